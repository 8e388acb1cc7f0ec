package dev.cuepost.media.edit;

import dev.cuepost.media.edit.caption.CaptionSheet.Span;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Predicate;

/**
 * Captions as libass finds them on a machine. The names are ours, never those of users; they may be
 * relative to the folder in which the edit is rendered.
 *
 * @param sheets from the bottom up
 * @param fonts folder of the fonts that came with the edit, and of nothing else
 * @param shown when there is something to see, in the time of the edit
 * @param shift how many frames of the edit lie before the one that is drawn upon, as a term of
 *     setpts; empty for none
 */
public record DrawnCaptions(List<Sheet> sheets, Path fonts, List<Span> shown, String shift) {
  /**
   * Captions that are drawn at once.
   *
   * @param document a file of ASS
   * @param under the first video track whose pictures lie over them; absent: they lie over all
   */
  public record Sheet(Path document, OptionalInt under) {}

  /** No captions. */
  public static final DrawnCaptions NONE = new DrawnCaptions(List.of(), Path.of(""), List.of());

  public DrawnCaptions {
    sheets = List.copyOf(sheets);
    shown = List.copyOf(shown);
  }

  /** Captions of a whole edit. */
  public DrawnCaptions(List<Sheet> sheets, Path fonts, List<Span> shown) {
    this(sheets, fonts, shown, "");
  }

  /** The same over a picture that begins with this frame of the edit. */
  DrawnCaptions from(long frame) {
    return new DrawnCaptions(sheets, fonts, shown, frame == 0 ? "" : Long.toString(frame));
  }

  /** The same over segments of the edit that follow each other; none if there is none in them. */
  DrawnCaptions over(List<Segment> segments, FrameRate rate) {
    if (frames(rate).stream().noneMatch(span -> segments.stream().anyMatch(span::meets))) {
      return NONE;
    }
    var lead = new StringBuilder("(" + segments.getFirst().from());
    long frame = segments.getFirst().frames();
    for (int index = 1; index < segments.size(); index++) {
      long gap = segments.get(index).from() - segments.get(index - 1).end();
      lead.append("+gte(N,%d)*%d".formatted(frame, gap));
      frame += segments.get(index).frames();
    }
    return new DrawnCaptions(sheets, fonts, shown, lead.append(')').toString());
  }

  /** Those that lie over all pictures. */
  DrawnCaptions overAll() {
    return only(sheet -> sheet.under().isEmpty());
  }

  /** Those that lie over the pictures of one video track and under those of another. */
  DrawnCaptions between(int lower, int upper) {
    return only(sheet ->
        sheet.under().isPresent()
            && lower < sheet.under().getAsInt()
            && sheet.under().getAsInt() <= upper);
  }

  boolean isEmpty() {
    return sheets.isEmpty();
  }

  private DrawnCaptions only(Predicate<Sheet> wanted) {
    return new DrawnCaptions(sheets.stream().filter(wanted).toList(), fonts, shown, shift);
  }

  /** The frames of the edit on which something may be drawn, with one to spare on both sides. */
  List<Segment> frames(FrameRate rate) {
    return shown.stream()
        .map(span ->
            new Segment(Math.max(0, rate.frameAt(span.from()) - 1), rate.frameAt(span.end()) + 2))
        .toList();
  }

  /**
   * The filters that draw them. Up to FFmpeg 7 they know of no colours but those of BT.601, so the
   * picture is brought there and back: both ways are one matrix, and cost a step of rounding.
   */
  List<String> filters() {
    if (sheets.isEmpty()) {
      return List.of();
    }
    var filters = new ArrayList<String>();
    if (!shift.isEmpty()) {
      filters.add("setpts='PTS+%s'".formatted(shift));
    }
    filters.add("colormatrix=bt709:bt601");
    filters.add("setparams=colorspace=smpte170m");
    for (var sheet : sheets) {
      filters.add(drawn(sheet.document()));
    }
    filters.add("colormatrix=bt601:bt709");
    filters.add(Colors.TAGS);
    if (!shift.isEmpty()) {
      filters.add("setpts='PTS-%s'".formatted(shift));
    }
    return filters;
  }

  private String drawn(Path document) {
    return "ass=filename=%s:fontsdir=%s".formatted(inGraph(document), inGraph(fonts));
  }

  /** Escaped for the option and then for the graph. */
  private static String inGraph(Path file) {
    return file.toString()
        .replaceAll("([\\\\':])", "\\\\$1")
        .replaceAll("([\\\\'\\[\\],;])", "\\\\$1");
  }
}
