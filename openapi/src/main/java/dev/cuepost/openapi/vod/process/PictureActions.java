package dev.cuepost.openapi.vod.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuepost.media.asset.Asset;
import dev.cuepost.media.asset.Assets;
import dev.cuepost.media.process.job.JobKind;
import dev.cuepost.media.process.job.JobState;
import dev.cuepost.media.process.job.Pictures;
import dev.cuepost.media.process.job.ProcessJob;
import dev.cuepost.media.process.job.StreamMeta;
import dev.cuepost.media.process.job.VideoJobs;
import dev.cuepost.media.process.template.VodTemplate;
import dev.cuepost.media.process.template.VodTemplates;
import dev.cuepost.media.store.ObjectName;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.ParameterType;
import dev.cuepost.openapi.Refusal;
import dev.cuepost.openapi.RpcError;
import dev.cuepost.openapi.WireTime;
import dev.cuepost.openapi.vod.VideoParameters;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The operations that make pictures of videos and list them. Source: ApsaraVideo VOD documentation,
 * SubmitSnapshotJob, ListSnapshots, SubmitDynamicImageJob, ListDynamicImage.
 */
final class PictureActions {
  private static final Parameter<String> TEMPLATE =
      Parameter.optional("SnapshotTemplateId", ParameterType.text(64));
  private static final Parameter<String> TIME = Parameter.optional("SpecifiedOffsetTime", number());
  private static final Parameter<String> TIMES =
      Parameter.numbers("SpecifiedOffsetTimes", ParameterType.text(2_048));
  private static final Parameter<String> COUNT = Parameter.optional("Count", number());
  private static final Parameter<String> INTERVAL = Parameter.optional("Interval", number());
  private static final Parameter<String> WIDTH = Parameter.optional("Width", number());
  private static final Parameter<String> HEIGHT = Parameter.optional("Height", number());
  private static final Parameter<String> SPRITE =
      Parameter.optional("SpriteSnapshotConfig", ParameterType.text(2_048));
  private static final Parameter<String> IMAGE_TEMPLATE =
      Parameter.required("DynamicImageTemplateId", ParameterType.text(64));
  private static final Parameter<String> OVERRIDE =
      Parameter.optional("OverrideParams", ParameterType.text(4_096));
  private static final Parameter<String> TYPE =
      Parameter.optional(
          "SnapshotType",
          ParameterType.oneOf(
              "CoverSnapshot",
              "NormalSnapshot",
              "SpriteSnapshot",
              "SpriteOriginSnapshot",
              "WebVttSnapshot"));
  private static final Parameter<Integer> PAGE =
      Parameter.optional("PageNo", ParameterType.whole(1, 1_000_000));
  private static final Parameter<Integer> SIZE =
      Parameter.optional("PageSize", ParameterType.whole(1, 100));
  private static final int SIZE_DEFAULT = 20;
  private static final Duration VALID = Duration.ofHours(1);

  private final Assets assets;
  private final VideoJobs jobs;
  private final VodTemplates templates;
  private final StreamUrls urls;

  private PictureActions(Assets assets, VideoJobs jobs, VodTemplates templates, StreamUrls urls) {
    this.assets = assets;
    this.jobs = jobs;
    this.templates = templates;
    this.urls = urls;
  }

  static List<Action> all(Assets assets, VideoJobs jobs, VodTemplates templates, StreamUrls urls) {
    var actions = new PictureActions(assets, jobs, templates, urls);
    return List.of(
        new Named(
            "SubmitSnapshotJob",
            List.of(
                VideoParameters.VIDEO_ID,
                VideoParameters.REFERENCE_ID,
                TEMPLATE,
                TIME,
                TIMES,
                COUNT,
                INTERVAL,
                WIDTH,
                HEIGHT,
                SPRITE,
                JobParameters.USER_DATA),
            actions::snapshots),
        new Named(
            "ListSnapshots",
            List.of(VideoParameters.VIDEO_ID, TYPE, PAGE, SIZE, VideoParameters.AUTH_TIMEOUT),
            actions::listSnapshots),
        new Named(
            "SubmitDynamicImageJob",
            List.of(VideoParameters.VIDEO_ID, IMAGE_TEMPLATE, OVERRIDE),
            actions::image),
        new Named("ListDynamicImage", List.of(VideoParameters.VIDEO_ID), actions::listImages));
  }

  private static ParameterType<String> number() {
    return new ParameterType<>(
        "is a whole number of 0 or more",
        text -> Optional.of(text).filter(t -> t.matches("[0-9]{1,9}")));
  }

  private Fields snapshots(Call call) throws Refusal {
    Asset video = JobParameters.usable(assets, call);
    Wanted wanted = wanted(call);
    ProcessJob job =
        JobParameters.accepted(
            jobs.snapshots(JobParameters.wish(call, video), wanted.config(), wanted.purpose()));
    return new Fields().fields("SnapshotJob", new Fields().text("JobId", job.jobId()));
  }

  /** Which pictures, and what for. */
  private record Wanted(ObjectNode config, VideoJobs.Purpose purpose) {}

  /**
   * A template's configuration, or what the call says; the latter is of no use beside the first.
   */
  private Wanted wanted(Call call) throws Refusal {
    Optional<String> id = call.find(TEMPLATE);
    if (id.isPresent()) {
      VodTemplate template = template(call, id.get());
      if (template.type() != VodTemplate.Type.SNAPSHOT) {
        throw new Refusal(RpcError.invalid(TEMPLATE.name(), "the template is none of snapshots"));
      }
      return new Wanted(
          PictureConfigs.read(TEMPLATE, template.type(), template.config()),
          PictureConfigs.purpose(TEMPLATE, template.config()));
    }
    ObjectNode config = JobParameters.object();
    config.put("Type", call.find(SPRITE).isPresent() ? "Sprite" : "Normal");
    config.put("FrameType", "normal");
    call.find(TIME).ifPresent(time -> config.put("Time", time));
    call.find(COUNT).ifPresent(count -> config.put("Count", count));
    call.find(INTERVAL).ifPresent(interval -> config.put("Interval", interval));
    call.find(WIDTH).ifPresent(width -> config.put("Width", width));
    call.find(HEIGHT).ifPresent(height -> config.put("Height", height));
    if (call.find(SPRITE).isPresent()) {
      config.set("SpriteSnapshotConfig", JobParameters.json(SPRITE, call.get(SPRITE)));
    }
    if (call.find(TIMES).isPresent()) {
      JsonNode times = JobParameters.json(TIMES, call.get(TIMES));
      config.set("SpecifiedOffsetTimes", times);
    } else if (!config.has("Count") && !config.path("Type").asText().equals("Sprite")) {
      config.put("Count", "1");
    }
    return new Wanted(config, VideoJobs.Purpose.ANY);
  }

  private Fields listSnapshots(Call call) throws Refusal {
    Asset video = VideoParameters.need(assets, call);
    Optional<ProcessJob> last =
        jobs.made().of(video, JobKind.SNAPSHOT).reversed().stream()
            .filter(job -> job.state() == JobState.SUCCESS)
            .filter(job -> call.find(TYPE).map(Pictures.vodType(job)::equals).orElse(true))
            .findFirst();
    if (last.isEmpty()) {
      return new Fields();
    }
    ProcessJob job = last.get();
    List<ObjectName> names = Pictures.names(job);
    int size = call.find(SIZE).orElse(SIZE_DEFAULT);
    int first = Math.toIntExact(Math.min(names.size(), (call.find(PAGE).orElse(1) - 1L) * size));
    List<String> readable =
        urls.readable(
            video, names.subList(first, Math.min(names.size(), first + size)), valid(call));
    List<Fields> page = new ArrayList<>();
    for (String url : readable) {
      page.add(new Fields().whole("Index", first + page.size() + 1L).text("Url", url));
    }
    return new Fields()
        .fields(
            "MediaSnapshot",
            new Fields()
                .text("JobId", job.jobId())
                .text("CreationTime", WireTime.of(job.createdAt()))
                .text("Regular", Pictures.vodPattern(urls.of(Pictures.pattern(job).orElseThrow())))
                .whole("Total", names.size())
                .fields("Snapshots", new Fields().items("Snapshot", page)));
  }

  private static Duration valid(Call call) {
    return call.find(VideoParameters.AUTH_TIMEOUT).map(Duration::ofSeconds).orElse(VALID);
  }

  private Fields image(Call call) throws Refusal {
    Asset video = JobParameters.usable(assets, call);
    VodTemplate template = template(call, call.get(IMAGE_TEMPLATE));
    if (template.type() != VodTemplate.Type.DYNAMIC_IMAGE) {
      throw new Refusal(
          RpcError.invalid(IMAGE_TEMPLATE.name(), "the template is none of animated images"));
    }
    ObjectNode config = PictureConfigs.read(IMAGE_TEMPLATE, template.type(), template.config());
    if (call.find(OVERRIDE).isPresent()) {
      PictureConfigs.override(config, JobParameters.json(OVERRIDE, call.get(OVERRIDE)));
    }
    VideoJobs.Purpose purpose = PictureConfigs.takePurpose(OVERRIDE, config);
    ProcessJob job =
        JobParameters.accepted(jobs.dynamicImage(JobParameters.wish(call, video), config, purpose));
    return new Fields().fields("DynamicImageJob", new Fields().text("JobId", job.jobId()));
  }

  private Fields listImages(Call call) throws Refusal {
    Asset video = VideoParameters.need(assets, call);
    List<Fields> told = new ArrayList<>();
    for (ProcessJob job : jobs.made().of(video, JobKind.DYNAMIC_IMAGE)) {
      StreamMeta.of(job)
          .ifPresent(meta ->
              told.add(
                  new Fields()
                      .text("DynamicImageId", job.jobId())
                      .text("JobId", job.jobId())
                      .text("VideoId", video.mediaId())
                      .text("FileURL", urls.readable(video, job, VALID))
                      .text("FileSize", Long.toString(meta.sizeBytes()))
                      .text("Format", meta.format())
                      .text("Duration", meta.seconds().toPlainString())
                      .text("Fps", meta.fps().map(BigDecimal::toPlainString))
                      .text("Width", meta.width().map(String::valueOf))
                      .text("Height", meta.height().map(String::valueOf))
                      .text("CreationTime", WireTime.of(job.createdAt()))));
    }
    return new Fields().items("DynamicImageList", told);
  }

  private VodTemplate template(Call call, String id) throws Refusal {
    return templates
        .find(JobParameters.owner(call), id)
        .orElseThrow(
            () -> new Refusal(RpcError.of(404, "NoSuchResource", "The template does not exist.")));
  }
}
