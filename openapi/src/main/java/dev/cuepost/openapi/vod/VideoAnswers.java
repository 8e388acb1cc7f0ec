package dev.cuepost.openapi.vod;

import dev.cuepost.media.asset.Asset;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.Value;
import dev.cuepost.openapi.category.CategoryActions;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Videos as they are told, with what does not stand in their rows.
 *
 * @param locations {@code StorageLocation} of an asset, the host of the bucket that has its file
 * @param pictures the addresses of pictures that were taken of a video
 */
record VideoAnswers(
    CategoryActions categories,
    Function<Asset, Optional<String>> locations,
    Function<Asset, List<String>> pictures) {
  /** As GetVideoInfo and GetVideoList have it. */
  Fields full(Asset video) {
    return plain(video).fields("Snapshots", new Fields().items("Snapshot", snapshots(video)));
  }

  /** As GetVideoInfos and SearchMedia have it. */
  Fields brief(Asset video) {
    return plain(video).items("Snapshots", snapshots(video));
  }

  /** Without pictures. */
  Fields plain(Asset video) {
    return VideoAnswer.of(video, categories).text("StorageLocation", locations.apply(video));
  }

  private List<Value.Text> snapshots(Asset video) {
    return pictures.apply(video).stream().map(Value.Text::new).toList();
  }
}
