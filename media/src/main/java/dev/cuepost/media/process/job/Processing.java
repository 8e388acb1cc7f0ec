package dev.cuepost.media.process.job;

import dev.cuepost.callback.EventLog;
import dev.cuepost.callback.event.EventIds;
import dev.cuepost.callback.event.Product;
import dev.cuepost.egress.Download;
import dev.cuepost.media.asset.Assets;
import dev.cuepost.media.process.dna.DnaLibrary;
import dev.cuepost.media.process.dna.Fingerprints;
import dev.cuepost.media.process.pipeline.Pipelines;
import dev.cuepost.media.process.plugin.Plugin;
import dev.cuepost.media.process.snapshot.Snapshots;
import dev.cuepost.media.process.template.StreamRules;
import dev.cuepost.media.process.template.TemplateGroups;
import dev.cuepost.media.process.template.TemplateRules;
import dev.cuepost.media.process.template.Templates;
import dev.cuepost.media.process.template.VodTemplates;
import dev.cuepost.media.process.template.Watermarks;
import dev.cuepost.media.render.Ffmpeg;
import dev.cuepost.media.render.Probe;
import dev.cuepost.media.source.Sources;
import dev.cuepost.media.store.Buckets;
import dev.cuepost.media.store.MediaUrls;
import dev.cuepost.media.store.ObjectEndpoints;
import dev.cuepost.media.store.ObjectStore;
import dev.cuepost.media.work.JobLog;
import dev.cuepost.media.work.WorkQueue;
import dev.cuepost.media.work.Workers;
import dev.cuepost.queue.QueueEngine;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;

/** Processing as a whole: jobs, templates and pipelines as users see them, and the workers. */
public final class Processing implements AutoCloseable {
  private final ProcessJobs jobs;
  private final VideoJobs videos;
  private final StreamDeletions streamDeletions;
  private final ImageDeletions imageDeletions;
  private final TemplateGroups groups;
  private final StreamRules streamRules;
  private final TemplateRules templateRules;
  private final VodTemplates vodTemplates;
  private final Watermarks watermarks;
  private final Templates templates;
  private final Pipelines pipelines;
  private final Turns turns;
  private final Workers workers;
  private final InstantSource clock;

  private Processing(
      ProcessJobs jobs,
      VideoJobs videos,
      StreamDeletions streamDeletions,
      ImageDeletions imageDeletions,
      TemplateGroups groups,
      StreamRules streamRules,
      TemplateRules templateRules,
      VodTemplates vodTemplates,
      Watermarks watermarks,
      Templates templates,
      Pipelines pipelines,
      Turns turns,
      Workers workers,
      InstantSource clock) {
    this.jobs = jobs;
    this.videos = videos;
    this.streamDeletions = streamDeletions;
    this.imageDeletions = imageDeletions;
    this.groups = groups;
    this.streamRules = streamRules;
    this.templateRules = templateRules;
    this.vodTemplates = vodTemplates;
    this.watermarks = watermarks;
    this.templates = templates;
    this.pipelines = pipelines;
    this.turns = turns;
    this.workers = workers;
    this.clock = clock;
  }

  /**
   * What processing stands on.
   *
   * @param plugin looks at media for tags and audits, if there is one
   * @param ids gives 32 lower-case hex digits, never the same twice
   * @param scratch directory for work in progress, on the file system of the objects if possible
   * @param timeLimit longest time a job may run
   */
  public record Parts(
      Jdbi jdbi,
      QueueEngine queues,
      EventLog events,
      ObjectStore objects,
      Buckets buckets,
      MediaUrls urls,
      ObjectEndpoints endpoints,
      Download download,
      Ffmpeg ffmpeg,
      Probe probe,
      Optional<Plugin> plugin,
      Optional<Plugin> listener,
      InstantSource clock,
      Supplier<String> ids,
      Path scratch,
      Duration timeLimit) {}

  /** Puts the parts together. */
  public static Processing of(Parts parts) {
    var assets = new Assets(parts.jdbi(), parts.urls());
    Map<JobKind, Maker> makers = Makers.all(parts.ffmpeg(), parts.probe(), parts.timeLimit());
    var templateRules = new TemplateConfigs(makers);
    var templates = new Templates(parts.jdbi(), templateRules, parts.clock(), parts.ids());
    var groups = new TemplateGroups(parts.jdbi(), parts.clock(), parts.ids());
    var pipelines = new Pipelines(parts.jdbi(), parts.clock(), parts.ids());
    var store = new JobStore(parts.jdbi());
    var queue = new WorkQueue(parts.queues(), "process-turns");
    var turns = new Turns(parts.jdbi(), queue);
    var files = new FileChecks(assets, parts.buckets(), parts.urls());
    var orders = new OrderReader(files, new Configs(templates), makers);
    var watermarkConfigs = new WatermarkConfigs(files);
    var watermarks = new Watermarks(parts.jdbi(), watermarkConfigs, parts.clock(), parts.ids());
    var schedules = new Schedules(pipelines);
    var run =
        new ProcessingRun(
            new Sources(assets, parts.urls(), parts.buckets(), parts.objects(), parts.download()),
            parts.probe(),
            makers,
            parts.objects(),
            parts.endpoints(),
            new Renditions(parts.objects(), parts.urls(), parts.endpoints()),
            new DnaRun(
                new Fingerprints(parts.ffmpeg()),
                new DnaLibrary(parts.jdbi(), parts.clock()),
                parts.timeLimit()),
            new LookRun(
                parts.plugin(),
                parts.timeLimit(),
                parts.clock(),
                new Evidence(
                    new SnapshotMaker(new Snapshots(parts.ffmpeg()), parts.timeLimit()),
                    parts.objects())),
            new SpeechRun(parts.listener(), parts.ffmpeg(), parts.timeLimit()),
            parts.scratch());
    var vodWords = new VodJobWords(parts.endpoints());
    var eventIds = new EventIds(parts.clock(), parts.ids());
    var ends =
        new JobEnds(
            parts.jdbi(),
            parts.events(),
            turns,
            Map.of(Product.IMS, new ImsJobWords(parts.endpoints()), Product.VOD, vodWords),
            parts.clock(),
            eventIds);
    var log = new JobLog(parts.jdbi(), parts.clock());
    var intake = new Intake(store, turns, parts.clock(), parts.ids());
    return new Processing(
        new ProcessJobs(
            store, intake, orders, schedules, new ImmediateJobs(run, ends, log), parts.ids()),
        new VideoJobs(
            store,
            new AwaitedStreams(parts.jdbi()),
            assets,
            groups,
            new StreamWatermarks(watermarks, watermarkConfigs),
            intake,
            orders,
            schedules,
            parts.objects(),
            parts.urls(),
            parts.ids()),
        new StreamDeletions(
            parts.jdbi(), parts.events(), vodWords, parts.objects(), parts.clock(), eventIds),
        new ImageDeletions(parts.jdbi(), parts.objects()),
        groups,
        new StreamChecks(orders),
        templateRules,
        new VodTemplates(parts.jdbi(), parts.clock(), parts.ids()),
        watermarks,
        templates,
        pipelines,
        turns,
        new Workers(
            "process", queue, new ProcessingWork(turns, store, run, ends, log, parts.clock())),
        parts.clock());
  }

  /** To submit and look up. */
  public ProcessJobs jobs() {
    return jobs;
  }

  /** Jobs on videos of VOD. */
  public VideoJobs videos() {
    return videos;
  }

  /** To delete streams of such videos. */
  public StreamDeletions streamDeletions() {
    return streamDeletions;
  }

  /** To delete animated images of such videos. */
  public ImageDeletions imageDeletions() {
    return imageDeletions;
  }

  /** Groups of templates of VOD. */
  public TemplateGroups groups() {
    return groups;
  }

  /** Whether streams can be made by templates of such groups. */
  public StreamRules streamRules() {
    return streamRules;
  }

  /** Whether jobs can work with templates of other sorts, in the form of IMS. */
  public TemplateRules templateRules() {
    return templateRules;
  }

  /** Templates of VOD for pictures. */
  public VodTemplates vodTemplates() {
    return vodTemplates;
  }

  /** What templates of VOD lay over streams. */
  public Watermarks watermarks() {
    return watermarks;
  }

  public Templates templates() {
    return templates;
  }

  public Pipelines pipelines() {
    return pipelines;
  }

  /** Changes a pipeline; what waited in one that goes again gets its turns. */
  public boolean updatePipeline(
      String account,
      String region,
      String id,
      Optional<String> name,
      Optional<Integer> priority,
      Optional<Boolean> active) {
    boolean found = pipelines.update(account, region, id, name, priority, active);
    if (found && active.filter(on -> on).isPresent()) {
      turns.resume(id);
    }
    return found;
  }

  /** Deletes a pipeline; what waited in it goes on without one. */
  public boolean deletePipeline(String account, String region, String id) {
    boolean found = pipelines.delete(account, region, id);
    if (found) {
      turns.resume(id);
    }
    return found;
  }

  /** Starts so many workers. */
  public void start(int count) {
    turns.open(clock.instant());
    videos.recover();
    workers.start(count);
  }

  /** Stops the workers; what they were at is given back for the next start. */
  @Override
  public void close() {
    workers.close();
    turns.close();
  }
}
