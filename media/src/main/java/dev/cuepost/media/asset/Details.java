package dev.cuepost.media.asset;

import java.util.List;
import java.util.Optional;

/**
 * What its user says of an asset.
 *
 * @param title empty if none was given
 * @param description empty if none was given
 * @param referenceId a name of the user's own, unique among the account's assets of the product
 */
public record Details(
    String title,
    String description,
    List<String> tags,
    Optional<Long> category,
    Optional<String> coverUrl,
    Optional<String> businessType,
    Optional<String> referenceId) {
  public static final Details NONE =
      new Details(
          "",
          "",
          List.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /** The same under another title. */
  public Details titled(String words) {
    return new Details(words, description, tags, category, coverUrl, businessType, referenceId);
  }

  /** The same for another business. */
  public Details ofBusiness(String business) {
    return new Details(
        title, description, tags, category, coverUrl, Optional.of(business), referenceId);
  }

  /** The same in another category, or in none. */
  public Details inCategory(Optional<Long> id) {
    return new Details(title, description, tags, id, coverUrl, businessType, referenceId);
  }

  /** The same with another cover. */
  public Details covered(Optional<String> url) {
    return new Details(title, description, tags, category, url, businessType, referenceId);
  }

  /** The same under another name of the user's. */
  public Details named(Optional<String> name) {
    return new Details(title, description, tags, category, coverUrl, businessType, name);
  }
}
