package dev.cuepost.media.process.transcode;

import dev.cuepost.media.json.Fields;
import java.util.List;

/**
 * How loud the sound is to be: {@code Audio.Volume}; by default as FFmpeg's loudnorm has it.
 *
 * @param integrated LUFS, -70..-5
 * @param truePeak decibels of full scale, -9..0
 * @param range LU, 1..20
 */
record LoudnessTarget(double integrated, double truePeak, double range) {
  static LoudnessTarget read(Fields fields) {
    Words.oneOf(fields, "Method", List.of("auto", "dynamic"));
    var target =
        new LoudnessTarget(
            fields.number("IntegratedLoudnessTarget", -70, -5).orElse(-24.0),
            fields.number("TruePeak", -9, 0).orElse(-2.0),
            fields.number("LoudnessRangeTarget", 1, 20).orElse(7.0));
    Words.warnAboutTheRest(fields);
    return target;
  }
}
