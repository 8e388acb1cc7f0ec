package dev.cuepost.media.process.snapshot;

import java.time.Duration;
import java.util.List;

/** The moments of a clip that are wanted, from the file's first moment on and in order. */
sealed interface Moments {
  /** How many. */
  int count();

  Duration at(int index);

  /** Those after a moment. */
  Moments after(Duration moment);

  /**
   * Evenly spaced ones.
   *
   * @param step whole milliseconds, at least one
   */
  record Even(Duration start, Duration step, int count) implements Moments {
    @Override
    public Duration at(int index) {
      return start.plus(step.multipliedBy(index));
    }

    @Override
    public Moments after(Duration moment) {
      long passed = moment.compareTo(start) < 0 ? 0 : moment.minus(start).dividedBy(step) + 1;
      int left = (int) Math.max(0, count - passed);
      return new Even(start.plus(step.multipliedBy(passed)), step, left);
    }
  }

  /** Ones that were named. */
  record Listed(List<Duration> times) implements Moments {
    public Listed {
      times = List.copyOf(times);
    }

    @Override
    public int count() {
      return times.size();
    }

    @Override
    public Duration at(int index) {
      return times.get(index);
    }

    @Override
    public Moments after(Duration moment) {
      return new Listed(times.stream().filter(time -> time.compareTo(moment) > 0).toList());
    }
  }
}
