package dev.cuepost.callback.event.ims;

import dev.cuepost.callback.event.EventKeys;
import dev.cuepost.callback.event.EventWriter;
import dev.cuepost.callback.event.ImsEvent;
import java.util.Optional;

/**
 * A live recording's status changed. Source: IMS documentation, "Event list", LiveRecordTaskStatus.
 * Neither the layout nor the set of statuses is published there.
 *
 * @param jobId the recording
 * @param status the new one, as GetLiveRecordJob tells it
 * @param name its name
 */
public record LiveRecordTaskStatus(String jobId, String status, Optional<String> name)
    implements ImsEvent {
  @Override
  public String eventType() {
    return "LiveRecordTaskStatus";
  }

  @Override
  public EventKeys keys() {
    return EventKeys.ofJob(jobId);
  }

  @Override
  public void write(EventWriter json) {
    json.text("JobId", jobId).text("Status", status).text("Name", name);
  }
}
