package dev.cuepost.media.stream;

import dev.cuepost.callback.EventLog;
import dev.cuepost.callback.event.EventIds;
import dev.cuepost.media.asset.Asset;
import dev.cuepost.media.asset.AssetFile;
import dev.cuepost.media.asset.Assets;
import dev.cuepost.media.asset.Uploads;
import dev.cuepost.media.pull.Pull;
import dev.cuepost.media.pull.Pulls;
import dev.cuepost.media.pull.Receiver;
import dev.cuepost.media.render.Probe;
import dev.cuepost.media.store.BucketId;
import dev.cuepost.media.store.Buckets;
import dev.cuepost.media.store.MediaUrl;
import dev.cuepost.media.store.MediaUrls;
import dev.cuepost.media.store.ObjectEndpoints;
import dev.cuepost.media.store.ObjectName;
import dev.cuepost.media.store.ObjectStore;
import dev.cuepost.media.store.StoredObject;
import dev.cuepost.media.stream.AssetStream.Origin;
import dev.cuepost.media.stream.AssetStream.State;
import dev.cuepost.media.work.Backlog;
import dev.cuepost.media.work.WorkQueue;
import dev.cuepost.media.work.Workers;
import dev.cuepost.queue.QueueEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;

/** Takes further files of assets in, and has them looked at. */
public final class Streams implements AutoCloseable {
  private final Parts parts;
  private final AssetStreams rows;
  private final Backlog analysis;
  private final Workers workers;

  /**
   * What streams stand on.
   *
   * @param scratch directory for copies, on the file system of the objects if possible
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
      InstantSource clock,
      Supplier<String> ids) {}

  /** Puts the parts together. Nothing is looked at until it is started. */
  public Streams(Parts parts) {
    this.parts = parts;
    this.rows = new AssetStreams(parts.jdbi());
    var queue = new WorkQueue(parts.queues(), "stream-analysis");
    this.analysis =
        new Backlog(
            "streams",
            queue,
            () -> rows.in(State.ANALYSING).stream().map(AssetStream::id).toList());
    this.workers =
        new Workers(
            "streams",
            queue,
            new StreamAnalysis(
                parts.jdbi(),
                rows,
                new Assets(parts.jdbi(), parts.urls()),
                parts.events(),
                new EventIds(parts.clock(), parts.ids()),
                parts.objects(),
                parts.probe(),
                parts.scratch(),
                parts.clock()));
  }

  /** What came of a registration. */
  public sealed interface Outcome {
    /** It will be looked at. */
    record Registered() implements Outcome {}

    /** The asset has a stream of this address. */
    record AlreadyThere() implements Outcome {}

    /**
     * The address can be none of a file here.
     *
     * @param why one clause
     */
    record NotOurs(String why) implements Outcome {}
  }

  public AssetStreams rows() {
    return rows;
  }

  /** Makes a file that lies in a bucket of the account a stream of its asset. */
  public Outcome register(Asset asset, String url, Optional<String> userData) {
    return switch (parts.urls().resolve(url, asset.region())) {
      case MediaUrl.Ours(ObjectName name)
          when parts.buckets().isOf(name.bucket(), asset.account()) ->
          register(asset, parts.endpoints().web(url, name), name, userData);
      case MediaUrl.Ours _ -> new Outcome.NotOurs("the account has no such bucket");
      case MediaUrl.Elsewhere _ -> new Outcome.NotOurs("it names no object of this server");
      case MediaUrl.Invalid(String reason) -> new Outcome.NotOurs(reason);
    };
  }

  private Outcome register(Asset asset, String url, ObjectName object, Optional<String> userData) {
    AssetStream stream =
        stream(
            parts.ids().get(),
            asset,
            Origin.REGISTERED,
            State.ANALYSING,
            url,
            object,
            Optional.empty(),
            userData);
    boolean inserted =
        parts
            .jdbi()
            .inTransaction(tx -> {
              if (AssetStreams.at(tx, asset.mediaId(), object).isPresent()) {
                return false;
              }
              AssetStreams.insert(tx, stream);
              return true;
            });
    if (!inserted) {
      return new Outcome.AlreadyThere();
    }
    analysis.add(stream.id());
    return new Outcome.Registered();
  }

  /**
   * Gives a place for the file of a stream, which is awaited from now on.
   *
   * @param extension of the file, without a dot
   */
  public Uploads.Awaited begin(Asset asset, String extension, Optional<String> userData) {
    AssetStream stream = awaited(asset, Origin.UPLOADED, extension, Optional.empty(), userData);
    parts.jdbi().useTransaction(tx -> AssetStreams.insert(tx, stream));
    return new Uploads.Awaited(asset, stream.object());
  }

  private AssetStream awaited(
      Asset asset,
      Origin origin,
      String extension,
      Optional<String> definition,
      Optional<String> userData) {
    var bucket = new BucketId(asset.region(), Uploads.bucketName(asset.account()));
    parts.buckets().create(bucket, asset.account(), Buckets.Acl.PRIVATE);
    String id = parts.ids().get();
    var object =
        new ObjectName(
            bucket,
            "stream/%s/%s.%s".formatted(asset.mediaId(), id, extension.toLowerCase(Locale.ROOT)));
    return stream(
        id,
        asset,
        origin,
        State.AWAITED,
        parts.endpoints().url(object),
        object,
        definition,
        userData);
  }

  /** What takes the files of pulls that are for streams. */
  public Receiver receiver() {
    return new StreamReceiver(
        rows, analysis, parts.events(), new EventIds(parts.clock(), parts.ids()));
  }

  /**
   * A stream whose file is to be fetched.
   *
   * @param url an http or https address
   * @param extension of the file, without a dot
   * @param definition what players call it
   */
  public record Wanted(
      String url, String extension, Optional<String> definition, Optional<String> userData) {}

  /**
   * Has the file of a stream fetched.
   *
   * @return the stream and the job that fetches its file
   */
  public Pulled pull(Pulls pulls, Asset asset, Wanted wanted) {
    AssetStream stream =
        awaited(asset, Origin.PULLED, wanted.extension(), wanted.definition(), wanted.userData());
    String jobId = parts.ids().get();
    pulls.submit(
        Pull.begun(
            jobId,
            asset,
            Optional.of(stream.id()),
            wanted.url(),
            stream.object(),
            wanted.userData(),
            now()),
        tx -> AssetStreams.insert(tx, stream));
    return new Pulled(jobId, stream.url());
  }

  /**
   * A stream that is being fetched.
   *
   * @param url where its file will be
   */
  public record Pulled(String jobId, String url) {}

  /** Where a file is awaited. */
  public String url(Uploads.Awaited awaited) {
    return parts.endpoints().url(awaited.object());
  }

  private AssetStream stream(
      String id,
      Asset asset,
      Origin origin,
      State state,
      String url,
      ObjectName object,
      Optional<String> definition,
      Optional<String> userData) {
    Instant now = now();
    return new AssetStream(
        id,
        asset.mediaId(),
        asset.account(),
        origin,
        state,
        url,
        object,
        definition,
        new AssetFile(0, Optional.empty(), Optional.empty()),
        userData,
        now,
        now);
  }

  /** An object is complete. If a stream has waited for it, it is looked at. */
  public void arrived(StoredObject object) {
    rows.awaitedAt(object.name())
        .filter(stream -> rows.arrived(stream.id(), now()))
        .ifPresent(stream -> analysis.add(stream.id()));
  }

  /** An asset was deleted with its file: so are those of its streams that lie in own buckets. */
  public void gone(Asset asset) {
    for (AssetStream stream : rows.of(asset.mediaId(), State.GONE)) {
      try {
        parts.objects().delete(stream.object());
      } catch (IOException e) {
        throw new UncheckedIOException("the file of stream " + stream.id(), e);
      }
    }
  }

  /**
   * Begins to look at files, with what an earlier process left.
   *
   * @throws IOException if the storage fails
   */
  public void start() throws IOException {
    open();
    workers.start(1);
  }

  /** The same, but leaves looking to other servers. */
  public void open() throws IOException {
    rows.forgetGone();
    analysis.open();
    for (AssetStream stream : rows.in(State.AWAITED)) {
      parts.objects().find(stream.object()).ifPresent(this::arrived);
    }
  }

  /** Ends; what was under way is done by the next process. */
  @Override
  public void close() {
    workers.close();
    analysis.close();
  }

  private Instant now() {
    return parts.clock().instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
