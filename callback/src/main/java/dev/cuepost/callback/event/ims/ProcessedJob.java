package dev.cuepost.callback.event.ims;

import dev.cuepost.callback.event.EventPart;
import dev.cuepost.callback.event.EventWriter;
import dev.cuepost.callback.event.Failure;
import dev.cuepost.callback.event.StatusWords;
import java.time.Instant;
import java.util.Optional;

/**
 * What the end of every processing job tells.
 *
 * @param jobId the job
 * @param source what started it
 * @param submittedAt when
 * @param finishedAt when it ended
 * @param userData as submitted
 * @param failure empty if it succeeded
 */
public record ProcessedJob(
    String jobId,
    TriggerSource source,
    Instant submittedAt,
    Instant finishedAt,
    Optional<String> userData,
    Optional<Failure> failure)
    implements EventPart {
  @Override
  public void write(EventWriter json) {
    json.text("JobId", jobId)
        .status(StatusWords.SUCCESS_FAIL, failure.isEmpty())
        .text("TriggerSource", source)
        .time("SubmitTime", submittedAt)
        .time("FinishTime", finishedAt)
        .text("UserData", userData)
        .code(failure);
  }
}
