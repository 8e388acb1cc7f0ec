package dev.cuepost.media.job;

import dev.cuepost.callback.EventLog;
import dev.cuepost.callback.event.Event;
import dev.cuepost.callback.event.EventIds;
import dev.cuepost.callback.event.Failure;
import dev.cuepost.callback.event.vod.ProduceMediaComplete;
import dev.cuepost.callback.setting.MessageCallback;
import dev.cuepost.media.asset.Asset;
import dev.cuepost.media.asset.AssetState;
import dev.cuepost.media.asset.Assets;
import dev.cuepost.media.asset.Library;
import dev.cuepost.media.store.MediaUrl;
import dev.cuepost.media.store.MediaUrls;
import dev.cuepost.media.store.ObjectName;
import dev.cuepost.media.store.ObjectStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What the ends of jobs mean for the videos of VOD that they were to make. */
final class ProducedVideos {
  static final Failure ASSET_GONE =
      new Failure("MediaNotFound", "The video was deleted before it was made.");

  private final Library library;
  private final EventLog events;
  private final MediaUrls urls;
  private final ObjectStore objects;
  private final EventIds ids;

  ProducedVideos(
      Library library, EventLog events, MediaUrls urls, ObjectStore objects, EventIds ids) {
    this.library = library;
    this.events = events;
    this.urls = urls;
    this.objects = objects;
    this.ids = ids;
  }

  /** Whether the video still waits for its file. */
  boolean isAwaited(Handle tx, EditingJob job) {
    return asset(tx, job).filter(asset -> asset.state() == AssetState.UPLOADING).isPresent();
  }

  /** The file lies in its place. */
  void succeeded(Handle tx, EditingJob ended, JobEnd.Succeeded end) {
    end.cover().ifPresent(url -> Assets.coverIfBare(tx, ended.mediaId(), url));
    if (!library.arrivals().arrived(tx, ended.mediaId(), end.file().sizeBytes())) {
      throw new IllegalStateException("video %s is not awaited".formatted(ended.mediaId()));
    }
  }

  /** The file will not come. */
  void failed(Handle tx, EditingJob ended, Failure failure) {
    Assets.missed(tx, ended.mediaId(), failure, ended.modifiedAt());
  }

  /** After the transaction: the file is looked at, or goes with a video that was deleted. */
  void settle(EditingJob job, JobEnd.Succeeded end) {
    Optional<Asset> asset = library.assets().find(job.order().account(), job.mediaId());
    if (asset.isEmpty()) {
      delete(job, job.mediaUrl());
      end.cover().ifPresent(cover -> delete(job, cover));
    } else if (asset.get().state() == AssetState.ANALYSING) {
      library.analyse(job.mediaId());
    }
  }

  private void delete(EditingJob job, String url) {
    if (urls.resolve(url, job.order().region()) instanceof MediaUrl.Ours(ObjectName object)) {
      try {
        objects.delete(object);
      } catch (IOException e) {
        throw new UncheckedIOException("a file of job " + job.jobId(), e);
      }
    }
  }

  /**
   * Tells the end of a job of VOD in the video's application; if that is gone, in the default one.
   */
  void announce(Handle tx, EditingJob job, Optional<Failure> failure) {
    events.record(
        tx,
        new Event(
            ids.next(),
            job.order().account(),
            job.order().region(),
            job.modifiedAt(),
            new ProduceMediaComplete(job.mediaId(), job.projectId(), failure),
            job.order().userData().map(MessageCallback::read).flatMap(MessageCallback::url),
            asset(tx, job).map(Asset::app).orElse(Event.DEFAULT_APP)));
  }

  private static Optional<Asset> asset(Handle tx, EditingJob job) {
    return Assets.find(tx, job.order().account(), job.mediaId());
  }
}
