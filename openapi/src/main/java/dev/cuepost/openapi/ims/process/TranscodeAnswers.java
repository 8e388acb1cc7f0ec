package dev.cuepost.openapi.ims.process;

import dev.cuepost.media.process.job.JobGroup;
import dev.cuepost.media.process.job.NamedFile;
import dev.cuepost.media.process.job.ProcessJob;
import dev.cuepost.media.process.job.Result;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.JsonFields;
import dev.cuepost.openapi.Value;
import dev.cuepost.openapi.WireTime;
import java.util.List;
import java.util.Set;

/** Transcoding jobs as they are told. */
final class TranscodeAnswers {
  private static final Set<String> WHOLES = Set.of("FontSize", "BorderWidth");
  private static final Set<String> REALS =
      Set.of("CombineConfigs.Start", "CombineConfigs.Duration");

  private final JobAnswers answers;

  TranscodeAnswers(JobAnswers answers) {
    this.answers = answers;
  }

  /**
   * The whole job with its sub-jobs.
   *
   * @param requestId of the call that is answered
   */
  Fields full(JobGroup group, String requestId) {
    return brief(group, requestId)
        .items(
            "TranscodeJobList",
            group.jobs().stream().map(job -> subJob(job).text("RequestId", requestId)).toList());
  }

  /** As lists have it. */
  Fields brief(JobGroup group, String requestId) {
    return new Fields()
        .text("ParentJobId", group.groupId())
        .text("RequestId", requestId)
        .text("Name", group.name())
        .text("Status", JobAnswers.status(group.state()))
        .whole("JobCount", group.jobs().size())
        .whole("Percent", group.percent())
        .text("TriggerSource", "API")
        .text("CreateTime", WireTime.of(group.createdAt()))
        .text("SubmitTime", WireTime.of(group.createdAt()))
        .text("FinishTime", group.finishedAt().map(WireTime::of))
        .items("InputGroup", inputs(group.inputs()))
        .items("OutputGroup", group.jobs().stream().map(this::wanted).toList())
        .fields("ScheduleConfig", JobAnswers.schedule(group.schedule()))
        .text("UserData", group.userData());
  }

  private Fields subJob(ProcessJob job) {
    Fields fields =
        JobAnswers.common(job)
            .text("ParentJobId", job.group())
            .whole("JobIndex", job.place())
            .items("InputGroup", inputs(job.order().inputs()))
            .fields("ScheduleConfig", JobAnswers.schedule(job.schedule()))
            .all(wanted(job));
    job.result()
        .flatMap(Result::meta)
        .ifPresent(meta -> fields.fields("OutFileMeta", JsonFields.of(meta)));
    job.failure()
        .ifPresent(failure -> fields.fields("SubmitResultJson", JobAnswers.failed(failure)));
    return job.order().warnings().isEmpty()
        ? fields
        : fields.items("Warnings", job.order().warnings().stream().map(Value.Text::new).toList());
  }

  /** Where the output goes, and how it is made. */
  private Fields wanted(ProcessJob job) {
    Fields output = job.order().output().map(JobAnswers::named).orElseGet(Fields::new);
    return new Fields()
        .fields(
            "Output",
            output.text(
                "OutputUrl",
                answers.mainUrl(job).or(() -> job.order().output().flatMap(NamedFile::url))))
        .fields("ProcessConfig", JsonFields.echo(job.order().shown(), WHOLES, REALS));
  }

  private static List<Fields> inputs(List<NamedFile> files) {
    return files.stream().map(file -> JobAnswers.named(file).text("InputUrl", file.url())).toList();
  }
}
