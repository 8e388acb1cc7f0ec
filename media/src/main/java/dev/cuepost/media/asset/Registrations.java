package dev.cuepost.media.asset;

import dev.cuepost.callback.event.Product;
import dev.cuepost.media.store.Buckets;
import dev.cuepost.media.store.MediaUrl;
import dev.cuepost.media.store.MediaUrls;
import dev.cuepost.media.store.ObjectEndpoints;
import dev.cuepost.media.store.ObjectName;
import dev.cuepost.media.work.Backlog;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Makes assets of files that lie there already. */
public final class Registrations {
  private final Jdbi jdbi;
  private final Assets assets;
  private final AssetEvents events;
  private final Backlog analysis;
  private final MediaUrls urls;
  private final ObjectEndpoints endpoints;
  private final Buckets buckets;
  private final InstantSource clock;
  private final Supplier<String> ids;

  Registrations(
      Jdbi jdbi,
      Assets assets,
      AssetEvents events,
      Backlog analysis,
      MediaUrls urls,
      ObjectEndpoints endpoints,
      Buckets buckets,
      InstantSource clock,
      Supplier<String> ids) {
    this.jdbi = jdbi;
    this.assets = assets;
    this.events = events;
    this.analysis = analysis;
    this.urls = urls;
    this.endpoints = endpoints;
    this.buckets = buckets;
    this.clock = clock;
    this.ids = ids;
  }

  /** What came of a registration. */
  public sealed interface Outcome {
    /** It is under way, or was before with the same token. */
    record Registered(String mediaId) implements Outcome {}

    /** The address is an asset's already. */
    record AlreadyThere(String mediaId) implements Outcome {}

    /** Another asset has this name of the user's. */
    record ReferenceTaken(String referenceId) implements Outcome {}

    /**
     * The address can be none of a file here.
     *
     * @param why one clause
     */
    record NotOurs(String why) implements Outcome {}
  }

  /**
   * Registers a file, which is looked at soon.
   *
   * @param url names an object in a bucket of the account
   * @param overwrite whether an asset that has the address gives way
   * @param clientToken by which the same request is known again
   */
  public Outcome register(
      NewAsset wish, String url, boolean overwrite, Optional<String> clientToken) {
    return register(wish, new Origin(AssetSource.REGISTERED, url), overwrite, clientToken);
  }

  /**
   * Registers the file of a video of VOD; parameters as above.
   *
   * @param video whose file is there
   */
  public Outcome register(
      NewAsset wish, Asset video, boolean overwrite, Optional<String> clientToken) {
    return register(wish, new Origin(AssetSource.IMPORTED, video.url()), overwrite, clientToken);
  }

  /** Where a file lies, and how the asset comes to it. */
  private record Origin(AssetSource source, String url) {}

  private Outcome register(
      NewAsset wish, Origin origin, boolean overwrite, Optional<String> clientToken) {
    return switch (urls.resolve(origin.url(), wish.region())) {
      case MediaUrl.Ours(ObjectName name) when buckets.isOf(name.bucket(), wish.account()) ->
          registerOurs(
              wish,
              new Origin(origin.source(), endpoints.web(origin.url(), name)),
              overwrite,
              clientToken);
      case MediaUrl.Ours _ -> new Outcome.NotOurs("the account has no such bucket");
      case MediaUrl.Elsewhere _ -> new Outcome.NotOurs("it names no object of this server");
      case MediaUrl.Invalid(String reason) -> new Outcome.NotOurs(reason);
    };
  }

  private Outcome registerOurs(
      NewAsset wish, Origin origin, boolean overwrite, Optional<String> clientToken) {
    Outcome outcome = jdbi.inTransaction(tx -> register(tx, wish, origin, overwrite, clientToken));
    if (outcome instanceof Outcome.Registered(String mediaId)) {
      analysis.add(mediaId);
    }
    return outcome;
  }

  private Outcome register(
      Handle tx, NewAsset wish, Origin origin, boolean overwrite, Optional<String> clientToken) {
    String url = origin.url();
    Optional<Asset> same =
        clientToken.flatMap(
            token -> Assets.findByToken(tx, wish.account(), wish.region(), wish.product(), token));
    if (same.isPresent()) {
      return new Outcome.Registered(same.get().mediaId());
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Optional<Asset> there =
        assets.findByUrl(tx, wish.account(), wish.region(), wish.product(), url);
    if (there.isPresent() && !overwrite) {
      return new Outcome.AlreadyThere(there.get().mediaId());
    }
    there.ifPresent(old -> {
      Assets.delete(tx, old.mediaId());
      events.deleted(tx, old, now);
    });
    Optional<String> reference = wish.details().referenceId();
    if (reference.isPresent() && isTaken(tx, wish.account(), wish.product(), reference.get())) {
      tx.rollback();
      return new Outcome.ReferenceTaken(reference.get());
    }
    var asset =
        new Asset(
            ids.get(),
            wish.product(),
            wish.account(),
            wish.region(),
            wish.app(),
            wish.kind(),
            AssetState.ANALYSING,
            origin.source(),
            url,
            wish.details(),
            wish.userData(),
            Optional.of(new AssetFile(0, Optional.empty(), Optional.empty())),
            Optional.empty(),
            now,
            now);
    assets.insert(tx, asset, clientToken);
    AttributeRows.insert(tx, asset.mediaId(), wish.attributes());
    return new Outcome.Registered(asset.mediaId());
  }

  private static boolean isTaken(Handle tx, String account, Product product, String reference) {
    return Assets.findByReference(tx, account, product, reference).isPresent();
  }
}
