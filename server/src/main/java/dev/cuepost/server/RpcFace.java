package dev.cuepost.server;

import dev.cuepost.access.Access;
import dev.cuepost.callback.Callbacks;
import dev.cuepost.callback.event.EventIds;
import dev.cuepost.identity.Entrance;
import dev.cuepost.media.app.Apps;
import dev.cuepost.media.category.Categories;
import dev.cuepost.media.mark.Marks;
import dev.cuepost.media.refresh.Refreshes;
import dev.cuepost.media.review.Reviews;
import dev.cuepost.media.search.AssetSearch;
import dev.cuepost.media.store.StorageLocations;
import dev.cuepost.openapi.Nonces;
import dev.cuepost.openapi.Product;
import dev.cuepost.openapi.RpcGateway;
import dev.cuepost.openapi.cuepost.CallbackOperations;
import dev.cuepost.openapi.ims.Ims;
import dev.cuepost.openapi.ims.process.ProcessActions;
import dev.cuepost.openapi.ram.Ram;
import dev.cuepost.openapi.sts.Sts;
import dev.cuepost.openapi.upload.Destinations;
import dev.cuepost.openapi.upload.ReadUrls;
import dev.cuepost.openapi.upload.StreamWishes;
import dev.cuepost.openapi.upload.UploadGrants;
import dev.cuepost.openapi.vod.Vod;
import dev.cuepost.openapi.vod.process.VideoActions;
import dev.cuepost.queue.TimeSource;
import dev.cuepost.state.Database;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Puts the products together that are called by action and version. */
final class RpcFace {
  private final Foundation base;
  private final MediaServices media;
  private final Access access;
  private final Jdbi jdbi;
  private final TimeSource clock;
  private final Categories categories;
  private final AssetSearch search;
  private final Reviews reviews;
  private final UploadGrants grants;
  private final ReadUrls reads;
  private final Destinations destinations;

  private RpcFace(Foundation base, MediaServices media, Access access) {
    this.base = base;
    this.media = media;
    this.access = access;
    jdbi = base.database().jdbi();
    clock = base.clock();
    categories = new Categories(jdbi, clock);
    search = new AssetSearch(jdbi);
    reviews =
        new Reviews(jdbi, base.callbacks().events(), new EventIds(clock, base.ids()::hex32), clock);
    grants = new UploadGrants(access.sessions(), media.endpoints());
    reads = new ReadUrls(access.sessions(), media.urls(), media.buckets());
    destinations = new Destinations(new StorageLocations(jdbi, clock), media.buckets());
  }

  /** All products on one gateway. */
  static RpcGateway gateway(
      Foundation base,
      MediaServices media,
      Access access,
      Entrance entrance,
      Regions regions,
      SecureRandom random)
      throws IOException {
    var face = new RpcFace(base, media, access);
    return new RpcGateway(
        List.of(
            face.ims(),
            face.vod(),
            Ram.product(access),
            Sts.product(access),
            CallbackOperations.product(
                base.callbacks(),
                media.editing().jobs(),
                media.processing().jobs(),
                base.clock(),
                base.ids()::hex32,
                random)),
        entrance,
        base.parts().add(nonces(base)),
        base.config()
            .callRates(base.clock()::steadyMillis, base.database().bulletin().tally("calls")),
        regions::of,
        base.clock(),
        UUID::randomUUID);
  }

  private Product ims() {
    return Ims.product(
        media.editing(),
        media.library(),
        grants,
        media.pulling().pulls(),
        categories,
        search,
        reviews,
        reads,
        new StreamWishes(media.processing().videos()::await, media.processing().groups()),
        base.callbacks().settings().ims(),
        destinations,
        new Marks(jdbi, base.ids()::hex32),
        media.streams(),
        media.processing().jobs(),
        ProcessActions.all(media.processing(), media.urls(), media.endpoints(), reads));
  }

  private Product vod() {
    Callbacks callbacks = base.callbacks();
    return Vod.product(
        media.library(),
        media.editing(),
        grants,
        media.pulling().pulls(),
        categories,
        search,
        reviews,
        reads,
        callbacks.settings().vod(),
        media.processing(),
        destinations,
        new Apps(jdbi, clock, base.ids()::hex32),
        media.endpoints(),
        (video, wanted) -> media.streams().pull(media.pulling().pulls(), video, wanted),
        VideoActions.all(
            media.processing(),
            media.library().assets(),
            media.endpoints(),
            reads,
            access.sessions(),
            media.streams().rows()::fetched,
            new Refreshes(jdbi, callbacks.events(), clock, base.ids()::hex32)));
  }

  /** Servers that share their state share what was called as well. */
  private static Nonces nonces(Foundation base) throws IOException {
    Database database = base.database();
    if (!database.bulletin().hasOthers()) {
      return Nonces.open(base.data().nonces(), base.clock().instant());
    }
    var shared = base.parts().add(new StoredNonces(database.aside(), base.clock()));
    shared.start();
    return Nonces.in(shared);
  }
}
