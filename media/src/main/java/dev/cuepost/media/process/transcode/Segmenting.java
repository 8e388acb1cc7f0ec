package dev.cuepost.media.process.transcode;

import dev.cuepost.media.json.Fields;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Where a stream is cut into segments: {@code MuxConfig.Segment}. The cuts are at the multiples of
 * the length, counted from the beginning, and at the forced times.
 *
 * @param length 1..60 seconds
 * @param forced further cuts
 */
record Segmenting(Duration length, List<Duration> forced) {
  static final Segmenting USUAL = new Segmenting(Duration.ofSeconds(10), List.of());

  private static final int MOST_FORCED = 1_000;
  private static final int MOST_CUTS = 8_000;
  private static final Pattern SECONDS = Pattern.compile("\\d{1,6}(?:\\.\\d{1,3})?");

  static Segmenting read(Fields mux) {
    var segmenting = mux.object("Segment").map(Segmenting::segment).orElse(USUAL);
    Words.warnAboutTheRest(mux);
    return segmenting;
  }

  private static Segmenting segment(Fields fields) {
    var length =
        fields
            .number("Duration", 1, 60)
            .map(seconds -> Duration.ofMillis(Math.round(seconds * 1000)))
            .orElse(USUAL.length);
    var forced = fields.text("ForceSegTime").map(text -> forced(fields, text)).orElse(List.of());
    Words.warnAboutTheRest(fields);
    return new Segmenting(length, forced);
  }

  private static List<Duration> forced(Fields fields, String text) {
    var times = Arrays.stream(text.split(",", -1)).map(String::strip).toList();
    if (times.size() > MOST_FORCED
        || !times.stream().allMatch(time -> SECONDS.matcher(time).matches())) {
      throw Fields.invalid(
          fields.at("ForceSegTime"),
          "must be up to %d times in seconds, parted by commas, was %s"
              .formatted(MOST_FORCED, Fields.printable(text)));
    }
    return times.stream()
        .map(time -> Duration.ofMillis(Math.round(Double.parseDouble(time) * 1000)))
        .filter(Duration::isPositive)
        .sorted()
        .distinct()
        .toList();
  }

  /** All the cuts in an output of a length, if some are forced; none if the length says it all. */
  List<Duration> cuts(Duration total) {
    if (forced.isEmpty()) {
      return List.of();
    }
    if (total.dividedBy(length) > MOST_CUTS) {
      throw Words.impossible(
          "MuxConfig.Segment.ForceSegTime",
          "cannot be used with more than " + MOST_CUTS + " segments");
    }
    var cuts = new TreeSet<>(forced);
    for (var cut = length; cut.compareTo(total) < 0; cut = cut.plus(length)) {
      cuts.add(cut);
    }
    return List.copyOf(cuts.headSet(total));
  }
}
