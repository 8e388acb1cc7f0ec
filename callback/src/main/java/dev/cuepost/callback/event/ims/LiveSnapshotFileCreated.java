package dev.cuepost.callback.event.ims;

import dev.cuepost.callback.event.EventKeys;
import dev.cuepost.callback.event.EventWriter;
import dev.cuepost.callback.event.ImsEvent;
import java.time.Instant;

/**
 * A live stream was photographed. Source: IMS documentation, "Event list", LiveSnapshotFileCreated.
 * The layout is not published there.
 *
 * @param jobId the snapshot job
 * @param fileUrl the picture
 * @param createdAt when, told in milliseconds of the Unix epoch
 */
public record LiveSnapshotFileCreated(String jobId, String fileUrl, Instant createdAt)
    implements ImsEvent {
  @Override
  public String eventType() {
    return "LiveSnapshotFileCreated";
  }

  @Override
  public EventKeys keys() {
    return EventKeys.ofJob(jobId);
  }

  @Override
  public void write(EventWriter json) {
    json.text("JobId", jobId)
        .text("FileUrl", fileUrl)
        .number("CreateTimestamp", createdAt.toEpochMilli());
  }
}
