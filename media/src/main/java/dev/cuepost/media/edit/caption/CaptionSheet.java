package dev.cuepost.media.edit.caption;

import java.time.Duration;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What libass draws: documents one over the other. There is one for all captions, but for files of
 * ASS, each of which keeps its own canvas and so its own document.
 *
 * @param documents ASS, from the bottom up; empty if nothing is to be drawn
 */
public record CaptionSheet(List<String> documents) {
  private static final Pattern EVENT =
      Pattern.compile(
          "(?m)^Dialogue: \\d+,(\\d+):(\\d\\d):(\\d\\d)\\.(\\d\\d),(\\d+):(\\d\\d):(\\d\\d)\\.(\\d\\d),");

  /** A time in which something may be seen. */
  public record Span(Duration from, Duration end) {}

  /** Nothing to draw. */
  public static final CaptionSheet EMPTY = new CaptionSheet(List.of());

  public CaptionSheet {
    documents = List.copyOf(documents);
  }

  /** When there is something to see, in any order; spans may overlap. */
  public List<Span> shown() {
    return documents.stream()
        .flatMap(document -> EVENT.matcher(document).results())
        .map(event -> new Span(time(event, 1), time(event, 5)))
        .distinct()
        .toList();
  }

  private static Duration time(MatchResult event, int first) {
    return Duration.ofHours(Long.parseLong(event.group(first)))
        .plusMinutes(Long.parseLong(event.group(first + 1)))
        .plusSeconds(Long.parseLong(event.group(first + 2)))
        .plusMillis(10 * Long.parseLong(event.group(first + 3)));
  }
}
