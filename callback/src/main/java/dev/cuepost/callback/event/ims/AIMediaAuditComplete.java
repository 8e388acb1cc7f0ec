package dev.cuepost.callback.event.ims;

import dev.cuepost.callback.event.EventKeys;
import dev.cuepost.callback.event.EventWriter;
import dev.cuepost.callback.event.Failure;
import dev.cuepost.callback.event.ImsEvent;
import dev.cuepost.callback.event.StatusWords;
import dev.cuepost.callback.event.review.Review;
import java.util.Optional;

/**
 * An automated review has ended. Source: IMS documentation, "Event list", AIMediaAuditComplete. The
 * layout is not published there; it is that of VOD.
 *
 * @param jobId the job
 * @param mediaId the asset, if it was one that was looked at
 * @param review what was found; empty if it failed
 * @param userData as submitted
 * @param failure empty if it succeeded
 */
public record AIMediaAuditComplete(
    String jobId,
    Optional<String> mediaId,
    Optional<Review> review,
    Optional<String> userData,
    Optional<Failure> failure)
    implements ImsEvent {
  @Override
  public String eventType() {
    return "AIMediaAuditComplete";
  }

  @Override
  public EventKeys keys() {
    return EventKeys.ofJob(jobId).withMedia(mediaId);
  }

  @Override
  public void write(EventWriter json) {
    json.text("JobId", jobId)
        .text("MediaId", mediaId)
        .status(StatusWords.SUCCESS_FAIL, failure.isEmpty())
        .text("Code", failure.map(Failure::code).orElse("0"))
        .text("Message", failure.map(Failure::message).orElse("OK"))
        .object("Data", data -> review.ifPresent(r -> r.write(data)))
        .text("UserData", userData);
  }
}
