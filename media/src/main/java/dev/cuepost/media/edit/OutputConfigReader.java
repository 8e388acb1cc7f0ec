package dev.cuepost.media.edit;

import dev.cuepost.media.edit.OutputConfig.Container;
import dev.cuepost.media.edit.OutputConfig.Orientation;
import dev.cuepost.media.edit.OutputConfig.VideoCodec;
import dev.cuepost.media.json.Fields;
import dev.cuepost.media.json.Json;
import dev.cuepost.media.json.RejectedException;
import dev.cuepost.media.json.Rejection;
import dev.cuepost.media.json.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads and checks {@code OutputMediaConfig}. */
final class OutputConfigReader {
  static final int LEAST_SIDE = 128;
  static final int MOST_SIDE = 4096;
  static final int MOST_SHORT_SIDE = 2160;

  private static final Set<String> PRESETS =
      Set.of(
          "ultrafast",
          "superfast",
          "veryfast",
          "faster",
          "fast",
          "medium",
          "slow",
          "slower",
          "veryslow");
  private static final Set<String> PROFILES = Set.of("baseline", "main", "high");
  private static final Pattern ADDRESS = Pattern.compile("(?i)https?://[^/?#]+/([^?#]*)");

  /** From this number on {@code Bitrate} can only mean bits rather than kilobits a second. */
  private static final int PLAIN_BITS = 100_000;

  private OutputConfigReader() {}

  static Verdict<OutputConfig> read(String json) {
    return Json.read("OutputMediaConfig", json, OutputConfigReader::read);
  }

  private static OutputConfig read(Fields fields) {
    String url = fields.text("MediaURL").orElseThrow(() -> missing("OutputMediaConfig.MediaURL"));
    var video = fields.object("Video");
    var template = OutputTemplate.read(fields);
    var ownRate = bitrate(fields, video);
    var ownCrf = video.flatMap(v -> v.integer("Crf", 0, 51));
    boolean rated = ownRate.isPresent() || ownCrf.isPresent();
    boolean sized = fields.has("Width") || fields.has("Height");
    var config =
        new OutputConfig(
            url,
            container(url),
            sized ? side(fields, "Width") : asInt(template.width()),
            sized ? side(fields, "Height") : asInt(template.height()),
            rated ? ownRate : asLong(template.bitrate()),
            fields.positiveSeconds("MaxDuration"),
            video.flatMap(OutputConfigReader::codec).or(template::codec).orElse(VideoCodec.H264),
            asInt(rated ? ownCrf : template.crf()),
            video.flatMap(OutputConfigReader::preset).or(template::preset),
            video.flatMap(OutputConfigReader::profile).or(template::profile),
            video.flatMap(OutputConfigReader::rate).or(template::fps),
            video.flatMap(v -> v.choice("Orientation", Orientation.class)));
    checkSize(config);
    if (config.container() == Container.FLV && config.codec() == VideoCodec.H265) {
      throw Fields.invalid("Video.Codec", "must be H.264 in a .flv");
    }
    video.ifPresent(v -> warnAboutTheUseless(v, config));
    video.ifPresent(v -> v.warnAboutTheRest("is not supported and was ignored."));
    fields.warnAboutTheRest("is not supported and was ignored.");
    return config;
  }

  /** What is right by itself, and means nothing for this output. */
  private static void warnAboutTheUseless(Fields video, OutputConfig config) {
    List<String> useless =
        switch (config.container()) {
          case WEBM -> List.of("Codec", "Preset", "Profile");
          case GIF -> List.of("Codec", "Preset", "Profile", "Crf", "Bitrate");
          case MP4, MOV, MKV, FLV, TS, M3U8 ->
              config.codec() == VideoCodec.H265 ? List.of("Profile") : List.of();
          case M4A, MP3, AAC, FLAC, OGG, WAV -> List.of();
        };
    boolean hevc = config.container() != Container.WEBM && config.container() != Container.GIF;
    String output = hevc ? "H.265" : "." + config.container().name().toLowerCase(Locale.ROOT);
    useless.stream()
        .filter(video::has)
        .forEach(
            name -> video.warn(name, "means nothing for %s and was ignored.".formatted(output)));
  }

  private static RejectedException missing(String name) {
    return new RejectedException(
        Rejection.atSubmit("MissingParameter", name + " is required but was not given."));
  }

  private static Container container(String url) {
    var address = ADDRESS.matcher(url);
    if (!address.matches() || address.group(1).isEmpty()) {
      throw Fields.invalid(
          "MediaURL",
          "must be an http or https address of an object, was " + Fields.printable(url));
    }
    String key = address.group(1);
    String name = key.substring(key.lastIndexOf('/') + 1);
    String extension = name.contains(".") ? name.substring(name.lastIndexOf('.') + 1) : "";
    return Container.ofEnding(extension.toLowerCase(Locale.ROOT))
        .orElseThrow(() ->
            Fields.invalid(
                "MediaURL",
                "must end with .mp4, .m4v, .mov, .webm, .mkv, .flv, .ts, .m3u8, .gif, .m4a, .mp3,"
                    + " .aac, .flac, .ogg or .wav, was "
                    + Fields.printable(url)));
  }

  private static OptionalInt side(Fields fields, String name) {
    return asInt(fields.integer(name, LEAST_SIDE, MOST_SIDE));
  }

  private static void checkSize(OutputConfig config) {
    if (config.width().isPresent()
        && config.height().isPresent()
        && Math.min(config.width().getAsInt(), config.height().getAsInt()) > MOST_SHORT_SIDE) {
      throw Fields.invalid(
          "Width and Height",
          "must have a short side of 2160 at most, was "
              + config.width().getAsInt()
              + "x"
              + config.height().getAsInt());
    }
  }

  private static OptionalLong bitrate(Fields fields, Optional<Fields> video) {
    return fields
        .number("Bitrate", 1, 200_000_000)
        .or(() -> video.flatMap(v -> v.number("Bitrate", 1, 200_000_000)))
        .map(OutputConfigReader::bits)
        .map(OptionalLong::of)
        .orElseGet(OptionalLong::empty);
  }

  private static OptionalLong asLong(Optional<Long> value) {
    return value.map(OptionalLong::of).orElseGet(OptionalLong::empty);
  }

  /** Small numbers are kilobits. */
  static long bits(double value) {
    return Math.round(value < PLAIN_BITS ? value * 1_000 : value);
  }

  static Optional<VideoCodec> codec(Fields video) {
    return video.choice("Codec", VideoCodec.class);
  }

  static Optional<String> preset(Fields video) {
    return word(video, "Preset", PRESETS);
  }

  static Optional<String> profile(Fields video) {
    return word(video, "Profile", PROFILES);
  }

  static Optional<FrameRate> rate(Fields video) {
    return video.number("Fps", 1, 120).map(FrameRate::near);
  }

  private static Optional<String> word(Fields fields, String name, Set<String> words) {
    return fields
        .text(name)
        .map(text -> text.toLowerCase(Locale.ROOT))
        .map(text -> {
          if (!words.contains(text)) {
            throw Fields.invalid(
                fields.at(name),
                "must be one of "
                    + words.stream().sorted().toList()
                    + ", was "
                    + Fields.printable(text));
          }
          return text;
        });
  }

  private static OptionalInt asInt(Optional<Integer> value) {
    return value.map(OptionalInt::of).orElseGet(OptionalInt::empty);
  }
}
