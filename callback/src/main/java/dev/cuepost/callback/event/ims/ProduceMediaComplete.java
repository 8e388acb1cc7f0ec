package dev.cuepost.callback.event.ims;

import dev.cuepost.callback.event.EventKeys;
import dev.cuepost.callback.event.EventWriter;
import dev.cuepost.callback.event.Failure;
import dev.cuepost.callback.event.ImsEvent;
import dev.cuepost.callback.event.StatusWords;
import java.util.Optional;

/**
 * An editing job has ended. Source: IMS documentation, "Event list", ProduceMediaComplete.
 *
 * @param jobId the job
 * @param projectId its editing project
 * @param mediaId the output's asset id, also when the job failed
 * @param mediaUrl where the output is, or was to be
 * @param userData as submitted
 * @param failure empty if it succeeded; its members are told then too, as empty strings
 */
public record ProduceMediaComplete(
    String jobId,
    String projectId,
    String mediaId,
    String mediaUrl,
    Optional<String> userData,
    Optional<Failure> failure)
    implements ImsEvent {
  @Override
  public String eventType() {
    return "ProduceMediaComplete";
  }

  @Override
  public EventKeys keys() {
    return EventKeys.ofJob(jobId).withMedia(mediaId);
  }

  @Override
  public void write(EventWriter json) {
    json.status(StatusWords.SUCCESS_FAIL, failure.isEmpty())
        .text("MediaURL", mediaUrl)
        .text("MediaId", mediaId)
        .text("ProjectId", projectId)
        .text("ErrorCode", failure.map(Failure::code).orElse(""))
        .text("ErrorMessage", failure.map(Failure::message).orElse(""))
        .text("JobId", jobId)
        .text("UserData", userData);
  }
}
