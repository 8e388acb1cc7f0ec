package dev.cuepost.callback.event.ims;

import dev.cuepost.callback.event.EventKeys;
import dev.cuepost.callback.event.EventWriter;
import dev.cuepost.callback.event.Failure;
import dev.cuepost.callback.event.ImsEvent;
import dev.cuepost.callback.event.StatusWords;
import java.util.Optional;

/**
 * A file was pulled from a URL. Source: IMS documentation, "Event list", UploadByURLComplete. The
 * end of its layout is not published; it is that of FileUploadComplete.
 *
 * @param jobId the job that pulled it
 * @param sourceUrl from where
 * @param media what there is now; empty if it failed
 * @param userData as submitted
 * @param failure empty if it succeeded
 */
public record UploadByURLComplete(
    String jobId,
    String sourceUrl,
    Optional<UploadedMedia> media,
    Optional<String> userData,
    Optional<Failure> failure)
    implements ImsEvent {
  @Override
  public String eventType() {
    return "UploadByURLComplete";
  }

  @Override
  public EventKeys keys() {
    return EventKeys.ofJob(jobId).withMedia(media.map(UploadedMedia::mediaId)).onItsWay();
  }

  @Override
  public void write(EventWriter json) {
    json.status(StatusWords.SUCCESS_FAIL, failure.isEmpty())
        .text("SourceURL", sourceUrl)
        .text("JobId", jobId);
    media.ifPresent(m -> m.write(json));
    json.text("UserData", userData).error(failure);
  }
}
