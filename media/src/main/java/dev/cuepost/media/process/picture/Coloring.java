package dev.cuepost.media.process.picture;

/** In which numbers a picture is handed to its encoder. */
public enum Coloring {
  /** What JFIF asks for: BT.601 over the full range. */
  JPEG("out_color_matrix=bt601:out_range=pc", "yuvj420p"),
  /** What lossy WebP asks for: BT.601 in the limited range. */
  WEBP("out_color_matrix=bt601:out_range=tv", "yuv420p"),
  /** Red, green and blue. */
  RGB("out_range=pc", "bgr24");

  private final String scaling;
  private final String format;

  Coloring(String scaling, String format) {
    this.scaling = scaling;
    this.format = format;
  }

  /** Options of the scale filter that convert to it. */
  public String scaling() {
    return scaling;
  }

  /** FFmpeg's name of the pixel format. */
  public String format() {
    return format;
  }
}
