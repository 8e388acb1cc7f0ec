package dev.cuepost.media.process.snapshot;

import dev.cuepost.media.process.picture.Coloring;
import java.util.List;

/** As what pictures are kept. */
enum PictureFormat {
  /** To be handed out. */
  JPEG(".jpg", Coloring.JPEG, "-c:v mjpeg -qmin 1 -q:v 2"),
  /** To be put on sheets, without loss and with little effort. */
  BMP(".bmp", Coloring.RGB, "-c:v bmp");

  private final String ending;
  private final Coloring coloring;
  private final String encoding;

  PictureFormat(String ending, Coloring coloring, String encoding) {
    this.ending = ending;
    this.coloring = coloring;
    this.encoding = encoding;
  }

  /** How their names end, with the dot. */
  String ending() {
    return ending;
  }

  Coloring coloring() {
    return coloring;
  }

  /** FFmpeg's words for their encoder. */
  List<String> encoding() {
    return List.of(encoding.split(" ", -1));
  }
}
