package dev.cuepost.media.asset;

import dev.cuepost.callback.EventLog;
import dev.cuepost.callback.event.EventIds;
import dev.cuepost.media.render.Probe;
import dev.cuepost.media.store.Buckets;
import dev.cuepost.media.store.MediaUrls;
import dev.cuepost.media.store.ObjectEndpoints;
import dev.cuepost.media.store.ObjectStore;
import dev.cuepost.media.work.Backlog;
import dev.cuepost.media.work.WorkQueue;
import dev.cuepost.media.work.Workers;
import dev.cuepost.queue.QueueEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;

/** Media assets as a whole: how they come, what they are, how they change. */
public final class Library implements AutoCloseable {
  private static final int ANALYSTS = 2;

  private final Assets assets;
  private final Uploads uploads;
  private final Registrations registrations;
  private final Changes changes;
  private final StorageClasses storageClasses;
  private final Arrivals arrivals;
  private final Backlog analysis;
  private final Workers analysts;
  private final ObjectStore objects;

  /**
   * What assets stand on.
   *
   * @param scratch directory for copies, on the file system of the objects if possible
   * @param usable is told of an asset once it is stored that its file can be used
   * @param gone is told of an asset that was deleted with its file
   * @param ids gives 32 lower-case hex digits, never the same twice
   */
  public record Parts(
      Jdbi jdbi,
      QueueEngine queues,
      EventLog events,
      ObjectStore objects,
      Buckets buckets,
      MediaUrls urls,
      ObjectEndpoints endpoints,
      Probe probe,
      Path scratch,
      Consumer<Asset> usable,
      Consumer<Asset> gone,
      InstantSource clock,
      Supplier<String> ids) {}

  /** Puts the parts together. Nothing is looked at until it is started. */
  public Library(Parts parts) {
    var events = new AssetEvents(parts.events(), new EventIds(parts.clock(), parts.ids()));
    var queue = new WorkQueue(parts.queues(), "asset-analysis");
    this.objects = parts.objects();
    this.assets = new Assets(parts.jdbi(), parts.urls());
    this.analysis =
        new Backlog(
            "analysis",
            queue,
            () -> assets.in(AssetState.ANALYSING).stream().map(Asset::mediaId).toList());
    this.uploads =
        new Uploads(
            parts.jdbi(),
            assets,
            events,
            parts.buckets(),
            parts.endpoints(),
            parts.clock(),
            parts.ids());
    this.registrations =
        new Registrations(
            parts.jdbi(),
            assets,
            events,
            analysis,
            parts.urls(),
            parts.endpoints(),
            parts.buckets(),
            parts.clock(),
            parts.ids());
    this.changes =
        new Changes(
            parts.jdbi(),
            events,
            parts.urls(),
            parts.buckets(),
            objects,
            parts.gone(),
            parts.clock());
    this.storageClasses = new StorageClasses(parts.jdbi(), events, parts.clock());
    this.arrivals = new Arrivals(parts.jdbi(), events, analysis, parts.clock());
    this.analysts =
        new Workers(
            "analysis",
            queue,
            new Analysis(
                parts.jdbi(),
                assets,
                events,
                parts.urls(),
                objects,
                parts.probe(),
                parts.scratch(),
                parts.usable(),
                parts.clock(),
                parts.ids()));
  }

  public Assets assets() {
    return assets;
  }

  public Uploads uploads() {
    return uploads;
  }

  public Registrations registrations() {
    return registrations;
  }

  public Changes changes() {
    return changes;
  }

  public StorageClasses storageClasses() {
    return storageClasses;
  }

  public Arrivals arrivals() {
    return arrivals;
  }

  /** Looks at the file of an asset, which has come, soon. */
  public void analyse(String mediaId) {
    analysis.add(mediaId);
  }

  /**
   * Begins to look at files, with what an earlier process left.
   *
   * @throws IOException if the storage fails
   */
  public void start() throws IOException {
    open();
    analysts.start(ANALYSTS);
  }

  /** The same, but leaves looking to other servers. */
  public void open() throws IOException {
    analysis.open();
    arrivals.recover(objects);
  }

  /** Ends; what was under way is done by the next process. */
  @Override
  public void close() {
    analysts.close();
    analysis.close();
  }
}
