package dev.cuepost.media.asset;

import dev.cuepost.callback.event.Failure;
import dev.cuepost.callback.event.Product;
import java.time.Instant;
import java.util.Optional;

/**
 * A media asset.
 *
 * @param mediaId its name, 32 hex digits
 * @param product by which it is seen
 * @param app the application that it belongs to
 * @param url where its file is or will be
 * @param userData as given with the upload or the registration
 * @param file once it is there
 * @param failure why it cannot be used
 * @param storage how its file is kept
 */
public record Asset(
    String mediaId,
    Product product,
    String account,
    String region,
    String app,
    AssetKind kind,
    AssetState state,
    AssetSource source,
    String url,
    Details details,
    Optional<String> userData,
    Optional<AssetFile> file,
    Optional<Failure> failure,
    Instant createdAt,
    Instant modifiedAt,
    Storage storage) {
  /** One whose file is kept as usual. */
  public Asset(
      String mediaId,
      Product product,
      String account,
      String region,
      String app,
      AssetKind kind,
      AssetState state,
      AssetSource source,
      String url,
      Details details,
      Optional<String> userData,
      Optional<AssetFile> file,
      Optional<Failure> failure,
      Instant createdAt,
      Instant modifiedAt) {
    this(
        mediaId,
        product,
        account,
        region,
        app,
        kind,
        state,
        source,
        url,
        details,
        userData,
        file,
        failure,
        createdAt,
        modifiedAt,
        Storage.STANDARD);
  }

  /** The same with its file, in another state. */
  Asset with(AssetState state, AssetFile file, Instant now) {
    return new Asset(
        mediaId,
        product,
        account,
        region,
        app,
        kind,
        state,
        source,
        url,
        details,
        userData,
        Optional.of(file),
        failure,
        createdAt,
        now,
        storage);
  }

  /** The same that cannot be used. */
  Asset failed(Failure failure) {
    return new Asset(
        mediaId,
        product,
        account,
        region,
        app,
        kind,
        state,
        source,
        url,
        details,
        userData,
        file,
        Optional.of(failure),
        createdAt,
        modifiedAt,
        storage);
  }

  /** The same with another description. */
  Asset described(Details details, Optional<String> userData, Instant now) {
    return new Asset(
        mediaId, product, account, region, app, kind, state, source, url, details, userData, file,
        failure, createdAt, now, storage);
  }
}
