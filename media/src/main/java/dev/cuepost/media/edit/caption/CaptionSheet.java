package dev.cuepost.media.edit.caption;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What libass draws: documents one over the other. There is one for all captions between which no
 * pictures lie, but for files of ASS, each of which keeps its own canvas and so its own document.
 *
 * @param pages from the bottom up; empty if nothing is to be drawn
 * @param pictures from the bottom up, below the pages that the same pictures of video tracks lie
 *     over
 */
public record CaptionSheet(List<Page> pages, List<Picture> pictures) {
  private static final Pattern EVENT =
      Pattern.compile(
          "(?m)^Dialogue: \\d+,(\\d+):(\\d\\d):(\\d\\d)\\.(\\d\\d),(\\d+):(\\d\\d):(\\d\\d)\\.(\\d\\d),");

  /**
   * A document.
   *
   * @param text ASS
   * @param under the first video track whose pictures lie over it; absent: it lies over all of them
   */
  public record Page(String text, OptionalInt under) {}

  /**
   * A picture behind a text.
   *
   * @param path where its caption stands in the JSON
   * @param url its address, as written
   * @param area that it fills, in pixels of the output; it may reach beyond it
   * @param radius of its corners, in pixels
   * @param opacity 0..1
   * @param from when it appears
   * @param end when it is gone
   * @param under the first video track whose pictures lie over it; absent: it lies over all of them
   */
  public record Picture(
      String path,
      String url,
      Rectangle area,
      double radius,
      double opacity,
      Duration from,
      Duration end,
      OptionalInt under) {}

  /** A time in which something may be seen. */
  public record Span(Duration from, Duration end) {}

  /** Nothing to draw. */
  public static final CaptionSheet EMPTY = new CaptionSheet(List.of(), List.of());

  public CaptionSheet {
    pages = List.copyOf(pages);
    pictures = List.copyOf(pictures);
  }

  /** The texts of its pages. */
  public List<String> documents() {
    return pages.stream().map(Page::text).toList();
  }

  /** When there is something to see, in any order; spans may overlap. */
  public List<Span> shown() {
    return pages.stream()
        .map(Page::text)
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
