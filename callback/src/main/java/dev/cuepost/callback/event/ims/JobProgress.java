package dev.cuepost.callback.event.ims;

import dev.cuepost.callback.event.EventKeys;
import dev.cuepost.callback.event.EventWriter;
import dev.cuepost.callback.event.ImsEvent;
import java.util.Optional;

/**
 * An editing job is under way. An extension: the cloud tells nothing of this kind, and no list of
 * event types names it.
 *
 * @param jobId the job
 * @param projectId its editing project
 * @param progress how far it is, 0 to 100
 * @param userData as submitted
 */
public record JobProgress(String jobId, String projectId, int progress, Optional<String> userData)
    implements ImsEvent {
  public JobProgress {
    if (progress < 0 || progress > 100) {
      throw new IllegalArgumentException("no percentage: " + progress);
    }
  }

  @Override
  public String eventType() {
    return "JobProgress";
  }

  @Override
  public EventKeys keys() {
    return EventKeys.ofJob(jobId);
  }

  @Override
  public void write(EventWriter json) {
    json.text("Status", "Processing")
        .number("Progress", progress)
        .text("ProjectId", projectId)
        .text("JobId", jobId)
        .text("UserData", userData);
  }
}
