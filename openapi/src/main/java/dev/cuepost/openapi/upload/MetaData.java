package dev.cuepost.openapi.upload;

import dev.cuepost.media.asset.Details;
import dev.cuepost.openapi.Refusal;
import java.util.Optional;

/** What is said of a file that comes, as JSON members. */
public final class MetaData {
  /** The longest title, in bytes. */
  public static final int TITLE_BYTES = 128;

  private static final int DESCRIPTION_BYTES = 1_024;
  private static final int URL_BYTES = 1_024;

  private MetaData() {}

  /**
   * Reads {@code Title}, {@code Description}, {@code Tags}, {@code CateId}, {@code CoverURL} and
   * {@code BusinessType}; all may be missing.
   *
   * @param title if no other is given
   * @throws Refusal if a member breaks its rule
   */
  public static Details details(Members meta, String title) throws Refusal {
    return new Details(
        meta.text("Title", TITLE_BYTES).orElse(title),
        meta.text("Description", DESCRIPTION_BYTES).orElse(""),
        Tags.read(meta.text("Tags", Tags.MAX_BYTES).orElse(""), rule -> meta.wrong("Tags", rule)),
        meta.category(Optional.empty()),
        meta.text("CoverURL", URL_BYTES),
        meta.text("BusinessType", 32),
        Optional.empty());
  }
}
