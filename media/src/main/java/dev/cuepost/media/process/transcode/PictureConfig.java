package dev.cuepost.media.process.transcode;

import dev.cuepost.media.edit.FrameRate;
import dev.cuepost.media.edit.MediaFacts.Turn;
import dev.cuepost.media.json.Fields;
import java.util.List;
import java.util.Optional;

/**
 * The picture of the output: {@code Video}.
 *
 * @param width in pixels, 128..4096
 * @param height in pixels, 128..4096
 * @param longShort whether width means the longer side, whichever way the picture lies
 * @param rate bitrate or quality
 * @param fps above 0 up to 60; absent for the source's
 * @param gop the most frames from one key frame to the next
 * @param profile as the encoder spells it
 * @param preset as x264 spells it
 * @param pixelFormat as FFmpeg spells it
 * @param turn how the upright picture is turned before anything else
 * @param crop what is cut off the turned picture
 * @param pad the final picture, with the place in it where the scaled one goes
 */
record PictureConfig(
    PictureCodec codec,
    Optional<Integer> width,
    Optional<Integer> height,
    boolean longShort,
    Rate rate,
    Optional<FrameRate> fps,
    Gop gop,
    Optional<String> profile,
    String preset,
    String pixelFormat,
    Optional<Scan> scan,
    Turn turn,
    Optional<Crop> crop,
    Optional<Box> pad) {

  private static final int USUAL_BUFFER = 6_000;
  private static final List<String> PRESETS =
      List.of(
          "ultrafast",
          "superfast",
          "veryfast",
          "faster",
          "fast",
          "medium",
          "slow",
          "slower",
          "veryslow");
  private static final List<String> PROFILES = List.of("baseline", "main", "high");
  private static final List<String> PIXEL_FORMATS =
      List.of("yuv420p", "yuvj420p", "yuv422p", "yuvj422p", "yuv444p", "yuvj444p", "yuv420p10le");

  /**
   * Bitrate or quality; kilobits a second, kilobits for the buffer.
   *
   * @param crf counts before the bitrate, 0..51
   * @param bitrate 10..50000
   * @param maxrate 10..50000
   * @param bufsize 1000..128000
   */
  record Rate(
      Optional<Integer> crf, Optional<Integer> bitrate, Optional<Integer> maxrate, int bufsize) {}

  /** {@code ScanMode}. AUTO and PROGRESSIVE both make whole frames of what is marked as fields. */
  enum Scan {
    PROGRESSIVE,
    INTERLACED,
    AUTO
  }

  /** What is cut off the source. */
  sealed interface Crop {
    /** Bars at the border, which have to be found. */
    record Border() implements Crop {}

    /** All but a rectangle. */
    record Fixed(Box box) implements Crop {}
  }

  static PictureConfig read(Fields fields, Container container, Turn turn) {
    var codec = codec(fields, container);
    var fps =
        fields
            .number("Fps", 0, 60)
            .map(value -> {
              if (value < 0.01) {
                throw Fields.invalid(
                    fields.at("Fps"), "must be above 0 and at most 60, was " + Words.number(value));
              }
              return FrameRate.near(value);
            });
    var config =
        new PictureConfig(
            codec,
            fields.integer("Width", 128, 4096),
            fields.integer("Height", 128, 4096),
            fields.flag("LongShortMode"),
            rate(fields),
            fps,
            Gop.read(fields),
            profile(fields, codec),
            Words.oneOf(fields, "Preset", PRESETS).orElse("medium"),
            pixelFormat(fields, codec),
            fields.choice("ScanMode", Scan.class),
            turn,
            crop(fields),
            Box.read(fields, "Pad"));
    if (config.scan.filter(Scan.INTERLACED::equals).isPresent() && codec != PictureCodec.H264) {
      throw Fields.invalid(fields.at("ScanMode"), "can be interlaced with H.264 only");
    }
    if (config.pad.filter(pad -> pad.width() % 2 + pad.height() % 2 > 0).isPresent()) {
      throw Fields.invalid(fields.at("Pad"), "must have an even width and height");
    }
    Words.warnAboutTheRest(fields);
    return config;
  }

  /** What is made when nothing is said about the picture. */
  static PictureConfig usual(Container container) {
    return new PictureConfig(
        container.pictureCodecs().getFirst(),
        Optional.empty(),
        Optional.empty(),
        false,
        new Rate(Optional.empty(), Optional.empty(), Optional.empty(), USUAL_BUFFER),
        Optional.empty(),
        new Gop.Frames(250),
        Optional.empty(),
        "medium",
        "yuv420p",
        Optional.empty(),
        Turn.NONE,
        Optional.empty(),
        Optional.empty());
  }

  private static PictureCodec codec(Fields fields, Container container) {
    var codec =
        fields.choice("Codec", PictureCodec.class).orElse(container.pictureCodecs().getFirst());
    if (!container.pictureCodecs().contains(codec)) {
      throw Fields.invalid(
          fields.at("Codec"),
          "must be one of %s in the container %s, was %s"
              .formatted(container.pictureCodecs(), container.extension(), codec));
    }
    return codec;
  }

  private static Rate rate(Fields fields) {
    var crf = fields.integer("Crf", 0, 51);
    var bitrate = fields.integer("Bitrate", 10, 50_000);
    var peak = fields.integer("AbrMax", 10, 50_000);
    var maxrate = fields.integer("Maxrate", 10, 50_000).or(() -> peak);
    return new Rate(
        crf, bitrate, maxrate, fields.integer("Bufsize", 1_000, 128_000).orElse(USUAL_BUFFER));
  }

  /** The names are those of H.264; its default is what x264 takes by itself. */
  private static Optional<String> profile(Fields fields, PictureCodec codec) {
    var profile = Words.oneOf(fields, "Profile", PROFILES);
    if (codec != PictureCodec.H264 && profile.isPresent()) {
      fields.warn("Profile", "is one of H.264 and was ignored.");
      return Optional.empty();
    }
    return profile;
  }

  private static String pixelFormat(Fields fields, PictureCodec codec) {
    String format = Words.oneOf(fields, "PixFmt", PIXEL_FORMATS).orElse("yuv420p");
    boolean plain = format.equals("yuv420p") || format.equals("yuvj420p");
    if (!plain && codec == PictureCodec.VP8) {
      throw Fields.invalid(fields.at("PixFmt"), "must be yuv420p with VP8");
    }
    if (!plain && codec == PictureCodec.H264 && fields.has("Profile")) {
      throw Fields.invalid(fields.at("PixFmt"), "must be yuv420p or yuvj420p with a Profile");
    }
    return format;
  }

  private static Optional<Crop> crop(Fields fields) {
    return fields.text("Crop").filter("border"::equalsIgnoreCase).isPresent()
        ? Optional.of(new Crop.Border())
        : Box.read(fields, "Crop").map(Crop.Fixed::new);
  }
}
