package dev.cuepost.openapi.vod.process;

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

/**
 * Looking at videos by machines. Source: ApsaraVideo VOD documentation, SubmitAIJob and ListAIJob.
 */
final class AiActions {
  private static final String DNA = "AIMediaDNA";
  private static final Parameter<String> MEDIA_ID =
      Parameter.required("MediaId", ParameterType.text(64));
  private static final Parameter<String> TYPES =
      Parameter.required("Types", ParameterType.text(256));
  private static final Parameter<String> CONFIG =
      Parameter.optional("Config", ParameterType.text(4_096));
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
        new Named("ListAIJob", List.of(JOB_IDS), actions::list));
  }

  private Fields submit(Call call) throws Refusal {
    Asset video =
        assets
            .find(call.account(), Product.VOD, call.get(MEDIA_ID))
            .filter(asset -> asset.kind().plays())
            .orElseThrow(() -> new Refusal(VideoParameters.notFound()));
    if (video.state() != AssetState.NORMAL) {
      throw new Refusal(
          RpcError.of(
              400, "Forbidden.IllegalStatus", "The status of the video does not allow this."));
    }
    for (String type : List.of(call.get(TYPES).split(",", -1))) {
      if (!type.strip().equals(DNA)) {
        throw new Refusal(
            RpcError.invalid(
                TYPES.name(), "%s is the only type so far, was %s".formatted(DNA, type)));
      }
    }
    ProcessJob job = JobParameters.accepted(jobs.dna(JobParameters.wish(call, video)));
    return new Fields()
        .fields(
            "AIJobList",
            new Fields()
                .items(
                    "AIJob",
                    List.of(
                        new Fields()
                            .text("JobId", job.jobId())
                            .text("MediaId", video.mediaId())
                            .text("Type", DNA))));
  }

  private Fields list(Call call) {
    List<Fields> told = new ArrayList<>();
    List<Value.Text> absent = new ArrayList<>();
    for (String id : List.of(call.get(JOB_IDS).split(",", -1))) {
      Optional<ProcessJob> job = jobs.find(call.account(), call.region(), JobKind.DNA, id.strip());
      job.ifPresentOrElse(
          found -> told.add(told(found)), () -> absent.add(new Value.Text(id.strip())));
    }
    return new Fields()
        .fields("AIJobList", new Fields().items("AIJob", told))
        .fields("NonExistAIJobIds", new Fields().items("String", absent));
  }

  private static Fields told(ProcessJob job) {
    return new Fields()
        .text("JobId", job.jobId())
        .text("MediaId", job.mediaId())
        .text("Type", DNA)
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
        .text("Data", job.result().flatMap(Result::meta))
        .text("CreationTime", WireTime.of(job.createdAt()))
        .text("CompleteTime", job.finishedAt().map(WireTime::of));
  }
}
