package dev.cuepost.callback.event.ims;

import dev.cuepost.callback.event.EventPart;
import dev.cuepost.callback.event.EventWriter;
import dev.cuepost.callback.event.Failure;
import dev.cuepost.callback.event.JsonText;
import java.time.Instant;
import java.util.Optional;

/**
 * One output of a conversion. Source: official client, MediaConvertOutputDetail.
 *
 * @param name its name in the job's configuration
 * @param taskId the task that made it
 * @param status how it ended
 * @param result what there is now; empty if there is nothing
 * @param createdAt when the task was started
 * @param finishedAt when it ended
 * @param failure empty unless it failed
 */
public record ConvertedOutput(
    String name,
    String taskId,
    ConvertStatus status,
    Optional<Result> result,
    Instant createdAt,
    Instant finishedAt,
    Optional<Failure> failure)
    implements EventPart {
  @Override
  public void write(EventWriter json) {
    json.text("Name", name).text("TaskId", taskId).text("Status", status);
    result.ifPresent(r -> json.object("Result", r));
    json.time("CreateTime", createdAt).time("FinishTime", finishedAt).code(failure);
  }

  /**
   * The file.
   *
   * @param file as it was asked for
   * @param url where it is
   * @param outFileMeta what is in it, the object that GetMediaConvertJob answers
   */
  public record Result(MediaFile file, String url, Optional<JsonText> outFileMeta)
      implements EventPart {
    @Override
    public void write(EventWriter json) {
      json.object(
              "OutputFile",
              named -> {
                file.write(named);
                named.text("Url", url);
              })
          .json("OutFileMeta", outFileMeta);
    }
  }
}
