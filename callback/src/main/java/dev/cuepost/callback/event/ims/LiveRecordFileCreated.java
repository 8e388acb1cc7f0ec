package dev.cuepost.callback.event.ims;

import dev.cuepost.callback.event.EventKeys;
import dev.cuepost.callback.event.EventWriter;
import dev.cuepost.callback.event.ImsEvent;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * A live recording has written a file. Source: IMS documentation, "Event list",
 * LiveRecordFileCreated. The layout is not published there; its members are those of the live
 * recording calls.
 *
 * @param jobId the recording
 * @param streamUrl what is recorded
 * @param output where the recording is kept
 * @param recordUrl the file
 * @param format as {@code mp4} or {@code m3u8}
 * @param startedAt where the file begins
 * @param endedAt where it ends
 * @param seconds its length
 */
public record LiveRecordFileCreated(
    String jobId,
    String streamUrl,
    RecordOutput output,
    String recordUrl,
    String format,
    Instant startedAt,
    Instant endedAt,
    BigDecimal seconds)
    implements ImsEvent {
  @Override
  public String eventType() {
    return "LiveRecordFileCreated";
  }

  @Override
  public EventKeys keys() {
    return EventKeys.ofJob(jobId);
  }

  @Override
  public void write(EventWriter json) {
    json.text("JobId", jobId)
        .text("StreamUrl", streamUrl)
        .object("RecordOutput", output)
        .text("RecordUrl", recordUrl)
        .text("Format", format)
        .time("StartTime", startedAt)
        .time("EndTime", endedAt)
        .number("Duration", seconds);
  }
}
