package dev.cuepost.media.asset;

import dev.cuepost.callback.event.DeleteType;
import dev.cuepost.callback.event.EventBody;
import dev.cuepost.callback.event.MediaChanges;
import dev.cuepost.callback.event.MediaFigures;
import dev.cuepost.callback.event.OperateMode;
import dev.cuepost.callback.event.vod.AttachedMediaUploadComplete;
import dev.cuepost.callback.event.vod.DeleteMediaComplete;
import dev.cuepost.callback.event.vod.FileUploadComplete;
import dev.cuepost.callback.event.vod.ImageUploadComplete;
import dev.cuepost.callback.event.vod.MediaBaseChangeComplete;
import dev.cuepost.callback.event.vod.MediaType;
import dev.cuepost.callback.event.vod.VideoAnalysisComplete;
import dev.cuepost.callback.setting.MessageCallback;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The events of assets as VOD tells them. */
record VodWords() implements AssetWords {
  @Override
  public EventBody uploaded(Asset asset, long sizeBytes) {
    return switch (asset.kind()) {
      case VIDEO, AUDIO ->
          new FileUploadComplete(
              asset.mediaId(), Optional.of(sizeBytes), Optional.of(asset.url()), extend(asset));
      case IMAGE ->
          new ImageUploadComplete(
              asset.mediaId(),
              true,
              Optional.of(asset.url()),
              Optional.of(asset.app()),
              Optional.of(sizeBytes));
      case TEXT, OTHER -> new AttachedMediaUploadComplete(asset.mediaId(), sizeBytes, asset.url());
    };
  }

  @Override
  public EventBody analysed(
      Asset asset, String jobId, Instant begun, Instant ended, Optional<MediaFigures> figures) {
    return new VideoAnalysisComplete(asset.mediaId(), figures, asset.failure());
  }

  @Override
  public EventBody deleted(Asset asset) {
    return new DeleteMediaComplete(
        asset.mediaId(), type(asset), DeleteType.ALL, List.of(), Optional.empty());
  }

  @Override
  public EventBody described(Asset asset, OperateMode mode, MediaChanges changes) {
    return new MediaBaseChangeComplete(asset.mediaId(), type(asset), mode, changes);
  }

  private static Optional<String> extend(Asset asset) {
    return asset.userData().map(MessageCallback::read).flatMap(MessageCallback::extend);
  }

  private static MediaType type(Asset asset) {
    return switch (asset.kind()) {
      case VIDEO, AUDIO -> MediaType.VIDEO;
      case IMAGE -> MediaType.IMAGE;
      case TEXT, OTHER -> MediaType.ATTACHED;
    };
  }
}
