package dev.cuepost.openapi.ims.process;

import dev.cuepost.callback.event.Failure;
import dev.cuepost.media.process.job.JobState;
import dev.cuepost.media.process.job.NamedFile;
import dev.cuepost.media.process.job.Pictures;
import dev.cuepost.media.process.job.ProcessJob;
import dev.cuepost.media.process.job.Result;
import dev.cuepost.media.process.job.Schedule;
import dev.cuepost.media.store.MediaUrl;
import dev.cuepost.media.store.MediaUrls;
import dev.cuepost.media.store.ObjectEndpoints;
import dev.cuepost.media.store.ObjectName;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.JsonFields;
import dev.cuepost.openapi.Value;
import dev.cuepost.openapi.WireTime;
import java.util.Optional;

/**
 * Jobs as they are told. {@code Warnings} is ours alone: what of the request was ignored; clients
 * pass over members that they do not know.
 */
final class JobAnswers {
  private final MediaUrls urls;
  private final ObjectEndpoints endpoints;

  JobAnswers(MediaUrls urls, ObjectEndpoints endpoints) {
    this.urls = urls;
    this.endpoints = endpoints;
  }

  /** As GetSnapshotJob has it. */
  Fields snapshot(ProcessJob job) {
    Pictures pictures = Pictures.of(job);
    return picture(job).text("Type", pictures.type()).whole("Count", pictures.count());
  }

  /** As GetDynamicImageJob has it. */
  Fields dynamicImage(ProcessJob job) {
    return picture(job).text("OutputUrl", mainUrl(job));
  }

  private Fields picture(ProcessJob job) {
    Fields fields =
        common(job)
            .fields("Input", file(job, job.order().inputs().getFirst()))
            .fields("Output", output(job))
            .text("TemplateId", job.order().templateId())
            .text("TemplateConfig", job.order().shown())
            .text("PipelineId", job.schedule().pipelineId())
            .text("ModifiedTime", WireTime.of(job.modifiedAt()))
            .flag("Async", true)
            .text("Code", job.failure().map(Failure::code))
            .text("Message", job.failure().map(Failure::message));
    return job.order().warnings().isEmpty()
        ? fields
        : fields.items("Warnings", job.order().warnings().stream().map(Value.Text::new).toList());
  }

  /** As GetPackageJob has it. */
  Fields packaged(ProcessJob job) {
    return common(job)
        .items(
            "Inputs",
            job.order().inputs().stream()
                .map(input -> new Fields().fields("Input", named(input)))
                .toList())
        .fields("Output", output(job))
        .text("OutputUrl", mainUrl(job))
        .text("PipelineId", job.schedule().pipelineId())
        .whole("Priority", job.schedule().priority())
        .text("ModifiedTime", WireTime.of(job.modifiedAt()))
        .text("Code", job.failure().map(Failure::code))
        .text("Message", job.failure().map(Failure::message));
  }

  /** As GetMediaInfoJob has it. */
  Fields mediaInfo(ProcessJob job, String requestId) {
    Fields fields =
        common(job)
            .text("RequestId", requestId)
            .fields("Input", named(job.order().inputs().getFirst()))
            .fields("ScheduleConfig", schedule(job.schedule()))
            .flag("Async", !JsonFields.text(job.order().shown(), "Async").equals("false"));
    job.result()
        .flatMap(Result::meta)
        .ifPresent(meta -> fields.fields("MediaInfoProperty", JsonFields.of(meta)));
    job.failure().ifPresent(failure -> fields.fields("SubmitResultJson", failed(failure)));
    return fields;
  }

  /** What every job tells. */
  static Fields common(ProcessJob job) {
    return new Fields()
        .text("JobId", job.jobId())
        .text("Name", job.order().name())
        .text("Status", status(job.state()))
        .text("TriggerSource", "API")
        .text("CreateTime", WireTime.of(job.createdAt()))
        .text("SubmitTime", WireTime.of(job.createdAt()))
        .text("FinishTime", job.finishedAt().map(WireTime::of))
        .text("UserData", job.order().userData());
  }

  static Fields failed(Failure failure) {
    return new Fields().text("Code", failure.code()).text("Message", failure.message());
  }

  static Fields schedule(Schedule schedule) {
    return new Fields()
        .text("PipelineId", schedule.pipelineId())
        .whole("Priority", schedule.priority());
  }

  /** A file as its user named it. */
  static Fields named(NamedFile file) {
    return new Fields().text("Type", file.type().word()).text("Media", file.media());
  }

  private Fields file(ProcessJob job, NamedFile file) {
    Fields fields = named(file);
    if (file.type() == NamedFile.Type.OSS
        && urls.resolve(file.media(), job.owner().region()) instanceof MediaUrl.Ours ours) {
      fields.fields("OssFile", object(ours.name()));
    }
    return fields;
  }

  private static Fields output(ProcessJob job) {
    Fields fields = job.order().output().map(JobAnswers::named).orElseGet(Fields::new);
    job.order().target().ifPresent(target -> fields.fields("OssFile", object(target)));
    return fields;
  }

  private static Fields object(ObjectName name) {
    return new Fields()
        .text("Bucket", name.bucket().name())
        .text("Location", "oss-" + name.bucket().region())
        .text("Object", name.key());
  }

  /** The address of the main file, once it is there. */
  Optional<String> mainUrl(ProcessJob job) {
    return job.mainFile().map(endpoints::url);
  }

  static String status(JobState state) {
    return switch (state) {
      case WAITING, INIT -> "Init";
      case PROCESSING -> "Processing";
      case SUCCESS -> "Success";
      case FAIL -> "Fail";
    };
  }
}
