package dev.cuepost.media.asset;

import dev.cuepost.callback.event.Failure;
import dev.cuepost.callback.event.MediaFigures;
import dev.cuepost.callback.event.Product;
import dev.cuepost.media.json.Verdict;
import dev.cuepost.media.render.Probe;
import dev.cuepost.media.store.MediaUrl;
import dev.cuepost.media.store.MediaUrls;
import dev.cuepost.media.store.ObjectName;
import dev.cuepost.media.store.ObjectStore;
import dev.cuepost.media.store.StoredObject;
import dev.cuepost.media.work.ScratchDirectory;
import dev.cuepost.media.work.Work;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;

/**
 * Looks at files that have come, which makes assets of them. The end is written once: whoever comes
 * second finds it written and does nothing.
 */
final class Analysis implements Work {
  /** What was begun so often and never ended takes its worker down each time. */
  private static final int ATTEMPTS_MAX = 5;

  private final Jdbi jdbi;
  private final Assets assets;
  private final AssetEvents events;
  private final MediaUrls urls;
  private final ObjectStore objects;
  private final Probe probe;
  private final Path scratch;
  private final Consumer<Asset> usable;
  private final InstantSource clock;
  private final Supplier<String> ids;

  Analysis(
      Jdbi jdbi,
      Assets assets,
      AssetEvents events,
      MediaUrls urls,
      ObjectStore objects,
      Probe probe,
      Path scratch,
      Consumer<Asset> usable,
      InstantSource clock,
      Supplier<String> ids) {
    this.jdbi = jdbi;
    this.assets = assets;
    this.events = events;
    this.urls = urls;
    this.objects = objects;
    this.probe = probe;
    this.scratch = scratch;
    this.usable = usable;
    this.clock = clock;
    this.ids = ids;
  }

  /** What was seen of a file. */
  private sealed interface Seen {
    record Usable(AssetFile file, Optional<MediaFigures> figures) implements Seen {}

    record Unusable(long sizeBytes, Failure failure) implements Seen {}
  }

  @Override
  public Optional<End> attempt(String mediaId, String message, int times) {
    Optional<Asset> waiting =
        assets.find(mediaId).filter(asset -> asset.state() == AssetState.ANALYSING);
    Instant begun = now();
    try {
      if (waiting.isEmpty()) {
        return Optional.of(() -> {});
      }
      Seen seen = times > ATTEMPTS_MAX ? neverEnded() : look(waiting.get());
      return Optional.of(end(waiting.get(), seen, begun));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("asset " + mediaId, e);
    }
  }

  private static Seen neverEnded() {
    return new Seen.Unusable(
        0,
        new Failure(
            "InternalError",
            "The file was begun to be looked at %d times, which never came to an end."
                .formatted(ATTEMPTS_MAX)));
  }

  private Seen look(Asset asset) throws IOException, InterruptedException {
    if (!(urls.resolve(asset.url(), asset.region()) instanceof MediaUrl.Ours(ObjectName name))) {
      return new Seen.Unusable(
          0, new Failure("InvalidParameter", "The address of the file names no object here."));
    }
    Optional<StoredObject> object = objects.find(name);
    if (object.isEmpty()) {
      return new Seen.Unusable(
          0, new Failure("ResourceNotFound", "There is no object " + asset.url() + "."));
    }
    long size = object.get().sizeBytes();
    return switch (asset.kind()) {
      case VIDEO, AUDIO, IMAGE -> probed(name, size);
      case TEXT, OTHER ->
          new Seen.Usable(
              new AssetFile(size, Optional.empty(), Optional.empty()), Optional.empty());
    };
  }

  private Seen probed(ObjectName name, long size) throws IOException, InterruptedException {
    try (var copies = ScratchDirectory.create(scratch.resolve("analysis-" + ids.get()))) {
      Path file = objects.localFile(name, copies.path()).orElseThrow();
      return switch (probe.look(file)) {
        case Verdict.Accepted<Probe.Found>(Probe.Found found, _) ->
            new Seen.Usable(
                new AssetFile(size, Figures.length(found.facts()), Optional.of(found.report())),
                Optional.of(Figures.of(found.facts(), size)));
        case Verdict.Rejected<Probe.Found>(var rejection) ->
            new Seen.Unusable(size, new Failure(rejection.code(), rejection.message()));
      };
    }
  }

  private End end(Asset asset, Seen seen, Instant begun) {
    return () -> {
      Instant now = now();
      Asset ended = ended(asset, seen, now);
      Optional<MediaFigures> figures =
          seen instanceof Seen.Usable(_, var told) ? told : Optional.empty();
      boolean written =
          jdbi.inTransaction(tx -> {
            if (!Assets.ended(tx, ended)) {
              return false;
            }
            if (isRegistered(asset)) {
              events.registered(tx, ended, now);
            } else if (asset.kind().plays()) {
              events.analysed(tx, ended, ids.get(), begun, now, figures);
            }
            return true;
          });
      if (written && ended.state() == AssetState.NORMAL) {
        usable.accept(ended);
      }
    };
  }

  private static boolean isRegistered(Asset asset) {
    return switch (asset.source()) {
      case REGISTERED, IMPORTED -> asset.product() == Product.IMS;
      case UPLOADED, PRODUCED -> false;
    };
  }

  private static Asset ended(Asset asset, Seen seen, Instant now) {
    return switch (seen) {
      case Seen.Usable(AssetFile file, _) -> asset.with(AssetState.NORMAL, file, now);
      case Seen.Unusable(long size, Failure failure) ->
          asset
              .with(AssetState.FAILED, new AssetFile(size, Optional.empty(), Optional.empty()), now)
              .failed(failure);
    };
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
