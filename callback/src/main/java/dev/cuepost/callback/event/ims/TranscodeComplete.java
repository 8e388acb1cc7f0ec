package dev.cuepost.callback.event.ims;

import dev.cuepost.callback.event.EventKeys;
import dev.cuepost.callback.event.EventWriter;
import dev.cuepost.callback.event.ImsEvent;

/**
 * One output of a transcoding job is done. Source: IMS documentation, "Event list",
 * TranscodeComplete. The layout is not published there; its members are those of the answer of
 * GetTranscodeJob.
 *
 * @param transcoded the sub-job
 */
public record TranscodeComplete(TranscodeJob transcoded) implements ImsEvent {
  @Override
  public String eventType() {
    return "TranscodeComplete";
  }

  @Override
  public EventKeys keys() {
    return EventKeys.ofJob(transcoded.job().jobId()).inSequence(transcoded.parentJobId());
  }

  @Override
  public void write(EventWriter json) {
    transcoded.write(json);
  }
}
