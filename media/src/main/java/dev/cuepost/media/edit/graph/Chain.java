package dev.cuepost.media.edit.graph;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Filters one after the other, between the labels of a filter graph. */
public final class Chain {
  private final List<String> filters = new ArrayList<>();

  public Chain add(String filter) {
    filters.add(filter);
    return this;
  }

  public Chain addAll(List<String> more) {
    filters.addAll(more);
    return this;
  }

  public boolean isEmpty() {
    return filters.isEmpty();
  }

  /** The chain from one label to another, each without its brackets. */
  public String between(String from, String to) {
    return "[" + from + "]" + text(to);
  }

  /** The chain of a source, which has no input. */
  public String text(String to) {
    return String.join(",", filters) + "[" + to + "]";
  }

  /** Ends a stream of so many frames with the last of them, whatever end it tells itself. */
  public static String ended(long frames) {
    return "tpad=stop=1:stop_mode=clone,trim=end_frame=" + frames;
  }

  /** A factor as FFmpeg reads it, without an exponent. */
  public static String number(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }
}
