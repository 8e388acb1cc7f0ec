package dev.cuepost.openapi.vod.process;

import dev.cuepost.callback.event.Product;
import dev.cuepost.media.asset.Asset;
import dev.cuepost.media.asset.Assets;
import dev.cuepost.media.process.job.JobKind;
import dev.cuepost.media.process.job.MadeOfVideo;
import dev.cuepost.media.process.job.Pictures;
import dev.cuepost.media.process.job.ProcessJob;
import dev.cuepost.media.process.job.StreamMeta;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.ParameterType;
import dev.cuepost.openapi.Refusal;
import dev.cuepost.openapi.RpcError;
import dev.cuepost.openapi.WireTime;
import dev.cuepost.openapi.vod.VideoParameters;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The operations that tell of jobs on videos, whichever they are. Source: ApsaraVideo VOD
 * documentation, GetJobDetail and ListJobInfo.
 */
final class JobActions {
  /** What jobs are called here. */
  private enum Type {
    TRANSCODE("transcode"),
    SNAPSHOT("snapshot"),
    AI("ai");

    private final String word;

    Type(String word) {
      this.word = word;
    }

    List<JobKind> kinds() {
      return switch (this) {
        case TRANSCODE -> List.of(JobKind.TRANSCODE);
        case SNAPSHOT -> List.of(JobKind.SNAPSHOT);
        case AI -> List.of(JobKind.DNA, JobKind.TAG, JobKind.AUDIT);
      };
    }

    static Type of(Call call) {
      return Stream.of(values())
          .filter(type -> type.word.equals(call.get(TYPE)))
          .findFirst()
          .orElseThrow();
    }
  }

  private static final Parameter<String> TYPE =
      Parameter.required("JobType", ParameterType.oneOf("transcode", "snapshot", "ai"));
  private static final Parameter<String> JOB_ID =
      Parameter.required("JobId", ParameterType.text(64));
  private static final Parameter<String> MEDIA_ID =
      Parameter.required("MediaId", ParameterType.text(64));

  private final Assets assets;
  private final MadeOfVideo made;

  private JobActions(Assets assets, MadeOfVideo made) {
    this.assets = assets;
    this.made = made;
  }

  static List<Action> all(Assets assets, MadeOfVideo made) {
    var actions = new JobActions(assets, made);
    return List.of(
        new Named("GetJobDetail", List.of(JOB_ID, TYPE), actions::detail),
        new Named("ListJobInfo", List.of(MEDIA_ID, TYPE), actions::list));
  }

  private Fields detail(Call call) throws Refusal {
    Type type = Type.of(call);
    ProcessJob job =
        type.kinds().stream()
            .flatMap(
                kind -> made.find(call.account(), call.region(), kind, call.get(JOB_ID)).stream())
            .findFirst()
            .orElseThrow(
                () -> new Refusal(RpcError.of(404, "NoSuchResource", "The job does not exist.")));
    Fields told = told(type, job);
    Fields answer = new Fields().text("JobType", type.word);
    return switch (type) {
      case TRANSCODE ->
          answer.fields(
              "TranscodeJobDetail",
              told.text("VideoId", job.mediaId())
                  .text("TemplateId", job.order().templateId())
                  .text("Definition", StreamMeta.definition(job)));
      case SNAPSHOT ->
          answer.fields(
              "SnapshotJobDetail",
              told.text("VideoId", job.mediaId())
                  .text("Trigger", "Manual")
                  .text(
                      Pictures.of(job).type().equals("Normal") ? "NormalConfig" : "SpriteConfig",
                      job.order().config()));
      case AI ->
          answer.fields(
              "AIJobDetail",
              told.text("MediaId", job.mediaId())
                  .text("Trigger", "Manual")
                  .text(
                      "JobType",
                      switch (job.kind()) {
                        case DNA -> "AIMediaDNA";
                        case TAG -> "AIVideoTag";
                        default -> "AIMediaAudit";
                      })
                  .text("TemplateConfig", job.order().config()));
    };
  }

  private Fields list(Call call) throws Refusal {
    Type type = Type.of(call);
    Asset video =
        assets
            .find(call.account(), Product.VOD, call.get(MEDIA_ID))
            .filter(asset -> asset.kind().plays())
            .orElseThrow(() -> new Refusal(VideoParameters.notFound()));
    return new Fields()
        .text("MediaId", video.mediaId())
        .text("JobType", type.word)
        .items(
            "JobInfoList",
            type.kinds().stream()
                .flatMap(kind -> made.of(video, kind).stream())
                .sorted(Comparator.comparing(ProcessJob::createdAt).reversed())
                .map(job -> told(type, job))
                .toList());
  }

  private static Fields told(Type type, ProcessJob job) {
    return new Fields()
        .text("JobId", job.jobId())
        .text("Status", status(type, job))
        .whole("UserId", Long.parseLong(job.owner().account()))
        .text("CreateTime", WireTime.of(job.createdAt()))
        .text("CompleteTime", job.finishedAt().map(WireTime::of));
  }

  private static String status(Type type, ProcessJob job) {
    String stem =
        switch (job.state()) {
          case WAITING, INIT, PROCESSING -> "Processing";
          case SUCCESS -> "Success";
          case FAIL -> "Fail";
        };
    return switch (type) {
      case TRANSCODE -> stem.equals("Processing") ? "Transcoding" : "Transcode" + stem;
      case SNAPSHOT -> stem;
      case AI -> stem.toLowerCase(Locale.ROOT);
    };
  }
}
