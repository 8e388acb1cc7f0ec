package dev.cuepost.media.asset;

import dev.cuepost.callback.event.MediaChanges;
import dev.cuepost.callback.event.OperateMode;
import dev.cuepost.callback.event.Product;
import dev.cuepost.media.store.Buckets;
import dev.cuepost.media.store.MediaUrl;
import dev.cuepost.media.store.MediaUrls;
import dev.cuepost.media.store.ObjectName;
import dev.cuepost.media.store.ObjectStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Jdbi;

/** Describes assets anew, and deletes them. */
public final class Changes {
  private final Jdbi jdbi;
  private final AssetEvents events;
  private final MediaUrls urls;
  private final Buckets buckets;
  private final ObjectStore objects;
  private final Consumer<Asset> gone;
  private final InstantSource clock;

  Changes(
      Jdbi jdbi,
      AssetEvents events,
      MediaUrls urls,
      Buckets buckets,
      ObjectStore objects,
      Consumer<Asset> gone,
      InstantSource clock) {
    this.jdbi = jdbi;
    this.events = events;
    this.urls = urls;
    this.buckets = buckets;
    this.objects = objects;
    this.gone = gone;
    this.clock = clock;
  }

  /**
   * Describes the account's asset anew. What has changed is told; nothing if nothing has.
   *
   * @param userData replaces what was given before, if present
   * @return false if there is no such asset of the product
   * @throws org.jdbi.v3.core.statement.UnableToExecuteStatementException if the name of the user's
   *     that it shall have is another's
   */
  public boolean describe(
      String account,
      Product product,
      String mediaId,
      UnaryOperator<Details> change,
      Optional<String> userData) {
    Instant now = now();
    return jdbi.inTransaction(tx -> {
      Optional<Asset> found =
          Assets.find(tx, account, mediaId).filter(asset -> asset.product() == product);
      if (found.isEmpty()) {
        return false;
      }
      Asset before = found.get();
      Details details = change.apply(before.details());
      Asset after = before.described(details, userData.or(before::userData), now);
      Assets.describe(tx, mediaId, details, after.userData(), now);
      MediaChanges changes = Change.between(before.details(), details);
      if (!changes.equals(Change.between(details, details))) {
        events.described(tx, after, OperateMode.UPDATE, changes, now);
      }
      return true;
    });
  }

  /**
   * Deletes the account's asset.
   *
   * @param file whether its file goes too, which it can only if it is in a bucket of the account
   *     and belongs to no other asset
   * @return false if there is no such asset of the product
   */
  public boolean delete(String account, Product product, String mediaId, boolean file) {
    Optional<Asset> deleted =
        jdbi.inTransaction(tx -> {
          Optional<Asset> found =
              Assets.find(tx, account, mediaId).filter(asset -> asset.product() == product);
          found.ifPresent(asset -> {
            Instant now = now();
            Assets.delete(tx, mediaId);
            events.deleted(tx, asset, now);
            if (product == Product.VOD && asset.kind().plays()) {
              events.described(
                  tx,
                  asset,
                  OperateMode.DELETE,
                  Change.between(asset.details(), Details.NONE),
                  now);
            }
          });
          return found;
        });
    if (file) {
      deleted.filter(asset -> asset.source() != AssetSource.IMPORTED).ifPresent(this::deleteFile);
      deleted.ifPresent(this::deleteCover);
      deleted.ifPresent(gone);
    }
    return deleted.isPresent();
  }

  /**
   * Deletes the file of a video of VOD; the video stays.
   *
   * @return false if there is no such video that can be used, its file is gone already, or does not
   *     lie in a bucket of the account
   */
  public boolean deleteFile(String account, String mediaId) {
    Optional<Asset> deleted =
        jdbi.inTransaction(tx -> {
          Optional<Asset> found =
              Assets.find(tx, account, mediaId)
                  .filter(asset -> asset.product() == Product.VOD && asset.kind().plays())
                  .filter(asset -> own(asset).isPresent());
          Instant now = now();
          if (found.isEmpty() || !Assets.fileGone(tx, mediaId, now)) {
            return Optional.<Asset>empty();
          }
          events.fileDeleted(tx, found.get(), now);
          return found;
        });
    deleted.ifPresent(this::deleteFile);
    return deleted.isPresent();
  }

  private Optional<ObjectName> own(Asset asset) {
    return own(asset, asset.url());
  }

  private Optional<ObjectName> own(Asset asset, String url) {
    return urls.resolve(url, asset.region()) instanceof MediaUrl.Ours(ObjectName name)
            && buckets.isOf(name.bucket(), asset.account())
        ? Optional.of(name)
        : Optional.empty();
  }

  /** After the asset: a crash in between leaves a file that nobody names, not an asset without. */
  private void deleteFile(Asset asset) {
    own(asset).ifPresent(name -> delete(name, asset));
  }

  private void deleteCover(Asset asset) {
    MadeCover.of(asset).flatMap(url -> own(asset, url)).ifPresent(name -> delete(name, asset));
  }

  private void delete(ObjectName name, Asset asset) {
    try {
      objects.delete(name);
    } catch (IOException e) {
      throw new UncheckedIOException("a file of asset " + asset.mediaId(), e);
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
