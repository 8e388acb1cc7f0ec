package dev.cuepost.callback.event.ims;

import dev.cuepost.callback.event.EventPart;
import dev.cuepost.callback.event.EventWriter;
import dev.cuepost.callback.event.JsonText;
import java.util.List;
import java.util.Optional;

/**
 * One output of a transcoding job, a job of its own.
 *
 * @param job the sub-job
 * @param parentJobId the whole job
 * @param index its place among the sub-jobs, from 1
 * @param name its name
 * @param inputs the files that it reads
 * @param output the file as it was asked for
 * @param outputUrl where the file is; empty if the job failed
 * @param outFileMeta what is in the file, the object that GetTranscodeJob answers
 */
public record TranscodeJob(
    ProcessedJob job,
    String parentJobId,
    int index,
    Optional<String> name,
    List<MediaFile> inputs,
    MediaFile output,
    Optional<String> outputUrl,
    Optional<JsonText> outFileMeta)
    implements EventPart {
  @Override
  public void write(EventWriter json) {
    job.write(json);
    json.text("ParentJobId", parentJobId)
        .number("JobIndex", index)
        .text("Name", name)
        .array("InputGroup", inputs)
        .object(
            "Output",
            file -> {
              output.write(file);
              file.text("OutputUrl", outputUrl);
            })
        .json("OutFileMeta", outFileMeta);
  }
}
