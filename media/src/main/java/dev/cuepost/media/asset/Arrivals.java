package dev.cuepost.media.asset;

import dev.cuepost.media.store.ObjectStore;
import dev.cuepost.media.store.StoredObject;
import dev.cuepost.media.work.Backlog;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Notices that the file of an asset has come. An object that was stored just before the process
 * died is noticed at the next start.
 */
public final class Arrivals {
  private final Jdbi jdbi;
  private final AssetEvents events;
  private final Backlog analysis;
  private final InstantSource clock;

  Arrivals(Jdbi jdbi, AssetEvents events, Backlog analysis, InstantSource clock) {
    this.jdbi = jdbi;
    this.events = events;
    this.analysis = analysis;
    this.clock = clock;
  }

  /** An object is complete. If an asset has waited for it, its upload is told. */
  public void arrived(StoredObject object) {
    Optional<UploadPlaces.Place> place =
        jdbi.withHandle(handle -> UploadPlaces.at(handle, object.name()));
    place.ifPresent(awaited -> {
      boolean first = jdbi.inTransaction(tx -> arrived(tx, awaited.mediaId(), object.sizeBytes()));
      if (first) {
        analysis.add(awaited.mediaId());
      }
    });
  }

  /**
   * The file of an asset lies in its place; its upload is told. The caller has it looked at when
   * the transaction stands.
   *
   * @return whether it was awaited
   */
  public boolean arrived(Handle tx, String mediaId, long sizeBytes) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    if (!Assets.arrived(tx, mediaId, sizeBytes, now)) {
      return false;
    }
    UploadPlaces.delete(tx, mediaId);
    Asset asset = Assets.any(tx, mediaId).orElseThrow();
    events.uploaded(tx, asset, sizeBytes, now);
    return true;
  }

  /** Looks for what came while nobody looked. */
  void recover(ObjectStore objects) throws IOException {
    for (UploadPlaces.Place place : jdbi.withHandle(UploadPlaces::all)) {
      objects.find(place.object()).ifPresent(this::arrived);
    }
  }
}
