package dev.cuepost.openapi.vod.process;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cuepost.callback.event.Failure;
import dev.cuepost.callback.event.Product;
import dev.cuepost.media.asset.Asset;
import dev.cuepost.media.asset.Assets;
import dev.cuepost.media.process.job.JobGroup;
import dev.cuepost.media.process.job.JobKind;
import dev.cuepost.media.process.job.JobState;
import dev.cuepost.media.process.job.ProcessJob;
import dev.cuepost.media.process.job.StreamLists;
import dev.cuepost.media.process.job.StreamMeta;
import dev.cuepost.media.process.job.Trigger;
import dev.cuepost.media.process.job.VideoJobs;
import dev.cuepost.media.process.template.TemplateGroup;
import dev.cuepost.media.process.template.TemplateGroups;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.ParameterType;
import dev.cuepost.openapi.Refusal;
import dev.cuepost.openapi.RpcError;
import dev.cuepost.openapi.Value;
import dev.cuepost.openapi.WireTime;
import dev.cuepost.openapi.vod.VideoParameters;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The operations that make streams of videos and tell about that. Source: ApsaraVideo VOD
 * documentation, SubmitTranscodeJobs, SubmitPreprocessJobs, GetTranscodeTask, ListTranscodeTask,
 * GetTranscodeSummary.
 */
final class StreamActions {
  private static final Parameter<String> GROUP_ID =
      Parameter.required("TemplateGroupId", ParameterType.text(64));
  private static final Parameter<String> ENCRYPTION =
      Parameter.optional("EncryptConfig", ParameterType.text(4_096));
  private static final Parameter<String> OVERRIDE =
      Parameter.optional("OverrideParams", ParameterType.text(1 << 16));
  private static final Parameter<String> PREPROCESS_TYPE =
      Parameter.required("PreprocessType", ParameterType.oneOf("LivePreprocess"));
  private static final Parameter<String> TASK_ID =
      Parameter.optional("TranscodeTaskId", ParameterType.text(64));
  private static final Parameter<String> JOB_IDS =
      Parameter.optional("JobIds", ParameterType.text(1_024));
  private static final Parameter<String> VIDEO_IDS =
      Parameter.required("VideoIds", ParameterType.text(1_024));
  private static final Parameter<Instant> START_TIME =
      Parameter.optional("StartTime", ParameterType.time());
  private static final Parameter<Instant> END_TIME =
      Parameter.optional("EndTime", ParameterType.end());
  private static final Parameter<Integer> PAGE =
      Parameter.optional("PageNo", ParameterType.whole(1, 1_000_000));
  private static final Parameter<Integer> SIZE =
      Parameter.optional("PageSize", ParameterType.whole(1, 50));
  private static final int SIZE_DEFAULT = 20;

  private final Assets assets;
  private final VideoJobs jobs;
  private final TemplateGroups groups;
  private final StreamUrls urls;

  private StreamActions(Assets assets, VideoJobs jobs, TemplateGroups groups, StreamUrls urls) {
    this.assets = assets;
    this.jobs = jobs;
    this.groups = groups;
    this.urls = urls;
  }

  static List<Action> all(Assets assets, VideoJobs jobs, TemplateGroups groups, StreamUrls urls) {
    var actions = new StreamActions(assets, jobs, groups, urls);
    return List.of(
        new Named(
            "SubmitTranscodeJobs",
            List.of(
                VideoParameters.VIDEO_ID,
                VideoParameters.REFERENCE_ID,
                GROUP_ID,
                ENCRYPTION,
                OVERRIDE,
                VideoParameters.SESSION_ID,
                JobParameters.USER_DATA,
                JobParameters.PIPELINE_ID,
                JobParameters.PRIORITY),
            actions::submit),
        new Named(
            "SubmitPreprocessJobs",
            List.of(VideoParameters.VIDEO_ID, PREPROCESS_TYPE),
            actions::preprocess),
        new Named("GetTranscodeTask", List.of(TASK_ID, JOB_IDS), actions::task),
        new Named(
            "ListTranscodeTask",
            List.of(VideoParameters.VIDEO_ID, START_TIME, END_TIME, PAGE, SIZE),
            actions::tasks),
        new Named("GetTranscodeSummary", List.of(VIDEO_IDS), actions::summary));
  }

  private Fields submit(Call call) throws Refusal {
    Asset video = JobParameters.usable(assets, call);
    TemplateGroup group =
        groups
            .find(JobParameters.owner(call), call.get(GROUP_ID))
            .orElseThrow(() ->
                new Refusal(
                    RpcError.of(404, "NoSuchResource", "The template group does not exist.")));
    if (group.templates().isEmpty()) {
      throw new Refusal(RpcError.invalid(GROUP_ID.name(), "the group has no template"));
    }
    Optional<JsonNode> encryption = Optional.empty();
    if (call.find(ENCRYPTION).isPresent()) {
      encryption = Optional.of(JobParameters.json(ENCRYPTION, call.get(ENCRYPTION)));
    }
    JobGroup made =
        JobParameters.accepted(
            jobs.streams(
                JobParameters.wish(call, video),
                group,
                new VideoJobs.Additions(encryption, call.find(OVERRIDE)),
                call.find(VideoParameters.SESSION_ID)));
    return new Fields()
        .text("TranscodeTaskId", made.groupId())
        .fields("TranscodeJobs", new Fields().items("TranscodeJob", ids(made)));
  }

  private Fields preprocess(Call call) throws Refusal {
    Asset video = JobParameters.usable(assets, call);
    var wish = new VideoJobs.Wish(video, Optional.empty(), Optional.empty(), Optional.empty());
    JobGroup made = JobParameters.accepted(jobs.preprocess(wish));
    return new Fields().fields("PreprocessJobs", new Fields().items("PreprocessJob", ids(made)));
  }

  private static List<Fields> ids(JobGroup made) {
    return made.jobs().stream().map(job -> new Fields().text("JobId", job.jobId())).toList();
  }

  private Fields task(Call call) throws Refusal {
    Optional<String> id = call.find(TASK_ID);
    Optional<String> jobIds = call.find(JOB_IDS);
    if (id.isEmpty() && jobIds.isEmpty()) {
      throw new Refusal(RpcError.missing(TASK_ID.name()));
    }
    if (id.isPresent()) {
      JobGroup group =
          jobs.made()
              .findGroup(call.account(), call.region(), id.get())
              .orElseThrow(() ->
                  new Refusal(
                      RpcError.of(404, "NoSuchResource", "The transcoding task does not exist.")));
      return new Fields()
          .fields(
              "TranscodeTask",
              task(group)
                  .items("TranscodeJobInfoList", group.jobs().stream().map(this::job).toList()));
    }
    List<Fields> told = new ArrayList<>();
    List<Value.Text> absent = new ArrayList<>();
    for (String jobId : Arrays.asList(jobIds.get().split(",", -1))) {
      Optional<ProcessJob> job =
          jobs.made().find(call.account(), call.region(), JobKind.TRANSCODE, jobId.strip());
      job.ifPresentOrElse(
          found -> told.add(job(found)), () -> absent.add(new Value.Text(jobId.strip())));
    }
    return new Fields().items("TranscodeJobInfoList", told).items("NonExistJobIds", absent);
  }

  private Fields tasks(Call call) throws Refusal {
    Asset video = VideoParameters.need(assets, call);
    int size = call.find(SIZE).orElse(SIZE_DEFAULT);
    return new Fields()
        .items(
            "TranscodeTaskList",
            jobs.made().groupsOf(video).reversed().stream()
                .filter(
                    task -> call.find(START_TIME).stream().noneMatch(task.createdAt()::isBefore))
                .filter(task -> call.find(END_TIME).stream().allMatch(task.createdAt()::isBefore))
                .skip((call.find(PAGE).orElse(1) - 1L) * size)
                .limit(size)
                .map(StreamActions::task)
                .toList());
  }

  private Fields summary(Call call) throws Refusal {
    List<Fields> told = new ArrayList<>();
    List<Value.Text> absent = new ArrayList<>();
    for (String id : VideoParameters.ids(VIDEO_IDS, call)) {
      Optional<Asset> video = assets.find(call.account(), Product.VOD, id);
      if (video.isEmpty()) {
        absent.add(new Value.Text(id));
        continue;
      }
      jobs.made().groupsOf(video.get()).reversed().stream()
          .findFirst()
          .ifPresent(group -> told.add(summary(id, group)));
    }
    return new Fields().items("TranscodeSummaryList", told).items("NonExistVideoIds", absent);
  }

  private static Fields summary(String videoId, JobGroup group) {
    return new Fields()
        .text("VideoId", videoId)
        .text("TranscodeStatus", status(group))
        .text("TranscodeTemplateGroupId", group.name())
        .text("CreationTime", WireTime.of(group.createdAt()))
        .text("CompleteTime", group.finishedAt().map(WireTime::of))
        .items(
            "TranscodeJobInfoSummaryList",
            group.jobs().stream()
                .map(job ->
                    figures(state(job), job)
                        .text("CreationTime", WireTime.of(job.createdAt()))
                        .text("CompleteTime", job.finishedAt().map(WireTime::of)))
                .toList());
  }

  private static Fields task(JobGroup group) {
    return new Fields()
        .text("TranscodeTaskId", group.groupId())
        .text("VideoId", group.mediaId())
        .text("TranscodeTemplateGroupId", group.name())
        .text("TaskStatus", status(group))
        .text("Trigger", Trigger.of(group).word())
        .text("CreationTime", WireTime.of(group.createdAt()))
        .text("CompleteTime", group.finishedAt().map(WireTime::of));
  }

  private Fields job(ProcessJob job) {
    Fields fields =
        state(job)
            .text("TranscodeJobId", job.jobId())
            .text("Definition", StreamMeta.definition(job))
            .text("Priority", Integer.toString(job.schedule().priority()))
            .text("CreationTime", WireTime.of(job.createdAt()))
            .text("CompleteTime", job.finishedAt().map(WireTime::of));
    job.mediaId()
        .flatMap(id -> assets.find(job.owner().account(), id))
        .ifPresent(video -> fields.text("InputFileUrl", video.url()));
    return StreamMeta.of(job).isEmpty()
        ? fields
        : fields.fields(
            "OutputFile",
            figures(new Fields(), job)
                .text("OutputFileUrl", urls.of(job))
                .text("VideoStreamList", StreamLists.of(job).map(StreamLists::video))
                .text("AudioStreamList", StreamLists.of(job).map(StreamLists::audio))
                .text(
                    "Encryption",
                    StreamMeta.of(job)
                        .filter(StreamMeta::encrypted)
                        .map(_ -> "{\"EncryptType\":\"HLSEncryption\"}")));
  }

  private static Fields state(ProcessJob job) {
    return new Fields()
        .text(
            "TranscodeJobStatus",
            switch (job.state()) {
              case WAITING, INIT, PROCESSING -> "Transcoding";
              case SUCCESS -> "TranscodeSuccess";
              case FAIL -> "TranscodeFail";
            })
        .whole("TranscodeProgress", job.state().ended() ? 100 : job.percent())
        .text("TranscodeTemplateId", job.order().templateId())
        .text("ErrorCode", job.failure().map(Failure::code))
        .text("ErrorMessage", job.failure().map(Failure::message));
  }

  /** What is known of the file. */
  private static Fields figures(Fields fields, ProcessJob job) {
    StreamMeta.of(job)
        .ifPresent(meta ->
            fields
                .text("Bitrate", meta.kilobits().toPlainString())
                .text("Duration", meta.seconds().toPlainString())
                .text("Format", meta.format())
                .text("Fps", meta.fps().map(BigDecimal::toPlainString))
                .text("Width", meta.width().map(String::valueOf))
                .text("Height", meta.height().map(String::valueOf))
                .whole("Filesize", meta.sizeBytes())
                .items(
                    "WatermarkIdList",
                    StreamMeta.watermarkIds(job).stream().map(Value.Text::new).toList()));
    return fields;
  }

  private static String status(JobGroup group) {
    if (!group.state().ended()) {
      return "Processing";
    }
    long succeeded = group.jobs().stream().filter(job -> job.state() == JobState.SUCCESS).count();
    if (succeeded == group.jobs().size()) {
      return "CompleteAllSucc";
    }
    return succeeded == 0 ? "CompleteAllFail" : "CompletePartialSucc";
  }
}
