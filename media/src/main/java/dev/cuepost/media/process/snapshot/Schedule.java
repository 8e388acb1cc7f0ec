package dev.cuepost.media.process.snapshot;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Which moments are wanted, of a clip of any length. */
public sealed interface Schedule {
  /** The moments that a clip has of them; none if they all lie behind its end. */
  Moments in(Duration length);

  /**
   * From a moment on.
   *
   * @param start from the file's first moment, in whole milliseconds
   * @param count how many at most; absent for as many as the clip has
   * @param interval from one to the next, in whole milliseconds, at least one; absent to spread
   *     {@code count} of them over what is left of the clip
   */
  record Paced(Duration start, Optional<Integer> count, Optional<Duration> interval)
      implements Schedule {
    public Paced {
      if (count.isEmpty() && interval.isEmpty()) {
        throw new IllegalArgumentException("neither a count nor an interval");
      }
    }

    @Override
    public Moments in(Duration length) {
      long left = length.minus(start).toNanos();
      if (left <= 0) {
        return new Moments.Even(start, Duration.ofMillis(1), 0);
      }
      var step =
          interval.orElseGet(() ->
              Duration.ofMillis(Math.max(1, left / 1_000_000 / Math.max(1, count.orElse(1)))));
      long fitting = (left - 1) / step.toNanos() + 1;
      long wanted = count.map(Integer::longValue).orElse(Long.MAX_VALUE);
      return new Moments.Even(
          start, step, (int) Math.min(Integer.MAX_VALUE, Math.min(fitting, wanted)));
    }
  }

  /**
   * At moments that are named.
   *
   * @param times in order, none twice
   */
  record Named(List<Duration> times) implements Schedule {
    public Named {
      times = times.stream().sorted().distinct().toList();
    }

    @Override
    public Moments in(Duration length) {
      return new Moments.Listed(times.stream().filter(time -> time.compareTo(length) < 0).toList());
    }
  }
}
