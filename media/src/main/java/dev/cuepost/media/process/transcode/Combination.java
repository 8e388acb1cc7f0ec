package dev.cuepost.media.process.transcode;

import dev.cuepost.media.json.Fields;
import java.time.Duration;
import java.util.Optional;

/**
 * A part of the output that is put together from the inputs: {@code CombineConfigs[]}.
 *
 * @param path where it stands, for messages
 * @param picture number of the input whose picture is taken, from 0; absent for none
 * @param sound the same for the sound
 * @param start where both begin
 * @param length how much is taken; absent for as long as the picture lasts
 */
record Combination(
    String path,
    Optional<Integer> picture,
    Optional<Integer> sound,
    Duration start,
    Optional<Duration> length) {

  private static final int MOST_INPUTS = 100;

  static Combination read(Fields fields) {
    var combination =
        new Combination(
            fields.path(),
            input(fields, "VideoIndex"),
            input(fields, "AudioIndex"),
            fields.seconds("Start").orElse(Duration.ZERO),
            fields.positiveSeconds("Duration"));
    if (combination.picture.isEmpty() && combination.sound.isEmpty()) {
      throw Fields.invalid(fields.path(), "must take a picture or a sound");
    }
    Words.warnAboutTheRest(fields);
    return combination;
  }

  private static Optional<Integer> input(Fields fields, String name) {
    String input = fields.text(name).orElseThrow(() -> Words.missing(fields.at(name)));
    return input.equalsIgnoreCase("exclude")
        ? Optional.empty()
        : fields.integer(name, 0, MOST_INPUTS - 1);
  }
}
