package dev.cuepost.media.render;

import dev.cuepost.media.edit.SegmentedPlan;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Consumer;

/** What runs side by side have done, as the progress of the whole; 100 is left to the end. */
final class JointProgress {
  private final Duration total;
  private final Consumer<Progress> progress;
  private final Duration[] done;
  private int percent = -1;

  JointProgress(SegmentedPlan plan, Consumer<Progress> progress) {
    this.total =
        plan.pictures().stream()
            .map(picture -> picture.expected().length())
            .reduce(Duration.ZERO, Duration::plus);
    this.progress = progress;
    this.done = new Duration[plan.pictures().size()];
    Arrays.fill(done, Duration.ZERO);
  }

  /** To be told how far the run of this number is. */
  Consumer<Progress> of(int number) {
    return told -> tell(number, told.done());
  }

  private synchronized void tell(int number, Duration now) {
    done[number] = now;
    Duration all = Arrays.stream(done).reduce(Duration.ZERO, Duration::plus);
    int reached = (int) Math.min(99, all.toMillis() * 100 / Math.max(1, total.toMillis()));
    if (reached > percent) {
      percent = reached;
      progress.accept(new Progress(reached, all.compareTo(total) < 0 ? all : total));
    }
  }
}
