package dev.cuepost.media.job;

import dev.cuepost.callback.EventLog;
import dev.cuepost.callback.event.EventIds;
import dev.cuepost.egress.Download;
import dev.cuepost.media.asset.Library;
import dev.cuepost.media.process.template.Templates;
import dev.cuepost.media.project.Projects;
import dev.cuepost.media.render.Ffmpeg;
import dev.cuepost.media.render.HlsCut;
import dev.cuepost.media.render.InstalledFonts;
import dev.cuepost.media.render.Probe;
import dev.cuepost.media.render.Renderer;
import dev.cuepost.media.segment.SharedSegments;
import dev.cuepost.media.source.Sources;
import dev.cuepost.media.speech.Speech;
import dev.cuepost.media.store.Buckets;
import dev.cuepost.media.store.MediaUrls;
import dev.cuepost.media.store.ObjectStore;
import dev.cuepost.media.template.EditingTemplates;
import dev.cuepost.media.work.JobLog;
import dev.cuepost.media.work.WorkQueue;
import dev.cuepost.media.work.Workers;
import dev.cuepost.queue.QueueEngine;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;

/** Editing as a whole: the jobs as their users see them, and the workers that do them. */
public final class Editing implements AutoCloseable {
  private final EditingJobs jobs;
  private final EditingQueue queue;
  private final SharedSegments segments;
  private final Workers workers;

  private final VideoEditing videos;
  private final Batches batches;
  private final EditingTemplates templates;
  private final Projects projects;
  private final Previews previews;

  private Editing(
      EditingJobs jobs,
      VideoEditing videos,
      Batches batches,
      EditingTemplates templates,
      Projects projects,
      Previews previews,
      EditingQueue queue,
      SharedSegments segments,
      Workers workers) {
    this.jobs = jobs;
    this.videos = videos;
    this.batches = batches;
    this.templates = templates;
    this.projects = projects;
    this.previews = previews;
    this.queue = queue;
    this.segments = segments;
    this.workers = workers;
  }

  /**
   * What editing stands on.
   *
   * @param library takes the videos of VOD that are made
   * @param transcoding templates that outputs may name
   * @param speech who speaks for jobs and who listens to them
   * @param progressInterval how often the progress of jobs is told
   * @param ids gives 32 lower-case hex digits, never the same twice
   * @param scratch directory for work in progress, on the file system of the objects if possible
   * @param limits what one job may take
   */
  public record Parts(
      Jdbi jdbi,
      QueueEngine queues,
      EventLog events,
      ProgressInterval progressInterval,
      ObjectStore objects,
      Buckets buckets,
      MediaUrls urls,
      Library library,
      Templates transcoding,
      Download download,
      Ffmpeg ffmpeg,
      Probe probe,
      Speech speech,
      InstantSource clock,
      Supplier<String> ids,
      Path scratch,
      JobLimits limits) {}

  /** Puts the parts together. */
  public static Editing of(Parts parts) {
    var store = new JobStore(parts.jdbi());
    var assets = parts.library().assets();
    var checks =
        new EditingChecks(
            parts.urls(), parts.buckets(), assets, store, parts.speech(), parts.limits());
    var eventIds = new EventIds(parts.clock(), parts.ids());
    var work = new WorkQueue(parts.queues(), "editing-jobs");
    var queue = new EditingQueue(work, store, parts.clock());
    var templates = new EditingTemplates(parts.jdbi(), parts.clock(), parts.ids());
    var projects = new Projects(parts.jdbi(), parts.clock(), parts.ids());
    var log = new JobLog(parts.jdbi(), parts.clock());
    var jobs =
        new EditingJobs(
            parts.jdbi(),
            store,
            queue,
            new Scripts(templates, projects),
            new OutputPlaces(parts.library().uploads(), parts.transcoding(), parts.clock()),
            assets,
            checks,
            log,
            parts.clock(),
            parts.ids());
    var sources =
        new Sources(assets, parts.urls(), parts.buckets(), parts.objects(), parts.download());
    var renderer = new Renderer(parts.ffmpeg(), parts.probe());
    var segments =
        new SharedSegments(
            parts.jdbi(),
            parts.queues(),
            parts.objects(),
            renderer,
            parts.scratch(),
            parts.clock());
    var materials = new Materials(sources, parts.speech().speaker(), parts.probe(), parts.limits());
    var captions = new CaptionMaterials(sources, new InstalledFonts()::shelf);
    var run =
        new EditingRun(
            materials,
            captions,
            new Transcripts(parts.speech().listener(), parts.ffmpeg()),
            renderer,
            new HlsCut(parts.ffmpeg()),
            new Covers(parts.ffmpeg(), parts.probe()),
            parts.urls(),
            parts.objects(),
            parts.scratch(),
            segments,
            parts.limits());
    var videos =
        new ProducedVideos(
            parts.library(), parts.events(), parts.urls(), parts.objects(), eventIds);
    var ends =
        new JobEnds(parts.jdbi(), store, assets, videos, parts.events(), parts.clock(), eventIds);
    var progress =
        new ProgressEvents(
            parts.jdbi(),
            store,
            parts.events(),
            parts.progressInterval(),
            parts.clock(),
            parts.ids());
    return new Editing(
        jobs,
        new VideoEditing(
            parts.jdbi(),
            jobs,
            queue,
            projects,
            checks,
            assets,
            parts.library().uploads(),
            parts.clock(),
            parts.ids()),
        new Batches(parts.jdbi(), store, jobs, queue, checks, assets, parts.clock(), parts.ids()),
        templates,
        projects,
        new Previews(materials, captions, renderer, parts.scratch(), parts.limits()),
        queue,
        segments,
        new Workers(
            "render",
            work,
            new EditingWork(store, queue, ends, run, segments, progress, log, parts.clock())));
  }

  /** To submit and look up. */
  public EditingJobs jobs() {
    return jobs;
  }

  /** To make videos of VOD. */
  public VideoEditing videos() {
    return videos;
  }

  /** To submit several jobs as one. */
  public Batches batches() {
    return batches;
  }

  /** The timelines with holes that jobs may fill. */
  public EditingTemplates templates() {
    return templates;
  }

  /** The projects that jobs may render. */
  public Projects projects() {
    return projects;
  }

  /** To see frames of what is not submitted yet. */
  public Previews previews() {
    return previews;
  }

  /** Starts so many workers for jobs, and as many for segments as there are processors. */
  public void start(int count) {
    segments.start();
    queue.open();
    workers.start(count);
  }

  /** Stops the workers; what they were rendering is given back for the next start. */
  @Override
  public void close() {
    workers.close();
    segments.close();
    queue.close();
  }
}
