package dev.cuepost.callback.event.ims;

import dev.cuepost.callback.event.EventKeys;
import dev.cuepost.callback.event.EventWriter;
import dev.cuepost.callback.event.ImsEvent;
import java.util.Optional;

/**
 * One output of a conversion is done. Source: IMS documentation, "Event list",
 * MediaConvertOutputComplete. The layout is not published there; its members are those of the
 * answer of GetMediaConvertJob.
 *
 * @param jobId the whole job
 * @param output the output
 * @param userData as submitted
 */
public record MediaConvertOutputComplete(
    String jobId, ConvertedOutput output, Optional<String> userData) implements ImsEvent {
  @Override
  public String eventType() {
    return "MediaConvertOutputComplete";
  }

  @Override
  public EventKeys keys() {
    return EventKeys.ofJob(jobId);
  }

  @Override
  public void write(EventWriter json) {
    json.text("JobId", jobId);
    output.write(json);
    json.text("UserData", userData);
  }
}
