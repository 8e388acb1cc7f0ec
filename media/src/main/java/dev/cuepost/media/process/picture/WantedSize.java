package dev.cuepost.media.process.picture;

import dev.cuepost.media.edit.MediaFacts.Picture;
import dev.cuepost.media.json.Fields;
import java.util.Optional;

/** The size that is asked for: both sides, or one so that the other follows, or none. */
public record WantedSize(Optional<Integer> width, Optional<Integer> height) {
  /** The most pixels that may be asked for on a side. */
  private static final int MOST = 4096;

  /** As large as the source. */
  public static final WantedSize OF_SOURCE = new WantedSize(Optional.empty(), Optional.empty());

  /**
   * Reads two members.
   *
   * @param least the fewest pixels that may be asked for on a side
   */
  public static WantedSize read(Fields fields, String width, String height, int least) {
    return new WantedSize(fields.integer(width, least, MOST), fields.integer(height, least, MOST));
  }

  /** Whether nothing is asked for. */
  public boolean isOfSource() {
    return width.isEmpty() && height.isEmpty();
  }

  /**
   * The same with the width for the longer side of the picture as it is shown, and the height for
   * the shorter one.
   */
  public WantedSize longSideFirst(Picture picture) {
    return picture.shownHeight() > picture.shownWidth()
        ? new WantedSize(/* width= */ height, /* height= */ width)
        : this;
  }

  /**
   * The size that the picture gets. A side that nobody asked for keeps the ratio of the picture as
   * it is shown, within {@link Size#MOST_SIDE}: a ribbon is squeezed.
   */
  public Size of(Picture picture) {
    double shownWidth = picture.shownWidth();
    double shownHeight = picture.shownHeight();
    int wide =
        width.orElseGet(() ->
            height
                .map(high -> following(high * shownWidth / shownHeight))
                .orElseGet(() -> following(shownWidth)));
    int high =
        height.orElseGet(() ->
            width
                .map(given -> following(given * shownHeight / shownWidth))
                .orElseGet(() -> following(shownHeight)));
    return new Size(wide, high);
  }

  private static int following(double side) {
    return (int) Math.clamp(Math.round(side), 1, (long) Size.MOST_SIDE);
  }
}
