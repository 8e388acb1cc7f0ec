package dev.cuepost.media.edit;

/** A view that changes from frame to frame, and then stands. */
public sealed interface Motion {
  View start();

  View end();

  /** How long it moves, at least 1. */
  long frames();

  /** The edges of the view move evenly over a picture. */
  record Passing(View start, View end, long frames) implements Motion {}

  /**
   * The middle comes evenly nearer: it is the enlargement that grows by as much with each frame.
   *
   * @param first enlargement at the beginning, at least 1
   * @param last enlargement at the end
   */
  record Nearing(double first, double last, long frames) implements Motion {
    @Override
    public View start() {
      return View.middle(first);
    }

    @Override
    public View end() {
      return View.middle(last);
    }
  }
}
