package dev.cuepost.callback.event.ims;

import dev.cuepost.callback.event.EventKeys;
import dev.cuepost.callback.event.EventWriter;
import dev.cuepost.callback.event.ImsEvent;
import java.util.List;
import java.util.Optional;

/**
 * A transcoding job has ended, with all its outputs. Source: IMS documentation, "Event list",
 * TranscodeParentComplete. The layout is not published there; its members are those of the answer
 * of GetTranscodeJob. It succeeded if one of its sub-jobs did.
 *
 * @param job the whole job
 * @param name its name
 * @param percent how much is done, 0 to 100
 * @param inputs the files that it reads
 * @param jobs its sub-jobs
 */
public record TranscodeParentComplete(
    ProcessedJob job,
    Optional<String> name,
    int percent,
    List<MediaFile> inputs,
    List<TranscodeJob> jobs)
    implements ImsEvent {
  @Override
  public String eventType() {
    return "TranscodeParentComplete";
  }

  @Override
  public EventKeys keys() {
    return EventKeys.ofJob(job.jobId());
  }

  @Override
  public void write(EventWriter json) {
    job.write(json);
    json.text("ParentJobId", job.jobId())
        .number("JobCount", jobs.size())
        .number("Percent", percent)
        .text("Name", name)
        .array("InputGroup", inputs)
        .array("TranscodeJobList", jobs);
  }
}
