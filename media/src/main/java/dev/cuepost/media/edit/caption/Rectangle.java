package dev.cuepost.media.edit.caption;

/** A place and a size, in pixels or in parts of something; it may reach beyond the canvas. */
public record Rectangle(double left, double top, double width, double height) {
  /** The place of a part of it. */
  Rectangle part(Rectangle share) {
    return new Rectangle(
        left + share.left() * width,
        top + share.top() * height,
        share.width() * width,
        share.height() * height);
  }
}
