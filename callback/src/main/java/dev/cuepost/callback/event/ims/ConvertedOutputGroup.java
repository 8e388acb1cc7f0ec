package dev.cuepost.callback.event.ims;

import dev.cuepost.callback.event.EventPart;
import dev.cuepost.callback.event.EventWriter;
import dev.cuepost.callback.event.Failure;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Outputs of a conversion that belong together. Source: official client,
 * MediaConvertOutputGroupDetail.
 *
 * @param name its name in the job's configuration
 * @param taskId the task that put it together
 * @param status how it ended
 * @param outputs what it is made of
 * @param createdAt when the task was started
 * @param finishedAt when it ended
 * @param failure empty unless it failed
 */
public record ConvertedOutputGroup(
    String name,
    String taskId,
    ConvertStatus status,
    List<ConvertedOutput> outputs,
    Instant createdAt,
    Instant finishedAt,
    Optional<Failure> failure)
    implements EventPart {
  @Override
  public void write(EventWriter json) {
    json.text("Name", name)
        .text("TaskId", taskId)
        .text("Status", status)
        .array("Outputs", outputs)
        .time("CreateTime", createdAt)
        .time("FinishTime", finishedAt)
        .code(failure);
  }
}
