package dev.cuepost.media.edit.graph;

import java.util.ArrayList;
import java.util.List;

/** The lines of a filter graph, and labels that no other line has. */
public final class Graph {
  private final String prefix;
  private final List<String> lines = new ArrayList<>();
  private int labels;

  /**
   * An empty one.
   *
   * @param prefix what its labels begin with
   */
  public Graph(String prefix) {
    this.prefix = prefix;
  }

  public List<String> lines() {
    return List.copyOf(lines);
  }

  /** A new label. */
  public String label() {
    return prefix + labels++;
  }

  public void line(String text) {
    lines.add(text);
  }

  /** Filters from a label on; returns the label behind them. */
  public String chain(String from, Chain chain) {
    String to = label();
    lines.add(chain.between(from, to));
    return to;
  }

  /** The same, of filters that are known at once. */
  public String chain(String from, String... filters) {
    return chain(from, new Chain().addAll(List.of(filters)));
  }

  /** Filters that begin with a source. */
  public String source(Chain chain) {
    String to = label();
    lines.add(chain.text(to));
    return to;
  }

  /** The same frames several times. */
  public List<String> split(String from, int count) {
    List<String> copies = new ArrayList<>();
    for (int copy = 0; copy < count; copy++) {
      copies.add(label());
    }
    lines.add("[%s]split=%d[%s]".formatted(from, count, String.join("][", copies)));
    return copies;
  }

  /** A filter of several inputs, and what follows it. */
  public String join(List<String> from, String filters) {
    String to = label();
    lines.add("[%s]%s[%s]".formatted(String.join("][", from), filters, to));
    return to;
  }
}
