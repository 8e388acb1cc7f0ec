package dev.cuepost.media.process.dna;

import java.util.ArrayList;
import java.util.List;

/**
 * Two traces laid side by side at one offset. Finds where they are alike, in one pass.
 *
 * <p>A window of frames is moved along. Where the frames in it differ by no more than the limit, on
 * the average over those that tell something, and half of them do, all of them belong to a run. The
 * ends of a run are cut until they are alike themselves, as a window reaches over them. Runs with a
 * short gap between them, such as a fade through black, are one.
 */
final class Diagonal {
  private static final int UNKNOWN = -1;

  private final Trace input;
  private final Trace library;
  private final int offset;
  private final int from;
  private final int[] distances;

  Diagonal(Trace input, Trace library, int offset) {
    this.input = input;
    this.library = library;
    this.offset = offset;
    this.from = Math.max(0, -offset);
    int to = Math.min(input.frames(), library.frames() - offset);
    this.distances = new int[Math.max(0, to - from)];
    for (int index = 0; index < distances.length; index++) {
      int own = from + index;
      distances[index] =
          input.tells(own) && library.tells(own + offset)
              ? input.distance(own, library, own + offset)
              : UNKNOWN;
    }
  }

  /** The runs, in their order. */
  List<Run> runs() {
    var runs = new ArrayList<Run>();
    int window = window();
    int gap = window * 3 / 2;
    int begin = UNKNOWN;
    int end = UNKNOWN;
    var passing = new Average();
    for (int index = 0; index < distances.length; index++) {
      passing.add(distances[index]);
      if (index >= window) {
        passing.remove(distances[index - window]);
      }
      if (index >= window - 1 && passing.count * 2 >= window && passing.isAlike()) {
        int windowBegin = index - window + 1;
        if (begin != UNKNOWN && windowBegin > end + gap) {
          add(runs, begin, end, window);
          begin = UNKNOWN;
        }
        begin = begin == UNKNOWN ? windowBegin : begin;
        end = index + 1;
      }
    }
    if (begin != UNKNOWN) {
      add(runs, begin, end, window);
    }
    return runs;
  }

  /** Clips that are shorter than a window, and single pictures, are compared as a whole. */
  private int window() {
    int shorter = Math.min(input.frames(), library.frames());
    return Math.max(1, Math.min(input.strand().window(), shorter));
  }

  private void add(List<Run> runs, int begin, int end, int window) {
    int first = begin;
    int last = end;
    int edge = Math.min(input.strand().edge(), window);
    while (first < last && !average(first, Math.min(last, first + edge)).isAlike()) {
      first++;
    }
    while (first < last && !average(Math.max(first, last - edge), last).isAlike()) {
      last--;
    }
    var whole = average(first, last);
    if (last - first >= window && whole.isAlike()) {
      runs.add(new Run(from + first, from + last, offset, whole.sum, whole.count));
    }
  }

  private Average average(int begin, int end) {
    var average = new Average();
    for (int index = begin; index < end; index++) {
      average.add(distances[index]);
    }
    return average;
  }

  private final class Average {
    private long sum;
    private int count;

    void add(int distance) {
      if (distance != UNKNOWN) {
        sum += distance;
        count++;
      }
    }

    void remove(int distance) {
      if (distance != UNKNOWN) {
        sum -= distance;
        count--;
      }
    }

    boolean isAlike() {
      return count > 0 && sum <= (long) count * input.strand().limit();
    }
  }
}
