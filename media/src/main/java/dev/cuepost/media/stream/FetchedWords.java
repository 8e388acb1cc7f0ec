package dev.cuepost.media.stream;

import dev.cuepost.callback.event.EventBody;
import dev.cuepost.callback.event.Failure;
import dev.cuepost.callback.event.ims.UploadStreamByURLComplete;
import dev.cuepost.callback.event.ims.UploadedMedia;
import dev.cuepost.callback.event.vod.UploadByURLComplete;
import dev.cuepost.media.pull.Pull;
import java.util.Optional;

/** The end of a stream that was to be fetched, in the words of its product. */
final class FetchedWords {
  private FetchedWords() {}

  /**
   * What is told.
   *
   * @param media what there is now; empty if it failed
   * @param failure empty if it succeeded
   */
  static EventBody ended(Pull pull, Optional<UploadedMedia> media, Optional<Failure> failure) {
    return switch (pull.product()) {
      case IMS ->
          new UploadStreamByURLComplete(pull.jobId(), pull.url(), media, pull.userData(), failure);
      case VOD ->
          new UploadByURLComplete(
              pull.jobId(),
              Optional.of(pull.url()),
              media.map(UploadedMedia::mediaId),
              media.map(UploadedMedia::sizeBytes),
              failure);
    };
  }
}
