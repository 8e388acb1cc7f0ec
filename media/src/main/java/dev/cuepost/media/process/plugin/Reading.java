package dev.cuepost.media.process.plugin;

import dev.cuepost.media.process.plugin.Findings.Text;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Puts together what is read in pictures, one after the other. For one thread. */
final class Reading {
  private static final int MOST = 2_000;
  private static final int LONGEST = 2_000;

  private final Duration step;
  private final List<Text> texts = new ArrayList<>();

  /**
   * @param step from one picture to the next
   */
  Reading(Duration step) {
    this.step = step;
  }

  /** What stands in a picture; what stood in the one before as well goes on. */
  void add(Duration time, String read) {
    String content = read.replaceAll("\\p{Cntrl}+", " ").strip().replaceAll(" {2,}", " ");
    if (content.isEmpty()) {
      return;
    }
    String kept = content.length() > LONGEST ? content.substring(0, LONGEST) : content;
    if (!texts.isEmpty()
        && texts.getLast().content().equals(kept)
        && texts.getLast().to().equals(time)) {
      var before = texts.removeLast();
      texts.add(new Text(kept, before.from(), time.plus(step)));
    } else if (texts.size() < MOST) {
      texts.add(new Text(kept, time, time.plus(step)));
    }
  }

  List<Text> texts() {
    return List.copyOf(texts);
  }
}
