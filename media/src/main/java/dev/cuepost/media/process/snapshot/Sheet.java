package dev.cuepost.media.process.snapshot;

import dev.cuepost.media.process.picture.Size;

/**
 * How small pictures are laid out on a sheet: line by line, from the upper left.
 *
 * @param columns at least 1
 * @param lines at least 1
 * @param padding pixels between two of them, 0..1024
 * @param margin pixels around all of them, 0..1024
 * @param color of what they leave free, as six hexadecimal digits
 */
public record Sheet(int columns, int lines, int padding, int margin, String color) {
  private static final int TRACK_COLUMNS = 10;
  private static final int TRACK_LINES = 10;

  /** A part of a sheet, in pixels. */
  record Area(int x, int y, int width, int height) {}

  /**
   * The layout of WebVTT tracks, which nobody can change: ten columns, and lines as needed up to
   * ten.
   *
   * @param pictures how many there are, at least 1
   */
  static Sheet ofTrack(int pictures) {
    int lines = Math.min(TRACK_LINES, Math.ceilDiv(pictures, TRACK_COLUMNS));
    return new Sheet(TRACK_COLUMNS, lines, 0, 0, "000000");
  }

  int capacity() {
    return columns * lines;
  }

  /** How many sheets so many pictures need. */
  int sheets(int pictures) {
    return Math.ceilDiv(pictures, capacity());
  }

  /** The size of a sheet, which it has even if it is not full. */
  Size size(Size cell) {
    return new Size(side(columns, cell.width()), side(lines, cell.height()));
  }

  /**
   * Where a picture lies on its sheet.
   *
   * @param index of the picture, over all sheets, from 0
   */
  Area area(int index, Size cell) {
    int place = index % capacity();
    return new Area(
        margin + place % columns * (cell.width() + padding),
        margin + place / columns * (cell.height() + padding),
        cell.width(),
        cell.height());
  }

  /** FFmpeg's filter that makes sheets of pictures. */
  String filter() {
    return "tile=layout=%dx%d:padding=%d:margin=%d:color=0x%s"
        .formatted(columns, lines, padding, margin, color);
  }

  private int side(int cells, int cell) {
    return cells * cell + (cells - 1) * padding + 2 * margin;
  }
}
