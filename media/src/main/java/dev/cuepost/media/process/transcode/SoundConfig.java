package dev.cuepost.media.process.transcode;

import dev.cuepost.media.json.Fields;
import java.util.List;
import java.util.Optional;

/**
 * The sound of the output: {@code Audio}.
 *
 * @param bitrate kilobits a second, 8..1000
 * @param sampleRate samples a second
 * @param channels 1..8
 * @param loudness what it is brought to
 */
record SoundConfig(
    SoundCodec codec,
    int bitrate,
    int sampleRate,
    int channels,
    Optional<LoudnessTarget> loudness) {

  private static final List<String> SAMPLE_RATES =
      List.of("22050", "32000", "44100", "48000", "96000");
  private static final List<String> PROFILES =
      List.of("aac_low", "aac_he", "aac_he_v2", "aac_ld", "aac_eld");

  static SoundConfig read(Fields fields, Container container) {
    var codec = codec(fields, container);
    checkProfile(fields);
    var config =
        new SoundConfig(
            codec,
            fields.integer("Bitrate", 8, 1000).orElse(128),
            sampleRate(fields, container, codec),
            channels(fields, codec),
            fields.object("Volume").map(LoudnessTarget::read));
    Words.warnAboutTheRest(fields);
    return config;
  }

  /** What is made when nothing is said about the sound. */
  static SoundConfig usual(Container container) {
    var codec = container.soundCodecs().getFirst();
    return new SoundConfig(codec, 128, usualRate(codec), 2, Optional.empty());
  }

  private static SoundCodec codec(Fields fields, Container container) {
    var codec = fields.choice("Codec", SoundCodec.class).orElse(container.soundCodecs().getFirst());
    if (!container.soundCodecs().contains(codec)) {
      throw Fields.invalid(
          fields.at("Codec"),
          "must be one of %s in the container %s, was %s"
              .formatted(container.soundCodecs(), container.extension(), codec));
    }
    return codec;
  }

  /** Those above aac_low need an encoder that may not be passed on with FFmpeg. */
  private static void checkProfile(Fields fields) {
    Words.oneOf(fields, "Profile", PROFILES)
        .filter(profile -> !profile.equals("aac_low"))
        .ifPresent(profile -> {
          throw Fields.invalid(
              fields.at("Profile"), "can only be aac_low on this server, was " + profile);
        });
  }

  private static int sampleRate(Fields fields, Container container, SoundCodec codec) {
    int rate =
        Words.oneOf(fields, "Samplerate", SAMPLE_RATES)
            .map(Integer::parseInt)
            .orElse(usualRate(codec));
    if (codec == SoundCodec.OPUS && rate != 48_000) {
      if (rate != 44_100) {
        throw Fields.invalid(fields.at("Samplerate"), "must be 48000 with OPUS, was " + rate);
      }
      fields.warn("Samplerate", "is 48000 with OPUS, whatever is asked for.");
      return 48_000;
    }
    if ((codec == SoundCodec.MP3 || codec == SoundCodec.VORBIS) && rate > 48_000) {
      throw Fields.invalid(
          fields.at("Samplerate"), "must be 48000 at most with %s, was %d".formatted(codec, rate));
    }
    if (codec == SoundCodec.MP3 && container == Container.FLV && rate != 44_100 && rate != 22_050) {
      throw Fields.invalid(
          fields.at("Samplerate"), "must be 22050 or 44100 with MP3 in flv, was " + rate);
    }
    return rate;
  }

  private static int channels(Fields fields, SoundCodec codec) {
    return fields.integer("Channels", 1, codec.mostChannels()).orElse(2);
  }

  private static int usualRate(SoundCodec codec) {
    return codec == SoundCodec.OPUS ? 48_000 : 44_100;
  }
}
