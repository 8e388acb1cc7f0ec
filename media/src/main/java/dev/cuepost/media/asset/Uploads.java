package dev.cuepost.media.asset;

import dev.cuepost.callback.event.OperateMode;
import dev.cuepost.callback.event.Product;
import dev.cuepost.media.store.BucketId;
import dev.cuepost.media.store.Buckets;
import dev.cuepost.media.store.ObjectEndpoints;
import dev.cuepost.media.store.ObjectName;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Gives clients places into which they put the files of new assets. */
public final class Uploads {
  private final Jdbi jdbi;
  private final Assets assets;
  private final AssetEvents events;
  private final Buckets buckets;
  private final ObjectEndpoints endpoints;
  private final InstantSource clock;
  private final Supplier<String> ids;

  Uploads(
      Jdbi jdbi,
      Assets assets,
      AssetEvents events,
      Buckets buckets,
      ObjectEndpoints endpoints,
      InstantSource clock,
      Supplier<String> ids) {
    this.jdbi = jdbi;
    this.assets = assets;
    this.events = events;
    this.buckets = buckets;
    this.endpoints = endpoints;
    this.clock = clock;
    this.ids = ids;
  }

  /** An asset whose file is awaited, and where it is awaited. */
  public record Awaited(Asset asset, ObjectName object) {}

  /**
   * Begins an asset: its file is awaited from now on.
   *
   * @param extension of the file, without a dot
   */
  public Awaited begin(NewAsset wish, String extension) {
    return begin(wish, extension, Optional.empty());
  }

  /**
   * The same.
   *
   * @param dynamicMeta what the user says of it in words of their own
   */
  public Awaited begin(NewAsset wish, String extension, Optional<String> dynamicMeta) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Awaited awaited = prepare(wish, extension, now);
    jdbi.useTransaction(tx -> {
      insert(tx, awaited.asset(), awaited.object(), now);
      AttributeRows.insert(tx, awaited.asset().mediaId(), wish.attributes());
      dynamicMeta.ifPresent(data -> Assets.insertDynamicMeta(tx, awaited.asset().mediaId(), data));
    });
    return awaited;
  }

  /**
   * An asset as it will be and the place for its file, of which only the bucket is made. It is the
   * caller who stores the asset and brings the file.
   *
   * @param extension of the file, without a dot
   */
  public Awaited prepare(NewAsset wish, String extension, Instant now) {
    UploadFolder folder = wish.folder().orElseGet(() -> folder(wish));
    String mediaId = ids.get();
    var object =
        new ObjectName(
            folder.bucket(),
            folder.key(
                "%s/%s/%s.%s"
                    .formatted(
                        wish.kind().word(), mediaId, mediaId, extension.toLowerCase(Locale.ROOT))));
    var asset =
        new Asset(
            mediaId,
            wish.product(),
            wish.account(),
            wish.region(),
            wish.app(),
            wish.kind(),
            AssetState.UPLOADING,
            AssetSource.UPLOADED,
            endpoints.url(object),
            wish.details(),
            wish.userData(),
            Optional.empty(),
            Optional.empty(),
            now,
            now);
    return new Awaited(asset, object);
  }

  /** The private bucket of the account's uploads, which is made when it is first needed. */
  private UploadFolder folder(NewAsset wish) {
    var bucket = new BucketId(wish.region(), bucketName(wish.account()));
    buckets.create(bucket, wish.account(), Buckets.Acl.PRIVATE);
    return new UploadFolder(bucket, "");
  }

  /** Of the bucket to which uploads go of which nothing else is said. */
  public static String bucketName(String account) {
    return "outin-" + account;
  }

  private void insert(Handle tx, Asset asset, ObjectName object, Instant now) {
    assets.insert(tx, asset);
    UploadPlaces.insert(tx, new UploadPlaces.Place(asset.mediaId(), object));
    if (asset.product() == Product.VOD && asset.kind().plays()) {
      events.described(
          tx, asset, OperateMode.CREATE, Change.between(Details.NONE, asset.details()), now);
    }
  }

  /** The account's asset of this id, if its file is still awaited. */
  public Optional<Awaited> find(String account, Product product, String mediaId) {
    return assets
        .find(account, product, mediaId)
        .filter(asset -> asset.state() == AssetState.UPLOADING)
        .flatMap(asset ->
            jdbi.withHandle(handle -> UploadPlaces.of(handle, mediaId))
                .map(place -> new Awaited(asset, place.object())));
  }
}
