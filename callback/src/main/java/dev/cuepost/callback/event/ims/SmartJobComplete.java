package dev.cuepost.callback.event.ims;

import dev.cuepost.callback.event.EventKeys;
import dev.cuepost.callback.event.EventWriter;
import dev.cuepost.callback.event.Failure;
import dev.cuepost.callback.event.ImsEvent;
import dev.cuepost.callback.event.StatusWords;
import java.util.Optional;

/**
 * An intelligent job has ended. Source: IMS documentation, "Event list", Intelligent task complete.
 * The layout is not published there.
 *
 * @param jobId the job
 * @param jobType what it does, as {@code ASR}
 * @param userData as submitted
 * @param failure empty if it succeeded
 */
public record SmartJobComplete(
    String jobId, String jobType, Optional<String> userData, Optional<Failure> failure)
    implements ImsEvent {
  @Override
  public String eventType() {
    return "SmartJobComplete";
  }

  @Override
  public EventKeys keys() {
    return EventKeys.ofJob(jobId);
  }

  @Override
  public void write(EventWriter json) {
    json.text("JobId", jobId)
        .status(StatusWords.FINISHED_FAILED, failure.isEmpty())
        .text("JobType", jobType)
        .text("UserData", userData)
        .error(failure);
  }
}
