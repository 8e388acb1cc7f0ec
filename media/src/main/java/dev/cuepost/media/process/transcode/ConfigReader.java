package dev.cuepost.media.process.transcode;

import dev.cuepost.media.edit.MediaFacts.Turn;
import dev.cuepost.media.json.Fields;
import dev.cuepost.media.json.Json;
import dev.cuepost.media.json.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads and checks a configuration. */
final class ConfigReader {
  private static final int MOST_WATERMARKS = 20;
  private static final int MOST_SUBTITLES = 4;
  private static final int MOST_PARTS = 100;
  private static final String COPIED = "was ignored, as streams are copied.";

  private ConfigReader() {}

  static Verdict<TranscodeConfig> read(String json) {
    return Json.read("The transcode configuration", json, ConfigReader::read);
  }

  private static TranscodeConfig read(Fields fields) {
    var container = container(fields);
    boolean remux = fields.flag("Remux");
    var picture = picture(fields, container, remux);
    var config =
        new TranscodeConfig(
            container,
            remux,
            picture,
            sound(fields, container, remux),
            conversion(fields, remux),
            fields.object("MuxConfig").map(Segmenting::read).orElse(Segmenting.USUAL),
            fields.object("TimeSpan").map(TimeSpan::read).orElse(TimeSpan.WHOLE),
            seen(fields, "ImageWatermarks", MOST_WATERMARKS, ImageWatermark::read, picture),
            seen(fields, "TextWatermarks", MOST_WATERMARKS, TextWatermark::read, picture),
            seen(fields, "Subtitles", MOST_SUBTITLES, Subtitle::read, picture),
            fields.object("Encryption").map(Encryption::read),
            fields.list("CombineConfigs", MOST_PARTS, Combination::read));
    check(config, fields);
    Words.warnAboutTheRest(fields);
    return config;
  }

  private static Container container(Fields fields) {
    var section = fields.object("Container");
    var container =
        section.flatMap(values -> values.choice("Format", Container.class)).orElse(Container.MP4);
    section.ifPresent(Words::warnAboutTheRest);
    return container;
  }

  /** Without a {@code Video} section the sound alone is wanted, unless everything is copied. */
  private static Optional<PictureConfig> picture(
      Fields fields, Container container, boolean remux) {
    var turn = turn(fields);
    refuse("Rotate", remux && turn != Turn.NONE);
    var section = fields.object("Video");
    if (!container.hasPicture() || section.filter(values -> values.flag("Remove")).isPresent()) {
      return Optional.empty();
    }
    if (remux) {
      section.ifPresent(_ -> fields.warn("Video", COPIED));
      return Optional.of(PictureConfig.usual(container));
    }
    return section.map(values -> PictureConfig.read(values, container, turn));
  }

  /** Degrees to the right, as VOD and MPS have them. */
  private static Turn turn(Fields fields) {
    return fields
        .integer("Rotate", 0, 270)
        .map(degrees -> {
          if (degrees % 90 != 0) {
            throw Fields.invalid(fields.at("Rotate"), "must be 0, 90, 180 or 270, was " + degrees);
          }
          return Turn.ofDegrees(degrees);
        })
        .orElse(Turn.NONE);
  }

  private static Optional<SoundConfig> sound(Fields fields, Container container, boolean remux) {
    var section = fields.object("Audio");
    if (section.filter(values -> values.flag("Remove")).isPresent()) {
      return Optional.empty();
    }
    if (remux) {
      section.ifPresent(_ -> fields.warn("Audio", COPIED));
      return Optional.of(SoundConfig.usual(container));
    }
    return Optional.of(
        section
            .map(values -> SoundConfig.read(values, container))
            .orElseGet(() -> SoundConfig.usual(container)));
  }

  private static Conversion conversion(Fields fields, boolean remux) {
    var section = fields.object("TransConfig");
    if (remux) {
      section.ifPresent(_ -> fields.warn("TransConfig", COPIED));
      return Conversion.PLAIN;
    }
    return section.map(Conversion::read).orElse(Conversion.PLAIN);
  }

  /** What is laid over the picture, which needs one. */
  private static <T> List<T> seen(
      Fields fields,
      String name,
      int most,
      Function<Fields, T> read,
      Optional<PictureConfig> picture) {
    var layers = fields.list(name, most, read);
    if (picture.isEmpty() && !layers.isEmpty()) {
      fields.warn(name, "was ignored, as the output has no picture.");
      return List.of();
    }
    return layers;
  }

  private static void check(TranscodeConfig config, Fields fields) {
    if (config.picture().isEmpty() && config.sound().isEmpty()) {
      throw Fields.invalid("Audio.Remove", "leaves nothing to be made, as there is no picture");
    }
    if (config.encryption().isPresent() && !config.isSegmented()) {
      throw Fields.invalid(
          "Encryption", "needs the container m3u8, was " + config.container().extension());
    }
    config.picture().ifPresent(picture -> checkMode(config.conversion(), picture, fields));
    if (config.remux()) {
      refuse("TimeSpan", !config.span().isWhole());
      refuse("ImageWatermarks", !config.images().isEmpty());
      refuse("TextWatermarks", !config.texts().isEmpty());
      refuse("Subtitles", !config.subtitles().isEmpty());
      refuse("CombineConfigs", !config.combinations().isEmpty());
    }
  }

  /** Two passes and a constant bitrate need one to aim at; a quality has no place in them. */
  private static void checkMode(Conversion conversion, PictureConfig picture, Fields fields) {
    if (conversion.mode() == Conversion.Mode.ONEPASS) {
      return;
    }
    if (picture.rate().bitrate().isEmpty()) {
      throw Fields.invalid(
          "TransConfig.TransMode",
          "can be twopass or CBR only with Video.Bitrate, was " + conversion.mode());
    }
    if (picture.rate().crf().isPresent()) {
      fields.warn("Video.Crf", "was ignored, as TransConfig.TransMode aims at the bitrate.");
    }
  }

  private static void refuse(String name, boolean given) {
    if (given) {
      throw Fields.invalid(name, "cannot be used where streams are copied");
    }
  }
}
