package dev.cuepost.server.migration;

/** Adds up what the batches of a step had, for who watches. Used by one thread. */
final class Sum {
  private final Step step;
  private final long total;
  private final Watch watch;
  private long done;

  private Sum(Step step, long total, Watch watch) {
    this.step = step;
    this.total = total;
    this.watch = watch;
  }

  /**
   * Begins the step.
   *
   * @param total 0 if it is not known
   */
  static Sum of(Step step, long total, Watch watch) {
    watch.at(step, 0, total);
    return new Sum(step, total, watch);
  }

  void add(long more) {
    done += more;
    watch.at(step, done, total);
  }
}
