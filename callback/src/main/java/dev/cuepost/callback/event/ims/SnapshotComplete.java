package dev.cuepost.callback.event.ims;

import dev.cuepost.callback.event.EventKeys;
import dev.cuepost.callback.event.EventWriter;
import dev.cuepost.callback.event.ImsEvent;
import java.util.Optional;

/**
 * A snapshot job has ended. Source: IMS documentation, "Event list", SnapshotComplete. The layout
 * is not published there; its members are those of the answer of GetSnapshotJob.
 *
 * @param job the job
 * @param name its name
 * @param type what it makes
 * @param input the video
 * @param output the pictures, with the placeholder {@code {Count}}
 * @param count how many pictures
 * @param templateId the template
 * @param pipelineId the pipeline
 */
public record SnapshotComplete(
    ProcessedJob job,
    Optional<String> name,
    SnapshotType type,
    MediaFile input,
    MediaFile output,
    int count,
    Optional<String> templateId,
    Optional<String> pipelineId)
    implements ImsEvent {
  @Override
  public String eventType() {
    return "SnapshotComplete";
  }

  @Override
  public EventKeys keys() {
    return EventKeys.ofJob(job.jobId());
  }

  @Override
  public void write(EventWriter json) {
    job.write(json);
    json.text("Name", name)
        .text("Type", type)
        .object("Input", input)
        .object("Output", output)
        .number("Count", count)
        .text("TemplateId", templateId)
        .text("PipelineId", pipelineId);
  }
}
