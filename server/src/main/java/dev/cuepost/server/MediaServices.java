package dev.cuepost.server;

import dev.cuepost.callback.EventLog;
import dev.cuepost.callback.event.Product;
import dev.cuepost.egress.Download;
import dev.cuepost.egress.Egress;
import dev.cuepost.egress.ResumableDownload;
import dev.cuepost.media.asset.Library;
import dev.cuepost.media.job.Editing;
import dev.cuepost.media.process.job.Processing;
import dev.cuepost.media.pull.Pulling;
import dev.cuepost.media.pull.RetryPauses;
import dev.cuepost.media.render.Ffmpeg;
import dev.cuepost.media.render.Probe;
import dev.cuepost.media.store.AbandonedUploads;
import dev.cuepost.media.store.Buckets;
import dev.cuepost.media.store.MediaUrls;
import dev.cuepost.media.store.ObjectEndpoints;
import dev.cuepost.media.store.ObjectStore;
import dev.cuepost.media.store.StoredObject;
import dev.cuepost.media.stream.Streams;
import dev.cuepost.queue.QueueEngine;
import dev.cuepost.queue.TimeSource;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jdbi.v3.core.Jdbi;

/**
 * Where media lie and what works on them: what is opened of it on every server, and begun as its
 * roles say.
 */
record MediaServices(
    ObjectStore objects,
    AbandonedUploads abandonedUploads,
    Buckets buckets,
    MediaUrls urls,
    ObjectEndpoints endpoints,
    Processing processing,
    Streams streams,
    Library library,
    Pulling pulling,
    Editing editing) {
  private static final Download.Limits PULL =
      new Download.Limits(20L << 30, Duration.ofMinutes(30));
  private static final int PULLS = 16;

  /**
   * Opens all of them.
   *
   * @param ffmpeg is looked for while the rest opens
   * @throws Problem if something is in the way, in one sentence
   */
  static MediaServices open(
      Foundation base,
      Listeners listeners,
      MediaPrograms programs,
      CompletableFuture<Ffmpeg> ffmpeg)
      throws IOException {
    ServerConfig config = base.config();
    DataDirectory data = base.data();
    Jdbi jdbi = base.database().jdbi();
    QueueEngine queues = base.queues();
    EventLog events = base.callbacks().events();
    Egress egress = base.egress();
    TimeSource clock = base.clock();
    Ids ids = base.ids();
    Closing parts = base.parts();
    ObjectStore objects =
        ObjectsBucket.open(
            config.objectsBucket(), data.objects(), jdbi, clock, System::getenv, parts);
    var abandonedUploads = parts.add(new AbandonedUploads(objects.uploads(), clock));
    var buckets = new Buckets(jdbi, clock);
    var urls = new MediaUrls(listeners.objectEndpoints(config.defaultRegion()));
    ObjectEndpoints endpoints = listeners::objectEndpoint;
    var probe = new Probe(found(ffmpeg)); // one for all, as it knows what was looked at
    var processing =
        parts.add(
            Processing.of(
                new Processing.Parts(
                    jdbi,
                    queues,
                    events,
                    objects,
                    buckets,
                    urls,
                    endpoints,
                    new Download(egress, clock, PULL),
                    found(ffmpeg),
                    probe,
                    programs.plugin(egress, found(ffmpeg)),
                    programs.speech(egress).listener(),
                    clock,
                    ids::hex32,
                    data.scratch(),
                    config.jobTimeout())));
    var streams =
        parts.add(
            new Streams(
                new Streams.Parts(
                    jdbi,
                    queues,
                    events,
                    objects,
                    buckets,
                    urls,
                    endpoints,
                    probe,
                    data.scratch(),
                    clock,
                    ids::hex32)));
    var library =
        parts.add(
            new Library(
                new Library.Parts(
                    jdbi,
                    queues,
                    events,
                    objects,
                    buckets,
                    urls,
                    endpoints,
                    probe,
                    data.scratch(),
                    processing.videos()::usable,
                    gone -> {
                      processing.videos().gone(gone);
                      streams.gone(gone);
                    },
                    clock,
                    ids::hex32)));
    var pulling =
        parts.add(
            new Pulling(
                new Pulling.Parts(
                    jdbi,
                    queues,
                    events,
                    objects,
                    library,
                    streams.receiver(),
                    new ResumableDownload(egress, clock, PULL),
                    RetryPauses.DEFAULT,
                    data.pulls(),
                    clock,
                    ids::hex32)));
    var editing =
        Editing.of(
            new Editing.Parts(
                jdbi,
                queues,
                events,
                (account, region) ->
                    base.callbacks()
                        .settings()
                        .options()
                        .of(account, region, Product.IMS)
                        .progressInterval(),
                objects,
                buckets,
                urls,
                library,
                processing.templates(),
                new Download(egress, clock, PULL),
                found(ffmpeg),
                probe,
                programs.speech(egress),
                clock,
                ids::hex32,
                data.scratch(),
                config.mediaLimits().of(config.jobTimeout())));
    parts.add(editing);
    return new MediaServices(
        objects,
        abandonedUploads,
        buckets,
        urls,
        endpoints,
        processing,
        streams,
        library,
        pulling,
        editing);
  }

  private static Ffmpeg found(CompletableFuture<Ffmpeg> ffmpeg) {
    try {
      return ffmpeg.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof Problem problem ? problem : e;
    }
  }

  /** Tells whoever may wait for it that an object has come. */
  void arrived(StoredObject object) {
    library.arrivals().arrived(object);
    streams.arrived(object);
  }

  /** Begins what this server does by its roles; the rest stays open for its users. */
  void begin(ServerConfig config) throws IOException {
    boolean renders = config.roles().contains(Role.RENDER);
    if (renders) {
      library.start();
      streams.start();
    } else {
      library.open();
      streams.open();
    }
    pulling.start(renders ? PULLS : 0);
    editing.start(renders ? config.workers() : 0);
    processing.start(renders ? config.workers() : 0);
    abandonedUploads.start();
  }
}
