package dev.cuepost.media.pull;

import dev.cuepost.callback.EventLog;
import dev.cuepost.callback.event.Event;
import dev.cuepost.callback.event.EventBody;
import dev.cuepost.callback.event.EventIds;
import dev.cuepost.callback.event.Failure;
import dev.cuepost.callback.event.ims.MediaType;
import dev.cuepost.callback.event.ims.UploadByURLComplete;
import dev.cuepost.callback.event.ims.UploadedMedia;
import dev.cuepost.callback.setting.MessageCallback;
import dev.cuepost.media.asset.Asset;
import dev.cuepost.media.asset.AssetKind;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Tells the ends of pulls in their product's words, in the transaction that makes them true. */
final class PullEvents {
  private final EventLog events;
  private final EventIds ids;

  PullEvents(EventLog events, EventIds ids) {
    this.events = events;
    this.ids = ids;
  }

  void succeeded(Handle tx, Pull pull, Asset asset, long sizeBytes, Instant at) {
    record(
        tx,
        pull,
        at,
        switch (pull.product()) {
          case IMS ->
              new UploadByURLComplete(
                  pull.jobId(),
                  pull.url(),
                  Optional.of(
                      new UploadedMedia(
                          asset.url(), asset.mediaId(), pull.app(), sizeBytes, type(asset))),
                  pull.userData(),
                  Optional.empty());
          case VOD ->
              new dev.cuepost.callback.event.vod.UploadByURLComplete(
                  pull.jobId(),
                  Optional.of(pull.url()),
                  Optional.of(asset.mediaId()),
                  Optional.of(sizeBytes),
                  Optional.empty());
        });
  }

  void failed(Handle tx, Pull pull, Failure failure, Instant at) {
    record(
        tx,
        pull,
        at,
        switch (pull.product()) {
          case IMS ->
              new UploadByURLComplete(
                  pull.jobId(),
                  pull.url(),
                  Optional.empty(),
                  pull.userData(),
                  Optional.of(failure));
          case VOD ->
              new dev.cuepost.callback.event.vod.UploadByURLComplete(
                  pull.jobId(),
                  Optional.of(pull.url()),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.of(failure));
        });
  }

  private static MediaType type(Asset asset) {
    return asset.kind() == AssetKind.AUDIO ? MediaType.AUDIO : MediaType.VIDEO;
  }

  private void record(Handle tx, Pull pull, Instant at, EventBody body) {
    events.record(
        tx,
        new Event(
            ids.next(),
            pull.account(),
            pull.region(),
            at,
            body,
            pull.userData().map(MessageCallback::read).flatMap(MessageCallback::url),
            pull.app()));
  }
}
