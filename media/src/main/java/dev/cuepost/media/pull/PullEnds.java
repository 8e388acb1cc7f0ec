package dev.cuepost.media.pull;

import dev.cuepost.callback.event.Failure;
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
 * Writes the ends of pulls, each in one transaction with what the file is for and its event. A pull
 * that is ended already stays as it is.
 */
final class PullEnds {
  static final Failure ASSET_GONE =
      new Failure("MediaNotFound", "The media asset was deleted before its file had come.");

  private final Jdbi jdbi;
  private final PullFiles files;
  private final ObjectStore objects;
  private final Receiver assets;
  private final Receiver streams;
  private final InstantSource clock;

  PullEnds(
      Jdbi jdbi,
      PullFiles files,
      ObjectStore objects,
      Receiver assets,
      Receiver streams,
      InstantSource clock) {
    this.jdbi = jdbi;
    this.files = files;
    this.objects = objects;
    this.assets = assets;
    this.streams = streams;
    this.clock = clock;
  }

  /** What the file is for. */
  Receiver receiver(Pull pull) {
    return pull.streamId().isPresent() ? streams : assets;
  }

  /** The file lies in its place, and is looked at next. */
  void succeeded(Pull pull, StoredObject object) {
    boolean wanted = jdbi.inTransaction(tx -> succeeded(tx, pull, object.sizeBytes()));
    if (wanted) {
      receiver(pull).look(pull);
    } else if (receiver(pull).isGone(pull)) {
      deleteObject(pull);
    }
  }

  private boolean succeeded(Handle tx, Pull pull, long sizeBytes) {
    Instant now = now();
    if (!receiver(pull).came(tx, pull, sizeBytes, now)) {
      failed(tx, pull, ASSET_GONE, now);
      return false;
    }
    if (!PullStore.succeeded(tx, pull.jobId(), sizeBytes, now)) {
      throw new IllegalStateException("pull %s ended before its asset".formatted(pull.jobId()));
    }
    return true;
  }

  /** The file will not come, and with it what it was for. */
  void failed(Pull pull, Failure failure) {
    jdbi.useTransaction(tx -> failed(tx, pull, failure, now()));
    files.delete(pull);
  }

  private void failed(Handle tx, Pull pull, Failure failure, Instant now) {
    if (PullStore.failed(tx, pull.jobId(), failure, now)) {
      receiver(pull).missed(tx, pull, failure, now);
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
