package dev.cuepost.media.process.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuepost.media.asset.Asset;
import dev.cuepost.media.asset.AssetState;
import dev.cuepost.media.asset.Assets;
import dev.cuepost.media.json.Fields;
import dev.cuepost.media.json.Verdict;
import dev.cuepost.media.process.dna.DnaDb;
import dev.cuepost.media.process.job.Intake.GroupRequest;
import dev.cuepost.media.process.job.Intake.Terms;
import dev.cuepost.media.process.template.StreamTemplate;
import dev.cuepost.media.process.template.TemplateGroup;
import dev.cuepost.media.process.template.TemplateGroups;
import dev.cuepost.media.process.template.Templates;
import dev.cuepost.media.store.MediaUrl;
import dev.cuepost.media.store.MediaUrls;
import dev.cuepost.media.store.ObjectName;
import dev.cuepost.media.store.ObjectStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Jobs on a video of VOD, whose outputs lie beside its file: streams, snapshots, animated images.
 */
public final class VideoJobs {
  /** How long a name of a submission stands for it. */
  private static final Duration SESSION = Duration.ofDays(7);

  /** Says of an animated image that it is to be the cover of its video. */
  private static final String COVERING = "SetDefaultCover";

  private static final Logger log = LoggerFactory.getLogger(VideoJobs.class);

  private final JobStore store;
  private final MadeOfVideo made;
  private final AwaitedStreams awaited;
  private final Assets assets;
  private final TemplateGroups groups;
  private final StreamWatermarks watermarks;
  private final Intake intake;
  private final OrderReader orders;
  private final Schedules schedules;
  private final ObjectStore objects;
  private final MediaUrls urls;
  private final Supplier<String> ids;

  VideoJobs(
      JobStore store,
      AwaitedStreams awaited,
      Assets assets,
      TemplateGroups groups,
      StreamWatermarks watermarks,
      Intake intake,
      OrderReader orders,
      Schedules schedules,
      ObjectStore objects,
      MediaUrls urls,
      Supplier<String> ids) {
    this.store = store;
    this.made = new MadeOfVideo(store, awaited);
    this.awaited = awaited;
    this.assets = assets;
    this.groups = groups;
    this.watermarks = watermarks;
    this.intake = intake;
    this.orders = orders;
    this.schedules = schedules;
    this.objects = objects;
    this.urls = urls;
    this.ids = ids;
  }

  /** What there is of a video, and what comes. */
  public MadeOfVideo made() {
    return made;
  }

  /**
   * What all jobs on a video are asked for with.
   *
   * @param video whose file is there
   * @param pipelineId where they wait; the account's own if absent
   */
  public record Wish(
      Asset video,
      Optional<String> userData,
      Optional<String> pipelineId,
      Optional<Integer> priority) {}

  /**
   * What one submission says beside the templates.
   *
   * @param encryption of HLS streams whose template asks for it, a JSON object
   * @param overrides what is to be seen in place of pictures and contents of watermarks: {@code
   *     OverrideParams} of VOD, a JSON object
   */
  public record Additions(Optional<JsonNode> encryption, Optional<String> overrides) {
    public static final Additions NONE = new Additions(Optional.empty(), Optional.empty());
  }

  /**
   * Makes one stream by each template of the group.
   *
   * @param session a name of the user's for the submission, which may not come again for a week
   */
  public Verdict<JobGroup> streams(
      Wish wish, TemplateGroup group, Additions additions, Optional<String> session) {
    return Verdict.of(() -> {
      JobGroup made = group(wish, group, additions, Trigger.MANUAL);
      if (session.isEmpty()) {
        store.insert(made);
      } else if (!store.insert(made, session.get(), SESSION)) {
        throw Fields.invalid("SessionId", "was used within the last 7 days");
      }
      intake.sendFor(made);
      return made;
    });
  }

  /** Makes the stream of a video that a live production plays and cuts to at any moment. */
  public Verdict<JobGroup> preprocess(Wish wish) {
    return streams(wish, TemplateGroup.LIVE_PREPROCESS, Additions.NONE, Optional.empty());
  }

  private JobGroup group(Wish wish, TemplateGroup group, Additions additions, Trigger trigger) {
    Map<String, WatermarkOverride> overrides =
        StreamWatermarks.overrides(additions.overrides(), group.templates());
    List<Planned> streams = new ArrayList<>();
    for (StreamTemplate template : group.templates()) {
      String jobId = ids.get();
      Order order = stream(wish, jobId, template, additions.encryption(), overrides);
      streams.add(new Planned(jobId, JobKind.TRANSCODE, JobState.INIT, order));
    }
    return intake.group(
        terms(wish),
        new GroupRequest(
            GroupKind.STREAMS,
            Optional.of(group.id()),
            streams.isEmpty() ? List.of() : streams.getFirst().order().inputs(),
            trigger.request(),
            wish.userData(),
            Optional.empty()),
        streams);
  }

  /**
   * Makes the streams of a group of templates once the video's file can be used, which it may be
   * already.
   */
  public void await(String mediaId, TemplateGroup group) {
    awaited.insert(new AwaitedStreams.Wish(mediaId, group.id()));
    assets
        .find(mediaId)
        .filter(asset -> asset.state() == AssetState.NORMAL)
        .ifPresent(this::usable);
  }

  /** Notices that the file of an asset can be used. */
  public void usable(Asset asset) {
    awaited.find(asset.mediaId()).ifPresent(wish -> begin(wish, asset));
  }

  /** What was made of a video goes with it. */
  public void gone(Asset video) {
    for (ProcessJob job : store.ofMedia(MadeOfVideo.owner(video), video.mediaId())) {
      for (ObjectName file : job.files()) {
        try {
          objects.delete(file);
        } catch (IOException e) {
          throw new UncheckedIOException("a file of job " + job.jobId(), e);
        }
      }
    }
  }

  /** Begins what a crash kept from being begun. */
  void recover() {
    for (AwaitedStreams.Wish wish : awaited.all()) {
      assets
          .find(wish.mediaId())
          .filter(asset -> asset.state() == AssetState.NORMAL)
          .ifPresent(asset -> begin(wish, asset));
    }
  }

  private void begin(AwaitedStreams.Wish awaiting, Asset video) {
    var owner = new Templates.Owner(video.account(), video.region());
    var wish = new Wish(video, video.userData(), Optional.empty(), Optional.empty());
    Verdict<JobGroup> group =
        Verdict.of(() ->
            group(
                wish,
                groups
                    .find(owner, awaiting.groupId())
                    .orElseThrow(() ->
                        FileChecks.rejected(
                            "InvalidTemplateGroupId.NotFound", "The template group is gone.")),
                Additions.NONE,
                Trigger.AUTO));
    switch (group) {
      case Verdict.Accepted<JobGroup>(JobGroup made, _) -> {
        if (store.insertInPlaceOf(made, awaiting)) {
          intake.sendFor(made);
        }
      }
      case Verdict.Rejected<JobGroup>(var why) -> {
        log.warn("video {} is made into no streams: {}", video.mediaId(), why.message());
        awaited.delete(video.mediaId());
      }
    }
  }

  private Order stream(
      Wish wish,
      String jobId,
      StreamTemplate template,
      Optional<JsonNode> encryption,
      Map<String, WatermarkOverride> overrides) {
    ObjectNode all = Configs.object(template.config());
    ObjectNode config = StreamConfigs.read(all);
    if (all.path("EncryptSetting").has("EncryptType")) {
      config.set(
          "Encryption",
          encryption.orElseThrow(() ->
              Fields.invalid(
                  "EncryptConfig",
                  "is required, because the template %s encrypts".formatted(template.id()))));
    }
    ObjectNode shown = Configs.empty();
    shown.put("TemplateId", template.id());
    String definition = StreamChecks.definition(all);
    shown.put("Definition", definition);
    ArrayNode laid = shown.putArray("WatermarkIds");
    watermarks
        .lay(
            new Templates.Owner(wish.video().account(), wish.video().region()),
            all,
            overrides,
            config)
        .forEach(laid::add);
    String key =
        StreamName.of(all)
            .map(name -> name.key(wish.video().mediaId(), jobId, definition))
            .orElseGet(() -> beside(wish.video(), jobId));
    return order(
        wish, JobKind.TRANSCODE, config, shown, Optional.of(template.id()), key + ".{ExtName}");
  }

  /** What pictures of a video are for. */
  public enum Purpose {
    /**
     * Of snapshots one becomes the cover of the video, unless it has one; an animated image becomes
     * its cover in any case.
     */
    COVER,
    ANY
  }

  /**
   * Takes pictures of the video.
   *
   * @param config as snapshot jobs of IMS read it
   */
  public Verdict<ProcessJob> snapshots(Wish wish, ObjectNode config, Purpose purpose) {
    if (purpose == Purpose.COVER) {
      ObjectNode shown = Configs.empty().put("SnapshotType", Pictures.COVER);
      return single(wish, JobKind.SNAPSHOT, config, shown, "snapshots/cover/%s-{Count}.jpg");
    }
    String suffix =
        switch (config.path("Type").asText("Normal")) {
          case "Sprite" -> "snapshots/sprite/%s-{TileCount}.jpg";
          case "WebVtt" -> "snapshots/webvtt/%s.vtt";
          default -> "snapshots/normal/%s-{Count}.jpg";
        };
    return single(wish, JobKind.SNAPSHOT, config, Configs.empty(), suffix);
  }

  /**
   * Makes an animated image of the video.
   *
   * @param config as such jobs of IMS read it
   */
  public Verdict<ProcessJob> dynamicImage(Wish wish, ObjectNode config, Purpose purpose) {
    ObjectNode shown = Configs.empty();
    if (purpose == Purpose.COVER) {
      shown.put(COVERING, true);
    }
    return single(wish, JobKind.DYNAMIC_IMAGE, config, shown, "image/dynamic/%s.{ExtName}");
  }

  /**
   * Looks for what the video has in common with those of the account that were looked at before.
   */
  public ProcessJob dna(Wish wish) {
    String mediaId = wish.video().mediaId();
    return looking(wish, JobKind.DNA, new DnaRun.Wanted(DnaDb.DEFAULT_ID, mediaId, true).config());
  }

  /**
   * Asks the operator's plug-in what is in the video.
   *
   * @param config what the user says about it, a JSON object
   */
  public ProcessJob tag(Wish wish, String config) {
    return looking(wish, JobKind.TAG, config);
  }

  /** Asks it whether the video may be shown; parameters as in {@link #tag}. */
  public ProcessJob audit(Wish wish, String config) {
    return looking(wish, JobKind.AUDIT, config);
  }

  private ProcessJob looking(Wish wish, JobKind kind, String config) {
    Asset video = wish.video();
    Order order =
        Order.looking(
            Optional.of(video.details().title()).filter(title -> !title.isEmpty()),
            new NamedFile(NamedFile.Type.MEDIA, video.mediaId(), Optional.empty()),
            config,
            wish.userData());
    return intake.take(intake.job(terms(wish), kind, order));
  }

  /** Whether a job makes an animated image that is to be the cover of its video. */
  static boolean isCovering(ProcessJob job) {
    return job.kind() == JobKind.DYNAMIC_IMAGE
        && Configs.object(job.order().shown()).path(COVERING).asBoolean();
  }

  private Verdict<ProcessJob> single(
      Wish wish, JobKind kind, ObjectNode config, ObjectNode shown, String suffix) {
    return Verdict.of(() -> {
      String jobId = ids.get();
      String key = beside(wish.video(), suffix.formatted(jobId));
      Order order = order(wish, kind, config, shown, Optional.empty(), key);
      return intake.take(intake.job(terms(wish), new Planned(jobId, kind, JobState.INIT, order)));
    });
  }

  /**
   * What a job on a video does.
   *
   * @param pattern of its output's key, in the bucket of the video's file
   */
  private Order order(
      Wish wish,
      JobKind kind,
      ObjectNode config,
      ObjectNode shown,
      Optional<String> templateId,
      String pattern) {
    OrderReader.Checked checked = orders.check(kind, config);
    ObjectName source = source(wish.video());
    String key = pattern.replace("{ExtName}", checked.extension());
    if (key.equals(source.key())) {
      throw Fields.invalid("TranscodeFileRegular", "calls the stream as the video's own file is");
    }
    return new Order(
        Optional.empty(),
        List.of(new NamedFile(NamedFile.Type.MEDIA, wish.video().mediaId(), Optional.empty())),
        Optional.empty(),
        Optional.of(new ObjectName(source.bucket(), key)),
        templateId,
        checked.config(),
        shown.toString(),
        wish.userData(),
        checked.warnings());
  }

  /** A key in the folder of the video's file. */
  private String beside(Asset video, String name) {
    String key = source(video).key();
    return key.substring(0, key.lastIndexOf('/') + 1) + name;
  }

  private ObjectName source(Asset video) {
    if (urls.resolve(video.url(), video.region()) instanceof MediaUrl.Ours(ObjectName name)) {
      return name;
    }
    throw FileChecks.rejected(
        "Forbidden.IllegalStatus", "The file of the video lies outside of this server.");
  }

  private Terms terms(Wish wish) {
    var owner = MadeOfVideo.owner(wish.video());
    return new Terms(
        owner,
        schedules.of(owner, wish.pipelineId(), wish.priority(), "PipelineId"),
        Optional.of(wish.video().mediaId()));
  }
}
