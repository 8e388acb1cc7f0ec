package dev.cuepost.media.asset;

import dev.cuepost.callback.event.EventBody;
import dev.cuepost.callback.event.MediaChanges;
import dev.cuepost.callback.event.MediaFigures;
import dev.cuepost.callback.event.OperateMode;
import dev.cuepost.callback.event.Product;
import java.time.Instant;
import java.util.Optional;

/** In which words a product tells what happens to assets. */
sealed interface AssetWords permits ImsWords, VodWords {
  static AssetWords of(Product product) {
    return switch (product) {
      case IMS -> new ImsWords();
      case VOD -> new VodWords();
    };
  }

  /** The file of an upload is there. */
  EventBody uploaded(Asset asset, long sizeBytes);

  /**
   * A file that plays was looked at.
   *
   * @param jobId of the analysis
   * @param figures what it is, if it is usable
   */
  EventBody analysed(
      Asset asset, String jobId, Instant begun, Instant ended, Optional<MediaFigures> figures);

  EventBody deleted(Asset asset);

  /** What its user says of it is new, changed or gone. */
  EventBody described(Asset asset, OperateMode mode, MediaChanges changes);
}
