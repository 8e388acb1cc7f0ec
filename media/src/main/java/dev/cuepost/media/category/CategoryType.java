package dev.cuepost.media.category;

import java.util.Locale;

/** What sort of assets a category is for. */
public enum CategoryType {
  /** Videos, sounds and pictures. */
  DEFAULT,
  /** Short materials for editing. */
  MATERIAL;

  /** What the API calls it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
