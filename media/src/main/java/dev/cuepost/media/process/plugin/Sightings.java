package dev.cuepost.media.process.plugin;

import dev.cuepost.media.process.plugin.Findings.Label;
import dev.cuepost.media.process.plugin.Findings.Occurrence;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts together in which pictures something was, one after the other. For one thread. */
final class Sightings {
  private static final int MOST = 1_000;

  private final String category;
  private final String name;
  private final Duration step;
  private final List<Occurrence> occurrences = new ArrayList<>();

  /**
   * @param step from one picture to the next
   */
  Sightings(String category, String name, Duration step) {
    this.category = category;
    this.name = name;
    this.step = step;
  }

  /** It was in the picture of that time; what was in the one before as well goes on. */
  void add(Duration time) {
    if (!occurrences.isEmpty() && occurrences.getLast().to().equals(time)) {
      var before = occurrences.removeLast();
      occurrences.add(new Occurrence(before.from(), time.plus(step), Optional.empty()));
    } else if (occurrences.size() < MOST) {
      occurrences.add(new Occurrence(time, time.plus(step), Optional.empty()));
    }
  }

  /** Absent if it was in none. */
  Optional<Label> label() {
    return occurrences.isEmpty()
        ? Optional.empty()
        : Optional.of(new Label(category, name, Optional.empty(), occurrences));
  }
}
