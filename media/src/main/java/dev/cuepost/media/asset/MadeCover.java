package dev.cuepost.media.asset;

import dev.cuepost.callback.event.Product;
import java.util.Optional;

/** The picture that was made to stand for a film, which lies beside it and goes with it. */
public final class MadeCover {
  private MadeCover() {}

  /** The address of a cover that was asked for. */
  public static String beside(String film) {
    return film.substring(0, film.lastIndexOf('.')) + "-cover.jpg";
  }

  /** That of one that nobody asked for, which no object of the user's may have. */
  public static String unasked(String film, String mediaId) {
    return "%s-%s-cover.jpg".formatted(film.substring(0, film.lastIndexOf('.')), mediaId);
  }

  /** That of an asset, unless another picture stands for it. */
  static Optional<String> of(Asset asset) {
    return asset
        .details()
        .coverUrl()
        .filter(_ -> asset.source() == AssetSource.PRODUCED || asset.product() == Product.VOD)
        .filter(url ->
            url.equals(beside(asset.url())) || url.equals(unasked(asset.url(), asset.mediaId())));
  }
}
