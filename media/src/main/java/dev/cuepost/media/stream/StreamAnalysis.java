package dev.cuepost.media.stream;

import dev.cuepost.callback.EventLog;
import dev.cuepost.callback.event.Event;
import dev.cuepost.callback.event.EventBody;
import dev.cuepost.callback.event.EventIds;
import dev.cuepost.callback.event.Failure;
import dev.cuepost.callback.event.ims.MediaType;
import dev.cuepost.callback.event.ims.RegisterStreamComplete;
import dev.cuepost.callback.event.ims.StreamUploadComplete;
import dev.cuepost.callback.event.ims.UploadedMedia;
import dev.cuepost.callback.setting.MessageCallback;
import dev.cuepost.media.asset.Asset;
import dev.cuepost.media.asset.AssetFile;
import dev.cuepost.media.asset.AssetKind;
import dev.cuepost.media.asset.Assets;
import dev.cuepost.media.asset.Figures;
import dev.cuepost.media.json.Verdict;
import dev.cuepost.media.pull.Pulls;
import dev.cuepost.media.render.Probe;
import dev.cuepost.media.store.ObjectStore;
import dev.cuepost.media.store.StoredObject;
import dev.cuepost.media.stream.AssetStream.State;
import dev.cuepost.media.work.ScratchDirectory;
import dev.cuepost.media.work.Work;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Looks at the files of streams that have come, and tells what became of them. */
final class StreamAnalysis implements Work {
  /** What was begun so often and never ended takes its worker down each time. */
  private static final int ATTEMPTS_MAX = 5;

  private static final AssetFile NOTHING = new AssetFile(0, Optional.empty(), Optional.empty());

  private static final Failure UNUSABLE =
      new Failure(
          "InvalidParameter.ResourceContentBad",
          "The file cannot be read as video, sound or picture.");

  private final Jdbi jdbi;
  private final AssetStreams streams;
  private final Assets assets;
  private final EventLog events;
  private final EventIds eventIds;
  private final ObjectStore objects;
  private final Probe probe;
  private final Path scratch;
  private final InstantSource clock;

  StreamAnalysis(
      Jdbi jdbi,
      AssetStreams streams,
      Assets assets,
      EventLog events,
      EventIds eventIds,
      ObjectStore objects,
      Probe probe,
      Path scratch,
      InstantSource clock) {
    this.jdbi = jdbi;
    this.streams = streams;
    this.assets = assets;
    this.events = events;
    this.eventIds = eventIds;
    this.objects = objects;
    this.probe = probe;
    this.scratch = scratch;
    this.clock = clock;
  }

  @Override
  public Optional<End> attempt(String id, String message, int times) {
    Optional<AssetStream> waiting =
        streams.find(id).filter(stream -> stream.state() == State.ANALYSING);
    Optional<Asset> asset =
        waiting.flatMap(stream -> assets.find(stream.account(), stream.mediaId()));
    try {
      if (waiting.isEmpty() || asset.isEmpty()) {
        return Optional.of(() -> {});
      }
      Optional<AssetFile> seen =
          times > ATTEMPTS_MAX ? Optional.empty() : look(waiting.get(), asset.get());
      return Optional.of(() -> end(waiting.get(), asset.get(), seen));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("stream " + id, e);
    }
  }

  /** What the file is; empty if it is none that can be used. */
  private Optional<AssetFile> look(AssetStream stream, Asset asset)
      throws IOException, InterruptedException {
    Optional<StoredObject> object = objects.find(stream.object());
    if (object.isEmpty()) {
      return Optional.empty();
    }
    long size = object.get().sizeBytes();
    if (asset.kind() == AssetKind.TEXT || asset.kind() == AssetKind.OTHER) {
      return Optional.of(new AssetFile(size, Optional.empty(), Optional.empty()));
    }
    try (var copies = ScratchDirectory.create(scratch.resolve("stream-" + stream.id()))) {
      Path file = objects.localFile(stream.object(), copies.path()).orElseThrow();
      return probe.look(file) instanceof Verdict.Accepted<Probe.Found>(Probe.Found found, _)
          ? Optional.of(
              new AssetFile(size, Figures.length(found.facts()), Optional.of(found.report())))
          : Optional.empty();
    }
  }

  private void end(AssetStream stream, Asset asset, Optional<AssetFile> seen) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    AssetFile file = seen.orElse(NOTHING);
    jdbi.useTransaction(tx -> {
      State state = seen.isPresent() ? State.NORMAL : State.FAILED;
      if (AssetStreams.ended(tx, stream.id(), state, file, now)) {
        events.record(
            tx,
            new Event(
                eventIds.next(),
                asset.account(),
                asset.region(),
                now,
                body(tx, stream, asset, seen),
                stream.userData().map(MessageCallback::read).flatMap(MessageCallback::url),
                asset.app()));
      }
    });
  }

  private static EventBody body(
      Handle tx, AssetStream stream, Asset asset, Optional<AssetFile> seen) {
    var media =
        new UploadedMedia(
            stream.url(),
            asset.mediaId(),
            asset.app(),
            seen.map(AssetFile::sizeBytes).orElse(0L),
            type(asset.kind()));
    return switch (stream.origin()) {
      case REGISTERED -> new RegisterStreamComplete(seen.isPresent(), media, stream.userData());
      case UPLOADED -> new StreamUploadComplete(seen.isPresent(), media, stream.userData());
      case PULLED ->
          FetchedWords.ended(
              Pulls.ofStream(tx, stream.id()).orElseThrow(),
              Optional.of(media).filter(_ -> seen.isPresent()),
              seen.isPresent() ? Optional.empty() : Optional.of(UNUSABLE));
    };
  }

  private static MediaType type(AssetKind kind) {
    return switch (kind) {
      case VIDEO -> MediaType.VIDEO;
      case AUDIO -> MediaType.AUDIO;
      case IMAGE -> MediaType.IMAGE;
      case TEXT -> MediaType.TEXT;
      case OTHER -> MediaType.OTHER;
    };
  }
}
