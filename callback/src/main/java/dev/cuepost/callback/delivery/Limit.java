package dev.cuepost.callback.delivery;

/**
 * How many attempts one target gets at once, as it shows that it can bear them.
 *
 * <p>It grows by one with each success that found it used up, and is halved by a failure; what was
 * under way at that time says nothing more. So a target that hangs is soon asked one question at a
 * time, and a fast one has as many as it wants. One thread at a time.
 */
final class Limit {
  private static final int FIRST = 8;

  private final int most;
  private int now;
  private int tellsNothing;

  /**
   * @param most the highest limit, 1 or more
   */
  Limit(int most) {
    this.most = most;
    this.now = Math.min(FIRST, most);
  }

  int now() {
    return now;
  }

  /**
   * An attempt has ended.
   *
   * @param underWay how many were, this one included
   */
  void ended(boolean succeeded, int underWay) {
    if (tellsNothing > 0) {
      tellsNothing--;
      return;
    }
    if (!succeeded) {
      now = Math.max(1, now / 2);
      tellsNothing = underWay - 1;
    } else if (underWay >= now && now < most) {
      now++;
    }
  }
}
