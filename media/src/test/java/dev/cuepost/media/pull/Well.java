package dev.cuepost.media.pull;

import dev.cuepost.callback.event.Product;
import dev.cuepost.egress.Download;
import dev.cuepost.egress.Egress;
import dev.cuepost.egress.EgressGuard;
import dev.cuepost.egress.ResumableDownload;
import dev.cuepost.media.asset.AssetKind;
import dev.cuepost.media.asset.Details;
import dev.cuepost.media.asset.NewAsset;
import dev.cuepost.media.asset.Shelf;
import dev.cuepost.media.pull.Pulls.Outcome.Submitted;
import dev.cuepost.queue.ManualClock;
import dev.cuepost.queue.QueueId;
import dev.cuepost.queue.QueueOwner;
import dev.cuepost.state.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import okio.ByteString;
import org.awaitility.Awaitility;

/**
 * Everything that pulls stand on, for real, in one directory. Closing it and opening another one on
 * the same directory is a restart.
 */
final class Well implements AutoCloseable {
  static final QueueId WORK = QueueOwner.internal().queue("pulls");
  static final long SIZE_MAX = 1 << 20;

  final Shelf shelf;
  final Pulling pulling;

  /** The clock of submissions; downloads and queues have the machine's. */
  final ManualClock clock = new ManualClock();

  final Path files;
  private final Egress egress = new Egress(new EgressGuard(EgressGuard.Reach.LOCAL, List.of()));

  Well(Path directory, Duration... pauses) throws IOException {
    shelf = new Shelf(directory);
    files = directory.resolve("pulls");
    pulling =
        new Pulling(
            new Pulling.Parts(
                shelf.jdbi(),
                shelf.queues,
                shelf.events,
                shelf.objects,
                shelf.library,
                shelf.streams.receiver(),
                new ResumableDownload(
                    egress,
                    InstantSource.system(),
                    new Download.Limits(SIZE_MAX, Duration.ofSeconds(30))),
                new RetryPauses(List.of(pauses)),
                files,
                clock,
                () -> UUID.randomUUID().toString().replace("-", "")));
  }

  Well started() throws IOException {
    shelf.library.start();
    shelf.streams.start();
    pulling.start(2);
    return this;
  }

  static PullWish wish(Product product, String url, Optional<String> userData) {
    return new PullWish(
        url,
        new NewAsset(
            product,
            Shelf.ACCOUNT,
            Shelf.REGION,
            "app-1000000",
            AssetKind.AUDIO,
            Details.NONE.titled("A tone"),
            userData),
        "wav");
  }

  Pull submit(Product product, String url) {
    return ((Submitted)
            pulling.pulls().submit(List.of(wish(product, url, Optional.empty())), Optional.empty()))
        .pulls()
        .getFirst();
  }

  Pull find(Pull pull) {
    return pulling
        .pulls()
        .find(pull.account(), pull.region(), pull.product(), pull.jobId())
        .orElseThrow();
  }

  Pull await(Pull pull, PullState state) {
    return Awaitility.await().until(() -> find(pull), now -> now.state() == state);
  }

  /** What was told of the pull and its asset so far: the types of the events, in their order. */
  List<String> told(Pull pull) {
    return events("type", pull);
  }

  /** The text of the last event of them. */
  String lastText(Pull pull) {
    return events("body", pull).getLast();
  }

  private List<String> events(String column, Pull pull) {
    return shelf
        .jdbi()
        .withHandle(handle ->
            handle
                .select(
                    "SELECT %s FROM event WHERE job_id = ? OR media_id = ? ORDER BY %s"
                        .formatted(column, TestDatabase.placeOfRow()),
                    pull.jobId(),
                    pull.mediaId())
                .mapTo(String.class)
                .list());
  }

  /** The bytes that lie in the pull's place. */
  ByteString stored(Pull pull) throws IOException {
    try (var content = shelf.objects.open(pull.place()).orElseThrow()) {
      return ByteString.of(content.from(0).readAllBytes());
    }
  }

  @Override
  public void close() {
    pulling.close();
    egress.close();
    shelf.close();
  }
}
