package dev.cuepost.media.asset;

import dev.cuepost.callback.event.DeleteType;
import dev.cuepost.callback.event.EventBody;
import dev.cuepost.callback.event.MediaChanges;
import dev.cuepost.callback.event.MediaFigures;
import dev.cuepost.callback.event.OperateMode;
import dev.cuepost.callback.event.ims.AttachedMediaUploadComplete;
import dev.cuepost.callback.event.ims.DeleteMediaComplete;
import dev.cuepost.callback.event.ims.FileUploadComplete;
import dev.cuepost.callback.event.ims.ImageUploadComplete;
import dev.cuepost.callback.event.ims.MediaBaseChangeComplete;
import dev.cuepost.callback.event.ims.MediaType;
import dev.cuepost.callback.event.ims.ProcessedJob;
import dev.cuepost.callback.event.ims.TriggerSource;
import dev.cuepost.callback.event.ims.UploadedMedia;
import dev.cuepost.callback.event.ims.VideoAnalysisComplete;
import java.time.Instant;
import java.util.Optional;

/** The events of assets as IMS tells them. */
record ImsWords() implements AssetWords {
  @Override
  public EventBody uploaded(Asset asset, long sizeBytes) {
    UploadedMedia media = media(asset, sizeBytes);
    return switch (asset.kind()) {
      case VIDEO, AUDIO -> new FileUploadComplete(true, media, asset.userData());
      case IMAGE -> new ImageUploadComplete(true, media, asset.userData());
      case TEXT, OTHER -> new AttachedMediaUploadComplete(true, media, asset.userData());
    };
  }

  @Override
  public EventBody analysed(
      Asset asset, String jobId, Instant begun, Instant ended, Optional<MediaFigures> figures) {
    return new VideoAnalysisComplete(
        new ProcessedJob(jobId, TriggerSource.API, begun, ended, asset.userData(), asset.failure()),
        asset.mediaId(),
        figures);
  }

  @Override
  public EventBody deleted(Asset asset) {
    return new DeleteMediaComplete(asset.mediaId(), type(asset), DeleteType.ALL, Optional.empty());
  }

  @Override
  public EventBody described(Asset asset, OperateMode mode, MediaChanges changes) {
    return new MediaBaseChangeComplete(asset.mediaId(), type(asset), mode, changes);
  }

  private static UploadedMedia media(Asset asset, long sizeBytes) {
    return new UploadedMedia(asset.url(), asset.mediaId(), asset.app(), sizeBytes, type(asset));
  }

  private static MediaType type(Asset asset) {
    return switch (asset.kind()) {
      case VIDEO -> MediaType.VIDEO;
      case AUDIO -> MediaType.AUDIO;
      case IMAGE -> MediaType.IMAGE;
      case TEXT -> MediaType.TEXT;
      case OTHER -> MediaType.OTHER;
    };
  }
}
