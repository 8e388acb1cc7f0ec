package dev.cuepost.callback.event.ims;

import dev.cuepost.callback.event.EventKeys;
import dev.cuepost.callback.event.EventWriter;
import dev.cuepost.callback.event.ImsEvent;
import java.util.Optional;

/**
 * A group of outputs of a conversion is done. Source: IMS documentation, "Event list",
 * MediaConvertOutputGroupComplete. The layout is not published there; its members are those of the
 * answer of GetMediaConvertJob.
 *
 * @param jobId the whole job
 * @param group the outputs
 * @param userData as submitted
 */
public record MediaConvertOutputGroupComplete(
    String jobId, ConvertedOutputGroup group, Optional<String> userData) implements ImsEvent {
  @Override
  public String eventType() {
    return "MediaConvertOutputGroupComplete";
  }

  @Override
  public EventKeys keys() {
    return EventKeys.ofJob(jobId);
  }

  @Override
  public void write(EventWriter json) {
    json.text("JobId", jobId);
    group.write(json);
    json.text("UserData", userData);
  }
}
