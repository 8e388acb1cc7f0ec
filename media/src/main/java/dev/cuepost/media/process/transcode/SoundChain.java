package dev.cuepost.media.process.transcode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The filters that sound goes through; none if encoding alone does it. */
final class SoundChain {
  private static final List<String> LAYOUTS =
      List.of("mono", "stereo", "2.1", "4.0", "5.0", "5.1", "6.1", "7.1");

  private SoundChain() {}

  /**
   * The only part of an output.
   *
   * @param byItself whether there is no picture: then the sound begins with the output, as some
   *     containers have no other times than those that its samples make
   */
  static List<String> alone(SoundConfig config, boolean byItself) {
    var filters = new ArrayList<String>();
    if (byItself) {
      filters.add("aresample=async=1:first_pts=0");
    }
    if (config.loudness().isPresent()) {
      filters.add(layout(config));
    }
    return filters;
  }

  /** A part among others. */
  static List<String> joined(SoundConfig config) {
    return List.of("aresample=%d:async=1:first_pts=0".formatted(config.sampleRate()), same(config));
  }

  static String silence(SoundConfig config, String seconds) {
    return "anullsrc=r=%d:cl=%s:d=%s,%s"
        .formatted(config.sampleRate(), LAYOUTS.get(config.channels() - 1), seconds, same(config));
  }

  /** Tells how loud it is. */
  static String measure(LoudnessTarget target) {
    return "loudnorm=%s:print_format=json".formatted(aim(target, target.range()));
  }

  /** Brings it to the target by one gain for all of it, unless the peaks forbid that. */
  static Optional<String> level(LoudnessTarget target, Loudness found) {
    if (found.isSilent()) {
      return Optional.empty();
    }
    // a range that is smaller than the sound's own would make loudnorm compress it
    double range = Math.clamp(Math.ceil(found.range()), target.range(), 20);
    return Optional.of(
        "loudnorm=%s:measured_I=%s:measured_TP=%s:measured_LRA=%s:measured_thresh=%s:linear=true"
            .formatted(
                aim(target, range),
                Words.number(found.integrated()),
                Words.number(found.truePeak()),
                Words.number(found.range()),
                Words.number(found.threshold())));
  }

  private static String aim(LoudnessTarget target, double range) {
    return "I=%s:TP=%s:LRA=%s"
        .formatted(
            Words.number(target.integrated()),
            Words.number(target.truePeak()),
            Words.number(range));
  }

  private static String same(SoundConfig config) {
    return "aformat=sample_fmts=fltp:sample_rates=%d:%s"
        .formatted(config.sampleRate(), layout(config).substring("aformat=".length()));
  }

  private static String layout(SoundConfig config) {
    return "aformat=channel_layouts=" + LAYOUTS.get(config.channels() - 1);
  }
}
