package dev.cuepost.callback.event.ims;

import dev.cuepost.callback.event.EventKeys;
import dev.cuepost.callback.event.EventWriter;
import dev.cuepost.callback.event.ImsEvent;
import java.util.Optional;

/**
 * A job for an animated image has ended. Source: IMS documentation, "Event list",
 * DynamicImageComplete. The layout is not published there; its members are those of the answer of
 * GetDynamicImageJob.
 *
 * @param job the job
 * @param name its name
 * @param input the video
 * @param output the image as it was asked for
 * @param outputUrl where the image is; empty if the job failed
 * @param templateId the template
 * @param pipelineId the pipeline
 */
public record DynamicImageComplete(
    ProcessedJob job,
    Optional<String> name,
    MediaFile input,
    MediaFile output,
    Optional<String> outputUrl,
    Optional<String> templateId,
    Optional<String> pipelineId)
    implements ImsEvent {
  @Override
  public String eventType() {
    return "DynamicImageComplete";
  }

  @Override
  public EventKeys keys() {
    return EventKeys.ofJob(job.jobId());
  }

  @Override
  public void write(EventWriter json) {
    job.write(json);
    json.text("Name", name)
        .object("Input", input)
        .object("Output", output)
        .text("OutputUrl", outputUrl)
        .text("TemplateId", templateId)
        .text("PipelineId", pipelineId);
  }
}
