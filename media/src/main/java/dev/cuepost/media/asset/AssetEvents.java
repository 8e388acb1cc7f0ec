package dev.cuepost.media.asset;

import dev.cuepost.callback.EventLog;
import dev.cuepost.callback.event.DeleteType;
import dev.cuepost.callback.event.Event;
import dev.cuepost.callback.event.EventBody;
import dev.cuepost.callback.event.EventIds;
import dev.cuepost.callback.event.MediaChanges;
import dev.cuepost.callback.event.MediaFigures;
import dev.cuepost.callback.event.OperateMode;
import dev.cuepost.callback.event.Product;
import dev.cuepost.callback.event.ims.RegisterMediaComplete;
import dev.cuepost.callback.event.vod.DeleteMediaComplete;
import dev.cuepost.callback.event.vod.MediaType;
import dev.cuepost.callback.event.vod.RestoreMediaComplete;
import dev.cuepost.callback.event.vod.UpdateMediaStorageClassComplete;
import dev.cuepost.callback.event.vod.UpdateMediaStorageClassComplete.Scope;
import dev.cuepost.callback.event.vod.UpdateMediaStorageClassComplete.StorageClass;
import dev.cuepost.callback.event.vod.UpdateMediaStorageClassComplete.Trigger;
import dev.cuepost.callback.setting.JobAddresses;
import dev.cuepost.callback.setting.MessageCallback;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Tells what happens to assets, in the transaction in which it becomes true. */
final class AssetEvents {
  private final EventLog events;
  private final EventIds ids;

  AssetEvents(EventLog events, EventIds ids) {
    this.events = events;
    this.ids = ids;
  }

  void uploaded(Handle tx, Asset asset, long sizeBytes, Instant at) {
    record(tx, asset, at, words(asset).uploaded(asset, sizeBytes));
  }

  void analysed(
      Handle tx,
      Asset asset,
      String jobId,
      Instant begun,
      Instant ended,
      Optional<MediaFigures> figures) {
    record(tx, asset, ended, words(asset).analysed(asset, jobId, begun, ended, figures));
  }

  void deleted(Handle tx, Asset asset, Instant at) {
    record(tx, asset, at, words(asset).deleted(asset));
  }

  /** The file of a video of VOD is gone, and the video stays. */
  void fileDeleted(Handle tx, Asset asset, Instant at) {
    record(
        tx,
        asset,
        at,
        new DeleteMediaComplete(
            asset.mediaId(), MediaType.VIDEO, DeleteType.MEZZANINE, List.of(), Optional.empty()));
  }

  /** A video of VOD is kept in another way. */
  void moved(Handle tx, Asset asset, StorageClass storageClass, Scope scope, Instant at) {
    record(
        tx,
        asset,
        at,
        new UpdateMediaStorageClassComplete(
            asset.mediaId(), scope, storageClass, Trigger.API, Optional.empty()));
  }

  /** A video of VOD was brought back from an archive. */
  void restored(Handle tx, Asset asset, Instant until, Instant at) {
    record(
        tx,
        asset,
        at,
        new RestoreMediaComplete(asset.mediaId(), Optional.of(until), Optional.empty()));
  }

  void described(Handle tx, Asset asset, OperateMode mode, MediaChanges changes, Instant at) {
    record(tx, asset, at, words(asset).described(asset, mode, changes));
  }

  /** The file that lay there is an asset, or cannot be one. Only IMS tells that. */
  void registered(Handle tx, Asset asset, Instant at) {
    record(
        tx,
        asset,
        at,
        new RegisterMediaComplete(
            asset.mediaId(), Optional.empty(), asset.userData(), asset.failure()),
        asset.userData().map(JobAddresses::read).flatMap(JobAddresses::completion));
  }

  private void record(Handle tx, Asset asset, Instant at, EventBody body) {
    record(tx, asset, at, body, ofUpload(asset));
  }

  /** Where an upload wants the events of its asset; what is registered has no such wish in IMS. */
  private static Optional<String> ofUpload(Asset asset) {
    return asset
        .userData()
        .filter(_ -> asset.product() == Product.VOD || asset.source() == AssetSource.UPLOADED)
        .map(MessageCallback::read)
        .flatMap(MessageCallback::url);
  }

  private void record(
      Handle tx, Asset asset, Instant at, EventBody body, Optional<String> ownAddress) {
    events.record(
        tx,
        new Event(ids.next(), asset.account(), asset.region(), at, body, ownAddress, asset.app()));
  }

  private static AssetWords words(Asset asset) {
    return AssetWords.of(asset.product());
  }
}
