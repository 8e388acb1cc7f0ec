package dev.cuepost.callback.event.ims;

import dev.cuepost.callback.event.EventKeys;
import dev.cuepost.callback.event.EventWriter;
import dev.cuepost.callback.event.Failure;
import dev.cuepost.callback.event.ImsEvent;
import java.util.Optional;

/**
 * A smart tagging job has ended. It is none of the events that a setting can list: it goes to its
 * job's own address. Source: IMS documentation, QuerySmarttagJob, "Callback message format". {@code
 * Code} and {@code Message} of a failure are not documented there.
 *
 * @param jobId the job
 * @param userData as submitted
 * @param failure empty if it succeeded
 */
public record SmarttagJobComplete(
    String jobId, Optional<String> userData, Optional<Failure> failure) implements ImsEvent {
  @Override
  public String eventType() {
    return "SmarttagJobComplete";
  }

  @Override
  public EventKeys keys() {
    return EventKeys.ofJob(jobId);
  }

  @Override
  public boolean bare() {
    return true;
  }

  @Override
  public void write(EventWriter json) {
    json.text("Type", "smarttag")
        .text("JobId", jobId)
        .text("State", failure.isEmpty() ? "Success" : "Fail")
        .text("UserData", userData)
        .code(failure);
  }
}
