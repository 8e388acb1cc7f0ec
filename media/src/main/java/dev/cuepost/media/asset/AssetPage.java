package dev.cuepost.media.asset;

import java.util.List;
import java.util.Optional;

/**
 * A part of the assets that were asked for.
 *
 * @param next the token of the next page, if there may be more
 * @param total how many there are on all pages
 */
public record AssetPage(List<Asset> assets, Optional<String> next, long total) {
  /** Whether a text can be the token of a page. */
  public static boolean isToken(String text) {
    return AssetList.isToken(text);
  }
}
