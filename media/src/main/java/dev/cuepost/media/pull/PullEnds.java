package dev.cuepost.media.pull;

import dev.cuepost.callback.event.Failure;
import dev.cuepost.media.asset.Assets;
import dev.cuepost.media.asset.Library;
import dev.cuepost.media.store.ObjectStore;
import dev.cuepost.media.store.StoredObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Writes the ends of pulls, each in one transaction with its asset and its event. A pull that is
 * ended already stays as it is.
 */
final class PullEnds {
  static final Failure ASSET_GONE =
      new Failure("MediaNotFound", "The media asset was deleted before its file had come.");

  private final Jdbi jdbi;
  private final PullEvents events;
  private final PullFiles files;
  private final ObjectStore objects;
  private final Library library;
  private final InstantSource clock;

  PullEnds(
      Jdbi jdbi,
      PullEvents events,
      PullFiles files,
      ObjectStore objects,
      Library library,
      InstantSource clock) {
    this.jdbi = jdbi;
    this.events = events;
    this.files = files;
    this.objects = objects;
    this.library = library;
    this.clock = clock;
  }

  /** The file lies in its place; the asset is looked at next. */
  void succeeded(Pull pull, StoredObject object) {
    boolean wanted = jdbi.inTransaction(tx -> succeeded(tx, pull, object.sizeBytes()));
    if (wanted) {
      library.analyse(pull.mediaId());
    } else if (library.assets().find(pull.account(), pull.mediaId()).isEmpty()) {
      deleteObject(pull);
    }
  }

  private boolean succeeded(Handle tx, Pull pull, long sizeBytes) {
    Instant now = now();
    if (!Assets.arrived(tx, pull.mediaId(), sizeBytes, now)) {
      failed(tx, pull, ASSET_GONE, now);
      return false;
    }
    if (!PullStore.succeeded(tx, pull.jobId(), sizeBytes, now)) {
      throw new IllegalStateException("pull %s ended before its asset".formatted(pull.jobId()));
    }
    events.succeeded(
        tx, pull, Assets.find(tx, pull.account(), pull.mediaId()).orElseThrow(), sizeBytes, now);
    return true;
  }

  /** The file will not come, and with it the asset. */
  void failed(Pull pull, Failure failure) {
    jdbi.useTransaction(tx -> failed(tx, pull, failure, now()));
    files.delete(pull);
  }

  private void failed(Handle tx, Pull pull, Failure failure, Instant now) {
    if (PullStore.failed(tx, pull.jobId(), failure, now)) {
      Assets.missed(tx, pull.mediaId(), failure, now);
      events.failed(tx, pull, failure, now);
    }
  }

  private void deleteObject(Pull pull) {
    try {
      objects.delete(pull.place());
    } catch (IOException e) {
      throw new UncheckedIOException("the file of pull " + pull.jobId(), e);
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
