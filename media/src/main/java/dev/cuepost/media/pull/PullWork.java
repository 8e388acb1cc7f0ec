package dev.cuepost.media.pull;

import dev.cuepost.callback.event.Failure;
import dev.cuepost.egress.DownloadOutcome;
import dev.cuepost.egress.ExchangeFailure;
import dev.cuepost.egress.ResumableDownload;
import dev.cuepost.media.store.ObjectStore;
import dev.cuepost.media.store.StoredObject;
import dev.cuepost.media.work.Work;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What workers do with pulls: one attempt at a time, each going on where the one before broke off.
 * The end is written once: whoever comes second finds it written and only clears the message away.
 */
final class PullWork implements Work {
  private static final Logger log = LoggerFactory.getLogger(PullWork.class);

  /** A message that was taken so often takes its worker down each time. */
  private static final int TIMES_MAX = 20;

  private static final String OTHER_CONTENT = "application/octet-stream";

  private final PullStore store;
  private final PullQueue queue;
  private final PullEnds ends;
  private final PullFiles files;
  private final ObjectStore objects;
  private final ResumableDownload download;
  private final RetryPauses pauses;

  PullWork(
      PullStore store,
      PullQueue queue,
      PullEnds ends,
      PullFiles files,
      ObjectStore objects,
      ResumableDownload download,
      RetryPauses pauses) {
    this.store = store;
    this.queue = queue;
    this.ends = ends;
    this.files = files;
    this.objects = objects;
    this.download = download;
    this.pauses = pauses;
  }

  @Override
  public Optional<End> attempt(String jobId, String message, int times) {
    if (!store.carriedBy(jobId, message)) {
      return Optional.of(PullWork::alreadyWritten);
    }
    Pull pull = store.find(jobId).orElseThrow();
    if (times > TIMES_MAX) {
      return failed(
          pull,
          "InternalError",
          "The pull was begun %d times and never came to an end.".formatted(TIMES_MAX));
    }
    try {
      return attempt(pull);
    } catch (IOException e) {
      throw new UncheckedIOException("pull " + jobId, e);
    }
  }

  private static void alreadyWritten() {
    // By whoever had the pull before, or another message of it.
  }

  private Optional<End> attempt(Pull pull) throws IOException {
    if (!ends.receiver(pull).wants(pull)) {
      return failed(pull, PullEnds.ASSET_GONE);
    }
    Optional<StoredObject> stored = objects.find(pull.place());
    return stored.isPresent() ? succeeded(pull, stored.get()) : fetched(pull);
  }

  private Optional<End> fetched(Pull pull) throws IOException {
    return switch (download.fetch(
        pull.url(),
        files.of(pull),
        pull.checkpoint(),
        checkpoint -> store.reached(pull.jobId(), checkpoint))) {
      case DownloadOutcome.Downloaded(var file, _, var type) ->
          succeeded(pull, objects.adopt(pull.place(), contentType(type), file));
      case DownloadOutcome.Failed(ExchangeFailure.Interrupted _) -> Optional.empty();
      case DownloadOutcome.Failed(ExchangeFailure.NotHttp why) -> unavailable(pull, why.sentence());
      case DownloadOutcome.Failed(var why) -> again(pull, Pull.UNAVAILABLE, why.sentence());
      case DownloadOutcome.HttpStatus(int status) when mayPass(status) ->
          again(pull, Pull.UNAVAILABLE, answered(status));
      case DownloadOutcome.HttpStatus(int status) -> unavailable(pull, answered(status));
      case DownloadOutcome.Refused(String reason) -> unavailable(pull, reason);
      case DownloadOutcome.TooLarge(long maximum) ->
          unavailable(pull, "the file is larger than %d bytes".formatted(maximum));
      case DownloadOutcome.NotStored(String reason) -> {
        log.warn("pull {}: {}", pull.jobId(), reason);
        yield again(pull, "InternalError", "the file could not be written here");
      }
    };
  }

  private static boolean mayPass(int status) {
    return status >= 500 || status == 408 || status == 429;
  }

  private static String answered(int status) {
    return "its server answered with status " + status;
  }

  /** The object is served under this type, so a stranger may not choose just any. */
  private static String contentType(Optional<String> told) {
    return told.filter(type -> type.matches("(?:video|audio)/[A-Za-z0-9.+-]{1,64}"))
        .orElse(OTHER_CONTENT);
  }

  private Optional<End> succeeded(Pull pull, StoredObject object) {
    return Optional.of(() -> {
      ends.succeeded(pull, object);
      log.info("pull {}: {} bytes have come", pull.jobId(), object.sizeBytes());
    });
  }

  private Optional<End> again(Pull pull, String code, String why) {
    int broken = pull.broken() + 1;
    Optional<Duration> pause = pauses.after(broken);
    if (pause.isEmpty()) {
      return failed(pull, code, "All %d attempts have failed: %s.".formatted(broken, why));
    }
    return Optional.of(() -> {
      queue.again(pull, pause.get());
      log.info("pull {}: attempt {} failed: {}", pull.jobId(), broken, why);
    });
  }

  private Optional<End> unavailable(Pull pull, String why) {
    return failed(
        pull, Pull.UNAVAILABLE, "The file cannot be had from the URL: %s.".formatted(why));
  }

  private Optional<End> failed(Pull pull, String code, String message) {
    return failed(pull, new Failure(code, message));
  }

  private Optional<End> failed(Pull pull, Failure failure) {
    return Optional.of(() -> {
      ends.failed(pull, failure);
      log.info("pull {}: {} {}", pull.jobId(), failure.code(), failure.message());
    });
  }
}
