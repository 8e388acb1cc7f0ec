package dev.cuepost.media.edit.canvas;

/**
 * The canvas on which an author chose places and sizes in pixels: {@code FECanvas}. On an output of
 * another size they are worth more or less.
 *
 * <p>Source: "Timeline configuration",
 * https://www.alibabacloud.com/help/en/ims/developer-reference/timeline-configuration-description
 */
public record FrontEnd(int width, int height) {
  /** What a pixel from left to right is worth. */
  public double across(int outputWidth) {
    return (double) outputWidth / width;
  }

  /** What a pixel from top to bottom is worth. */
  public double down(int outputHeight) {
    return (double) outputHeight / height;
  }
}
