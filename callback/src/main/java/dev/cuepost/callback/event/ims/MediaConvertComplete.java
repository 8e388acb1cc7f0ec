package dev.cuepost.callback.event.ims;

import dev.cuepost.callback.event.EventKeys;
import dev.cuepost.callback.event.EventWriter;
import dev.cuepost.callback.event.Failure;
import dev.cuepost.callback.event.ImsEvent;
import dev.cuepost.callback.event.JsonText;
import dev.cuepost.callback.event.StatusWords;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A conversion has ended. Source: IMS documentation, "Event list", MediaConvertComplete. The layout
 * is not published there; its members are those of the answer of GetMediaConvertJob.
 *
 * @param jobId the job
 * @param config as submitted, a JSON object
 * @param outputs its single outputs
 * @param groups its groups of outputs
 * @param clientToken as submitted
 * @param pipelineId the pipeline
 * @param userData as submitted
 * @param createdAt when it was submitted
 * @param finishedAt when it ended
 * @param failure empty if it succeeded
 */
public record MediaConvertComplete(
    String jobId,
    JsonText config,
    List<ConvertedOutput> outputs,
    List<ConvertedOutputGroup> groups,
    Optional<String> clientToken,
    Optional<String> pipelineId,
    Optional<String> userData,
    Instant createdAt,
    Instant finishedAt,
    Optional<Failure> failure)
    implements ImsEvent {
  @Override
  public String eventType() {
    return "MediaConvertComplete";
  }

  @Override
  public EventKeys keys() {
    return EventKeys.ofJob(jobId);
  }

  @Override
  public void write(EventWriter json) {
    json.text("JobId", jobId)
        .status(StatusWords.SUCCESS_FAILED, failure.isEmpty())
        .json("Config", config)
        .array("OutputDetails", outputs)
        .array("OutputGroupDetails", groups)
        .text("ClientToken", clientToken)
        .text("PipelineId", pipelineId)
        .text("UserData", userData)
        .time("CreateTime", createdAt)
        .time("FinishTime", finishedAt)
        .code(failure);
  }
}
