package dev.cuepost.media.edit;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What probing tells about a source.
 *
 * @param demuxer FFmpeg's short name of the format, by which the file must be opened
 * @param picture its first video stream that is not a cover picture
 * @param sound its first audio stream
 * @param bitrate bits a second over all, 0 if unknown
 */
public record MediaFacts(
    String demuxer, Optional<Picture> picture, Optional<Sound> sound, long bitrate) {

  /**
   * A picture stream.
   *
   * @param stream its index in the file
   * @param width of the stored picture, in pixels
   * @param height of the stored picture, in pixels
   * @param turn how a player turns it
   * @param pixelAspect width of a pixel by its height; 1 for square ones
   * @param rate frames a second, on the average
   * @param length from the file's first moment to the end of the last frame; zero for stills
   * @param still whether it is one picture
   * @param color how its numbers mean colours
   * @param coding how it is coded; absent where that is of no interest
   */
  public record Picture(
      int stream,
      int width,
      int height,
      Turn turn,
      double pixelAspect,
      FrameRate rate,
      Duration length,
      boolean still,
      Color color,
      Optional<Coding> coding) {

    /** A picture of which nobody asks how it is coded. */
    public Picture(
        int stream,
        int width,
        int height,
        Turn turn,
        double pixelAspect,
        FrameRate rate,
        Duration length,
        boolean still,
        Color color) {
      this(stream, width, height, turn, pixelAspect, rate, length, still, color, Optional.empty());
    }

    /** Width as shown: square pixels, turned upright. */
    public int shownWidth() {
      return turn.swapsSides() ? height : stretchedWidth();
    }

    /** Height as shown. */
    public int shownHeight() {
      return turn.swapsSides() ? stretchedWidth() : height;
    }

    private int stretchedWidth() {
      return Math.max(1, (int) Math.round(width * pixelAspect));
    }

    /** The same picture, turned once more after it was brought upright. */
    public Picture turned(Turn more) {
      return new Picture(
          stream, width, height, turn.and(more), pixelAspect, rate, length, still, color, coding);
    }
  }

  /** Clockwise turn that brings a stored picture upright, and a mirror image where there is one. */
  public enum Turn {
    NONE(0),
    RIGHT(90),
    HALF(180),
    LEFT(270);

    private final int degrees;

    Turn(int degrees) {
      this.degrees = degrees;
    }

    public boolean swapsSides() {
      return this == RIGHT || this == LEFT;
    }

    /** Both turns, one after the other. */
    public Turn and(Turn more) {
      return ofDegrees((degrees + more.degrees) % 360);
    }

    /** By so many degrees, a multiple of 90 from 0 to 270. */
    public static Turn ofDegrees(int degrees) {
      return Stream.of(values()).filter(turn -> turn.degrees == degrees).findFirst().orElseThrow();
    }

    /** FFmpeg's filters that do it. */
    public List<String> filters() {
      return switch (this) {
        case NONE -> List.of();
        case RIGHT -> List.of("transpose=dir=clock");
        case HALF -> List.of("hflip", "vflip");
        case LEFT -> List.of("transpose=dir=cclock");
      };
    }
  }

  /**
   * How the numbers of a picture mean colours.
   *
   * @param rgb whether it holds red, green, blue rather than luma and chroma
   * @param alpha whether it may be transparent
   * @param fullRange whether luma runs over 0..255 rather than 16..235
   * @param matrix swscale's name of the chroma matrix: {@code bt601}, {@code bt709}, …
   */
  public record Color(boolean rgb, boolean alpha, boolean fullRange, String matrix) {}

  /**
   * How a moving picture is coded.
   *
   * @param codec FFmpeg's name
   * @param profile FFmpeg's name: {@code Main}, {@code High}, …
   * @param plain whether it has whole frames of eight bits, with chroma for each two by two pixels
   * @param tags what it says of its colours
   * @param bitrate bits a second, 0 if unknown
   * @param begins the file's first moment on the clock of its streams
   * @param late how long after the file's first moment its first picture is shown
   */
  public record Coding(
      String codec,
      String profile,
      boolean plain,
      Tags tags,
      long bitrate,
      Duration begins,
      Duration late) {}

  /**
   * What a picture says of its colours, in FFmpeg's words; {@code unknown} where it says nothing.
   */
  public record Tags(String range, String primaries, String transfer, String matrix) {}

  /**
   * A sound stream.
   *
   * @param stream its index in the file
   * @param channels at least one
   * @param length from the file's first moment to its end
   */
  public record Sound(int stream, int channels, Duration length) {}
}
