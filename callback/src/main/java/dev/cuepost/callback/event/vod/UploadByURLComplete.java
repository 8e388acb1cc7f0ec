package dev.cuepost.callback.event.vod;

import dev.cuepost.callback.event.EventKeys;
import dev.cuepost.callback.event.EventWriter;
import dev.cuepost.callback.event.Failure;
import dev.cuepost.callback.event.StatusWords;
import dev.cuepost.callback.event.VodEvent;
import java.util.Optional;

/**
 * A video was pulled from a URL. Its size is a string, other than in the upload events. Source: VOD
 * documentation, "Events", URL video upload complete.
 *
 * @param jobId the job that pulled it
 * @param sourceUrl from where
 * @param videoId the video; empty if it failed
 * @param sizeBytes of the file; empty if it failed
 * @param failure empty if it succeeded
 */
public record UploadByURLComplete(
    String jobId,
    Optional<String> sourceUrl,
    Optional<String> videoId,
    Optional<Long> sizeBytes,
    Optional<Failure> failure)
    implements VodEvent {
  @Override
  public String eventType() {
    return "UploadByURLComplete";
  }

  @Override
  public EventKeys keys() {
    return EventKeys.ofJob(jobId).withMedia(videoId).onItsWay();
  }

  @Override
  public void write(EventWriter json) {
    json.status(StatusWords.LOWER_CASE, failure.isEmpty())
        .error(failure)
        .text("JobId", jobId)
        .text("VideoId", videoId)
        .text("SourceURL", sourceUrl)
        .digits("Size", sizeBytes);
  }
}
