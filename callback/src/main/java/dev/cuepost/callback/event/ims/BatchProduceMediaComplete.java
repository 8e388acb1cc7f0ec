package dev.cuepost.callback.event.ims;

import dev.cuepost.callback.event.EventKeys;
import dev.cuepost.callback.event.EventWriter;
import dev.cuepost.callback.event.Failure;
import dev.cuepost.callback.event.ImsEvent;
import dev.cuepost.callback.event.StatusWords;
import java.util.Optional;

/**
 * A batch of editing jobs has ended; how each of them did is asked of GetBatchMediaProducingJob.
 * Source: IMS documentation, "Event list", BatchProduceMediaComplete. How the failure of the whole
 * batch is told is not published.
 *
 * @param jobId the batch
 * @param last the job of the batch that ended last, behind whose end it is told
 * @param userData as submitted
 * @param failure empty unless the batch as a whole failed
 */
public record BatchProduceMediaComplete(
    String jobId, Optional<String> last, Optional<String> userData, Optional<Failure> failure)
    implements ImsEvent {
  @Override
  public String eventType() {
    return "BatchProduceMediaComplete";
  }

  @Override
  public EventKeys keys() {
    var keys = EventKeys.ofJob(jobId);
    return last.map(keys::inSequence).orElse(keys);
  }

  @Override
  public void write(EventWriter json) {
    json.status(StatusWords.FINISHED_FAILED, failure.isEmpty())
        .text("UserData", userData)
        .text("JobId", jobId)
        .error(failure);
  }
}
