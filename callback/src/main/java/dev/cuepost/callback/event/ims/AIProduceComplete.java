package dev.cuepost.callback.event.ims;

import dev.cuepost.callback.event.EventKeys;
import dev.cuepost.callback.event.EventWriter;
import dev.cuepost.callback.event.ImsEvent;
import dev.cuepost.callback.event.JsonText;
import dev.cuepost.callback.event.StatusWords;
import java.util.List;
import java.util.Optional;

/**
 * A job of intelligent production has ended. Source: IMS documentation, "Event list",
 * AIProduceComplete. The layout is not published there; its members are those of the answer of
 * QueryIProductionJob.
 *
 * @param jobId the job
 * @param succeeded how it ended
 * @param function what it does, as {@code Cover}
 * @param result what it found, JSON told as a string
 * @param outputFiles addresses of what it made
 * @param userData as submitted
 */
public record AIProduceComplete(
    String jobId,
    boolean succeeded,
    String function,
    Optional<JsonText> result,
    List<String> outputFiles,
    Optional<String> userData)
    implements ImsEvent {
  @Override
  public String eventType() {
    return "AIProduceComplete";
  }

  @Override
  public EventKeys keys() {
    return EventKeys.ofJob(jobId);
  }

  @Override
  public void write(EventWriter json) {
    json.text("JobId", jobId)
        .status(StatusWords.SUCCESS_FAIL, succeeded)
        .text("FunctionName", function);
    result.ifPresent(r -> json.quoted("Result", r));
    json.texts("OutputFiles", outputFiles).text("UserData", userData);
  }
}
