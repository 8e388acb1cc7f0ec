package dev.cuepost.openapi.vod.process;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuepost.callback.event.Failure;
import dev.cuepost.callback.event.Product;
import dev.cuepost.media.asset.Asset;
import dev.cuepost.media.asset.AssetState;
import dev.cuepost.media.asset.Assets;
import dev.cuepost.media.process.job.JobKind;
import dev.cuepost.media.process.job.ProcessJob;
import dev.cuepost.media.process.job.Result;
import dev.cuepost.media.process.job.VideoJobs;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.JsonFields;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.ParameterType;
import dev.cuepost.openapi.Refusal;
import dev.cuepost.openapi.RpcError;
import dev.cuepost.openapi.Value;
import dev.cuepost.openapi.WireTime;
import dev.cuepost.openapi.vod.VideoParameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Looking at videos by machines. Source: ApsaraVideo VOD documentation, SubmitAIJob and ListAIJob.
 */
final class AiActions {
  /** What SubmitAIJob can be asked for. */
  private enum Type {
    DNA("AIMediaDNA", JobKind.DNA),
    TAG("AIVideoTag", JobKind.TAG);

    private final String word;
    private final JobKind kind;

    Type(String word, JobKind kind) {
      this.word = word;
      this.kind = kind;
    }

    static Optional<Type> of(String word) {
      return Stream.of(values()).filter(type -> type.word.equals(word)).findFirst();
    }
  }

  private static final Parameter<String> MEDIA_ID =
      Parameter.required("MediaId", ParameterType.text(64));
  private static final Parameter<String> TYPES =
      Parameter.required("Types", ParameterType.text(256));
  private static final Parameter<String> CONFIG =
      Parameter.optional("Config", ParameterType.text(4_096));
  private static final Parameter<String> AUDIT_CONFIG =
      Parameter.optional("MediaAuditConfiguration", ParameterType.text(4_096));
  private static final Parameter<String> MEDIA_TYPE =
      Parameter.optional("MediaType", ParameterType.oneOf("video"));
  private static final Parameter<String> TEMPLATE_ID =
      Parameter.optional("TemplateId", ParameterType.text(64));
  private static final Parameter<String> JOB_ID =
      Parameter.required("JobId", ParameterType.text(64));
  private static final Parameter<String> JOB_IDS =
      Parameter.required("JobIds", ParameterType.text(2_048));

  private final Assets assets;
  private final VideoJobs jobs;

  private AiActions(Assets assets, VideoJobs jobs) {
    this.assets = assets;
    this.jobs = jobs;
  }

  static List<Action> all(Assets assets, VideoJobs jobs) {
    var actions = new AiActions(assets, jobs);
    return List.of(
        new Named(
            "SubmitAIJob",
            List.of(MEDIA_ID, TYPES, CONFIG, JobParameters.USER_DATA),
            actions::submit),
        new Named("ListAIJob", List.of(JOB_IDS), actions::list),
        new Named(
            "SubmitAIMediaAuditJob",
            List.of(MEDIA_ID, MEDIA_TYPE, TEMPLATE_ID, AUDIT_CONFIG, JobParameters.USER_DATA),
            actions::audit),
        new Named("GetAIMediaAuditJob", List.of(JOB_ID), actions::auditJob),
        new Named("GetMediaAuditResult", List.of(MEDIA_ID), actions::auditResult));
  }

  private Fields submit(Call call) throws Refusal {
    Asset video = usable(call);
    List<Type> types = new ArrayList<>();
    for (String word : List.of(call.get(TYPES).split(",", -1))) {
      types.add(
          Type.of(word.strip())
              .orElseThrow(() ->
                  new Refusal(
                      RpcError.invalid(
                          TYPES.name(), "the types are AIMediaDNA and AIVideoTag, was " + word))));
    }
    VideoJobs.Wish wish = JobParameters.wish(call, video);
    String config = config(call, CONFIG).toString();
    List<Fields> told = new ArrayList<>();
    for (Type type : types) {
      ProcessJob job =
          switch (type) {
            case DNA -> jobs.dna(wish);
            case TAG -> jobs.tag(wish, config);
          };
      told.add(
          new Fields()
              .text("JobId", job.jobId())
              .text("MediaId", video.mediaId())
              .text("Type", type.word));
    }
    return new Fields().fields("AIJobList", new Fields().items("AIJob", told));
  }

  private Fields audit(Call call) throws Refusal {
    Asset video = usable(call);
    ObjectNode config = config(call, AUDIT_CONFIG);
    call.find(TEMPLATE_ID).ifPresent(id -> config.put("TemplateId", id));
    ProcessJob job = jobs.audit(JobParameters.wish(call, video), config.toString());
    return new Fields().text("JobId", job.jobId()).text("MediaId", video.mediaId());
  }

  private Fields auditJob(Call call) throws Refusal {
    ProcessJob job =
        jobs.made()
            .find(call.account(), call.region(), JobKind.AUDIT, call.get(JOB_ID))
            .orElseThrow(
                () -> new Refusal(RpcError.of(404, "NoSuchResource", "The job does not exist.")));
    Fields fields = told(job, "AIMediaAudit");
    job.result()
        .flatMap(Result::meta)
        .ifPresent(data -> fields.fields("Data", JsonFields.of(data)));
    return new Fields().fields("MediaAuditJob", fields);
  }

  private Fields auditResult(Call call) throws Refusal {
    Asset video = video(call);
    return jobs.made().of(video, JobKind.AUDIT).reversed().stream()
        .flatMap(job -> job.result().flatMap(Result::meta).stream())
        .findFirst()
        .map(data -> new Fields().fields("MediaAuditResult", JsonFields.of(data)))
        .orElseGet(Fields::new);
  }

  private Asset video(Call call) throws Refusal {
    return assets
        .find(call.account(), Product.VOD, call.get(MEDIA_ID))
        .filter(asset -> asset.kind().plays())
        .orElseThrow(() -> new Refusal(VideoParameters.notFound()));
  }

  private Asset usable(Call call) throws Refusal {
    Asset video = video(call);
    if (video.state() != AssetState.NORMAL) {
      throw new Refusal(
          RpcError.of(
              400, "Forbidden.IllegalStatus", "The status of the video does not allow this."));
    }
    return video;
  }

  private static ObjectNode config(Call call, Parameter<String> parameter) throws Refusal {
    if (JobParameters.json(parameter, call.find(parameter).orElse("{}"))
        instanceof ObjectNode config) {
      return config;
    }
    throw new Refusal(RpcError.invalid(parameter.name(), "it must be a JSON object"));
  }

  private Fields list(Call call) {
    List<Fields> told = new ArrayList<>();
    List<Value.Text> absent = new ArrayList<>();
    for (String id : List.of(call.get(JOB_IDS).split(",", -1))) {
      Optional<Fields> job =
          Stream.of(Type.values())
              .flatMap(type ->
                  jobs.made().find(call.account(), call.region(), type.kind, id.strip()).stream()
                      .map(found ->
                          told(found, type.word)
                              .text("Data", found.result().flatMap(Result::meta))))
              .findFirst();
      job.ifPresentOrElse(told::add, () -> absent.add(new Value.Text(id.strip())));
    }
    return new Fields()
        .fields("AIJobList", new Fields().items("AIJob", told))
        .fields("NonExistAIJobIds", new Fields().items("String", absent));
  }

  private static Fields told(ProcessJob job, String type) {
    return new Fields()
        .text("JobId", job.jobId())
        .text("MediaId", job.mediaId())
        .text("Type", type)
        .text(
            "Status",
            switch (job.state()) {
              case WAITING, INIT -> "init";
              case PROCESSING -> "processing";
              case SUCCESS -> "success";
              case FAIL -> "fail";
            })
        .text("Code", job.failure().map(Failure::code))
        .text("Message", job.failure().map(Failure::message))
        .text("CreationTime", WireTime.of(job.createdAt()))
        .text("CompleteTime", job.finishedAt().map(WireTime::of));
  }
}
