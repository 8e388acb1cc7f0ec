package dev.cuepost.media.process.dna;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * Looks for one file in others. Immutable, for any thread.
 *
 * <p>First an index over the input lets each frame of the other vote for the offsets at which it
 * may be met ({@link TraceIndex}); then the two are laid side by side at the few offsets with the
 * most votes ({@link Diagonal}). The time grows with the sum of their lengths, not with the
 * product, and so does the memory.
 */
final class Search {
  /** At how many offsets two traces are compared: so many pieces an edit may have of another. */
  private static final int OFFSETS = 24;

  private final List<TraceIndex> indexes;

  Search(Fingerprint input) {
    this.indexes =
        Arrays.stream(Strand.values())
            .flatMap(strand -> input.trace(strand).stream())
            .map(TraceIndex::new)
            .toList();
  }

  /** What the input and a fingerprint of the library have in common, if anything. */
  Optional<Match> in(Fingerprint library) {
    var details = new ArrayList<Match.Detail>();
    double similarity = 0;
    for (var index : indexes) {
      var strand = index.trace().strand();
      var found = library.trace(strand).map(trace -> runs(index, trace)).orElse(List.of());
      if (!found.isEmpty()) {
        similarity = Math.max(similarity, similarity(strand, found));
        found.forEach(run -> details.add(detail(strand, run)));
      }
    }
    details.sort(Comparator.comparing(detail -> detail.input().start()));
    return details.isEmpty() ? Optional.empty() : Optional.of(new Match(similarity, details));
  }

  /** Runs that do not overlap in the input; of those that do, the longest. */
  private static List<Run> runs(TraceIndex index, Trace library) {
    var found = new ArrayList<Run>();
    for (int offset : offsets(index, library)) {
      found.addAll(new Diagonal(index.trace(), library, offset).runs());
    }
    found.sort(
        Comparator.comparingInt(Run::length)
            .reversed()
            .thenComparingDouble(run -> (double) run.difference() / run.compared())
            .thenComparingInt(Run::offset));
    var kept = new ArrayList<Run>();
    for (var run : found) {
      if (kept.stream().noneMatch(run::overlaps)) {
        kept.add(run);
      }
    }
    return kept;
  }

  /** Those with the most votes; among equals, those at which more of the two lies side by side. */
  private static List<Integer> offsets(TraceIndex index, Trace library) {
    var votes = index.votes(library);
    int own = index.trace().frames();
    var order =
        Comparator.<Integer>comparingInt(place -> votes[place])
            .thenComparingInt(place -> side(place - own + 1, own, library.frames()))
            .thenComparingInt(place -> place);
    var best = new PriorityQueue<Integer>(order);
    for (int place = 0; place < votes.length; place++) {
      if (votes[place] > 0) {
        best.add(place);
        if (best.size() > OFFSETS) {
          best.remove();
        }
      }
    }
    return best.stream().map(place -> place - own + 1).sorted().toList();
  }

  private static int side(int offset, int own, int others) {
    return Math.min(own, others - offset) - Math.max(0, -offset);
  }

  private static double similarity(Strand strand, List<Run> runs) {
    long difference = runs.stream().mapToLong(Run::difference).sum();
    long compared = runs.stream().mapToLong(Run::compared).sum();
    return Math.max(0, 1 - (double) difference / compared / strand.chance());
  }

  private static Match.Detail detail(Strand strand, Run run) {
    var aspect =
        switch (strand) {
          case PICTURE -> Match.Aspect.PICTURE;
          case SOUND -> Match.Aspect.SOUND;
        };
    Duration length = strand.time(run.length());
    return new Match.Detail(
        aspect,
        new Stretch(strand.time(run.begin()), length),
        new Stretch(strand.time(run.begin() + run.offset()), length));
  }
}
