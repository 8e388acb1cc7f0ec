package dev.cuepost.media.asset;

import dev.cuepost.callback.event.vod.UpdateMediaStorageClassComplete.StorageClass;
import java.time.Instant;
import java.util.Optional;

/**
 * How its user wants a video to be kept. All classes lie on the same disks here, so that what is
 * archived can be read at any time; the class is kept for programs that ask for it.
 *
 * @param restoredUntil the end of the last restoration from an archive
 */
public record Storage(StorageClass storageClass, Optional<Instant> restoredUntil) {
  public static final Storage STANDARD = new Storage(StorageClass.STANDARD, Optional.empty());

  /** Whether it has to be restored before the cloud lets it be read. */
  public boolean isArchive() {
    return storageClass == StorageClass.ARCHIVE || storageClass == StorageClass.COLD_ARCHIVE;
  }
}
