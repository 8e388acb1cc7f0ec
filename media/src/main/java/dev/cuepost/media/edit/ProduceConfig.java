package dev.cuepost.media.edit;

import dev.cuepost.media.json.Fields;
import dev.cuepost.media.json.Json;
import dev.cuepost.media.json.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * How the output is made beside what it is: {@code EditingProduceConfig}.
 *
 * <p>Source: "Production parameters",
 * https://www.alibabacloud.com/help/en/ims/developer-reference/clip-composition-parameter-description
 *
 * @param transparent whether a WebM stays transparent where nothing is seen
 * @param maxBitrate of the picture, bits a second, where the output's configuration gives none
 * @param keepBitrate whether the highest bitrate of the materials is the output's
 * @param channelCopy which of the two channels is heard on both sides
 * @param cover the moment whose picture becomes the output's cover
 */
public record ProduceConfig(
    boolean transparent,
    OptionalLong maxBitrate,
    boolean keepBitrate,
    Optional<Side> channelCopy,
    Optional<Duration> cover) {
  /** What a job has that says nothing. */
  public static final ProduceConfig USUAL =
      new ProduceConfig(false, OptionalLong.empty(), false, Optional.empty(), Optional.empty());

  /** A side that sound comes from. */
  public enum Side {
    LEFT,
    RIGHT
  }

  /** What a job says, or nothing of it. */
  public static Verdict<ProduceConfig> readIfGiven(Optional<String> json) {
    return json.map(ProduceConfig::read).orElseGet(() -> new Verdict.Accepted<>(USUAL, List.of()));
  }

  /** Reads the JSON text; every refusal is one for submission. */
  public static Verdict<ProduceConfig> read(String json) {
    return Json.read("EditingProduceConfig", json, ProduceConfig::read);
  }

  private static ProduceConfig read(Fields fields) {
    // materials are assets here, whichever product they came through
    fields.ignore(Set.of("AutoRegisterInputVodMedia"));
    var config =
        new ProduceConfig(
            fields.flag("OutputWebmTransparentChannel"),
            bits(fields),
            fields.flag("KeepOriginMaxBitrate"),
            side(fields),
            fields.object("CoverConfig").map(ProduceConfig::moment));
    fields.warnAboutTheRest("is not supported and was ignored.");
    return config;
  }

  private static Duration moment(Fields cover) {
    Duration moment = cover.seconds("StartTime").orElse(Duration.ZERO);
    cover.warnAboutTheRest("is not supported and was ignored.");
    return moment;
  }

  private static OptionalLong bits(Fields fields) {
    return fields
        .number("MaxBitrate", 1, 200_000_000)
        .map(OutputConfigReader::bits)
        .map(OptionalLong::of)
        .orElseGet(OptionalLong::empty);
  }

  private static Optional<Side> side(Fields fields) {
    return fields
        .text("AudioChannelCopy")
        .map(text ->
            switch (text.toLowerCase(Locale.ROOT)) {
              case "left" -> Side.LEFT;
              case "right" -> Side.RIGHT;
              default ->
                  throw Fields.invalid(
                      fields.at("AudioChannelCopy"),
                      "must be left or right, was " + Fields.printable(text));
            });
  }
}
