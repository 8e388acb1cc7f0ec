package dev.cuepost.media.asset;

import dev.cuepost.callback.event.Product;
import java.util.Optional;

/** The picture that was made to stand for a film, which lies beside it and goes with it. */
public final class MadeCover {
  private MadeCover() {}

  /** The address of a film's cover. */
  public static String beside(String film) {
    return film.substring(0, film.lastIndexOf('.')) + "-cover.jpg";
  }

  /** That of an asset, unless another picture stands for it. */
  static Optional<String> of(Asset asset) {
    return asset
        .details()
        .coverUrl()
        .filter(_ -> asset.source() == AssetSource.PRODUCED || asset.product() == Product.VOD)
        .filter(url -> url.equals(beside(asset.url())));
  }
}
