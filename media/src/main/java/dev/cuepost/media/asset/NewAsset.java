package dev.cuepost.media.asset;

import dev.cuepost.callback.event.Product;
import java.util.Optional;

/**
 * Whose an asset will be, what it will be, and what is said of it.
 *
 * @param folder where its file goes, if not where uploads go
 * @param attributes what searches ask for beside all that
 */
public record NewAsset(
    Product product,
    String account,
    String region,
    String app,
    AssetKind kind,
    Details details,
    Optional<String> userData,
    Optional<UploadFolder> folder,
    Attributes attributes) {
  /** One of which nothing else is said, and whose file goes where uploads go. */
  public NewAsset(
      Product product,
      String account,
      String region,
      String app,
      AssetKind kind,
      Details details,
      Optional<String> userData) {
    this(product, account, region, app, kind, details, userData, Optional.empty(), Attributes.NONE);
  }

  /** The same whose file goes there, if it is told. */
  public NewAsset in(Optional<UploadFolder> place) {
    return new NewAsset(product, account, region, app, kind, details, userData, place, attributes);
  }

  /** The same of which this is said too. */
  public NewAsset saying(Attributes attributes) {
    return new NewAsset(product, account, region, app, kind, details, userData, folder, attributes);
  }
}
