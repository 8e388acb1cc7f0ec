package dev.cuepost.media.asset;

import dev.cuepost.callback.event.vod.UpdateMediaStorageClassComplete.Scope;
import dev.cuepost.callback.event.vod.UpdateMediaStorageClassComplete.StorageClass;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Moves videos to other classes of storage, and restores them; both are done at once. */
public final class StorageClasses {
  private final Jdbi jdbi;
  private final AssetEvents events;
  private final InstantSource clock;

  StorageClasses(Jdbi jdbi, AssetEvents events, InstantSource clock) {
    this.jdbi = jdbi;
    this.events = events;
    this.clock = clock;
  }

  /** Writes down how videos are kept from now on, and tells it of each. */
  public void move(List<Asset> videos, StorageClass storageClass, Scope scope) {
    Instant now = now();
    jdbi.useTransaction(tx -> {
      for (Asset video : videos) {
        write(tx, video, new Storage(storageClass, Optional.empty()));
        events.moved(tx, video, storageClass, scope, now);
      }
    });
  }

  /** Restores archived videos for a while, and tells it of each. */
  public void restore(List<Asset> videos, Duration length) {
    Instant now = now();
    Instant until = now.plus(length);
    jdbi.useTransaction(tx -> {
      for (Asset video : videos) {
        write(tx, video, new Storage(video.storage().storageClass(), Optional.of(until)));
        events.restored(tx, video, until, now);
      }
    });
  }

  private static void write(Handle tx, Asset video, Storage storage) {
    tx.execute(
        "UPDATE asset SET storage_class = ?, restored_until = ? WHERE media_id = ?",
        storage.storageClass().name(),
        storage.restoredUntil().map(Instant::toEpochMilli).orElse(null),
        video.mediaId());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
