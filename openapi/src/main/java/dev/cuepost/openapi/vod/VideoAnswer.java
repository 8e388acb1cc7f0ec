package dev.cuepost.openapi.vod;

import dev.cuepost.media.asset.Asset;
import dev.cuepost.media.asset.AssetFile;
import dev.cuepost.media.asset.AssetState;
import dev.cuepost.media.asset.Storage;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.WireTime;
import dev.cuepost.openapi.category.CategoryActions;
import java.time.Duration;

/** A video as it is told. */
final class VideoAnswer {
  private static final double MILLIS_PER_SECOND = 1_000;

  private VideoAnswer() {}

  static Fields of(Asset video, CategoryActions categories) {
    var details = video.details();
    var fields =
        new Fields()
            .text("VideoId", video.mediaId())
            .text("AppId", video.app())
            .text("Title", details.title())
            .text("Description", details.description())
            .text("Tags", String.join(",", details.tags()))
            .text("CoverURL", details.coverUrl())
            .text("ReferenceId", details.referenceId())
            .text("UserData", video.userData())
            .text("RegionId", video.region())
            .text("DownloadSwitch", "off")
            .text("Status", status(video.state()))
            .all(storage(video.storage()))
            .text("CreationTime", WireTime.of(video.createdAt()))
            .text("ModificationTime", WireTime.of(video.modifiedAt()))
            .real(
                "Duration",
                video
                    .file()
                    .flatMap(AssetFile::length)
                    .map(Duration::toMillis)
                    .map(millis -> millis / MILLIS_PER_SECOND));
    fields.text("CateName", categories.name(video));
    details.category().ifPresent(id -> fields.whole("CateId", id));
    video.file().ifPresent(file -> fields.whole("Size", file.sizeBytes()));
    return fields;
  }

  /** How it is kept, and until when it counts as restored from an archive. */
  static Fields storage(Storage storage) {
    return new Fields()
        .text("StorageClass", storage.storageClass().word())
        .text("RestoreStatus", storage.restoredUntil().map(_ -> "Success"))
        .text("RestoreExpiration", storage.restoredUntil().map(WireTime::of));
  }

  /** The word for a state, of videos and of everything else. */
  static String status(AssetState state) {
    return switch (state) {
      case UPLOADING -> "Uploading";
      case ANALYSING -> "UploadSucc";
      case NORMAL -> "Normal";
      case BLOCKED -> "Blocked";
      case FAILED -> "UploadFail";
    };
  }
}
