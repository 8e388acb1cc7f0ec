package dev.cuepost.egress;

import dev.cuepost.egress.DownloadOutcome.Downloaded;
import dev.cuepost.egress.DownloadOutcome.Failed;
import dev.cuepost.egress.DownloadOutcome.HttpStatus;
import dev.cuepost.egress.DownloadOutcome.TooLarge;
import dev.cuepost.egress.Hops.Ended;
import dev.cuepost.egress.Hops.Hop;
import dev.cuepost.egress.Hops.Onward;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;

/** One attempt at a file of which a part may be there. */
final class Transfer implements Hops.Step {
  private static final int BUFFER_BYTES = 64 * 1024;

  private final Path path;
  private final PartialFile file;
  private final Download.Limits limits;
  private final CheckpointPace pace;

  Transfer(Path path, PartialFile file, Download.Limits limits, CheckpointPace pace) {
    this.path = path;
    this.file = file;
    this.limits = limits;
    this.pace = pace;
  }

  @Override
  public void ask(Request.Builder request) {
    Checkpoint held = file.checkpoint();
    if (held.canGoOn()) {
      request
          .header("Range", "bytes=%d-".formatted(held.bytes()))
          .header("If-Range", held.validator().orElseThrow());
    }
  }

  @Override
  public Hop answered(HttpUrl url, Response response) throws IOException {
    int status = response.code();
    if (status == 200) {
      return new Ended(fromTheBeginning(response));
    }
    boolean askedForRange = file.checkpoint().canGoOn();
    if (!askedForRange || (status != 206 && status != 416)) {
      return new Ended(new HttpStatus(status));
    }
    Optional<Long> total = status == 206 ? rest(response) : Optional.empty();
    if (total.isPresent()) {
      file.willHave(total.get());
      return new Ended(store(response.body()));
    }
    file.begin(Checkpoint.NONE);
    return new Onward(url);
  }

  private DownloadOutcome fromTheBeginning(Response response) throws IOException {
    long length = response.body().contentLength();
    file.begin(
        new Checkpoint(
            0, length < 0 ? Optional.empty() : Optional.of(length), Validator.of(response)));
    return store(response.body());
  }

  /**
   * If these are just the bytes that are missing, of the same version as those before: the length
   * of the whole file.
   */
  private Optional<Long> rest(Response response) {
    Checkpoint held = file.checkpoint();
    Optional<ContentRange> range =
        Optional.ofNullable(response.header("Content-Range"))
            .flatMap(ContentRange::parse)
            .filter(r -> r.first() == held.bytes())
            .filter(r -> isOrUnknown(response.body().contentLength(), r.length()));
    return isSameVersion(response, held)
        ? range
            .flatMap(r -> r.total().or(held::totalBytes))
            .filter(total -> held.totalBytes().orElse(total).equals(total))
        : Optional.empty();
  }

  /** A server that does not heed the condition may still tell what it has now. */
  private static boolean isSameVersion(Response response, Checkpoint held) {
    String validator = held.validator().orElseThrow();
    Optional<String> tag = Validator.strongTag(response);
    return tag.isEmpty() || !validator.startsWith("\"") || validator.equals(tag.get());
  }

  private static boolean isOrUnknown(long told, long expected) {
    return told < 0 || told == expected;
  }

  private DownloadOutcome store(ResponseBody body) throws IOException {
    Checkpoint begun = file.checkpoint();
    if (begun.totalBytes().orElse(begun.bytes()) > limits.sizeBytes()
        || body.contentLength() > limits.sizeBytes() - begun.bytes()) {
      return new TooLarge(limits.sizeBytes());
    }
    pace.tell(begun);
    try (InputStream in = body.byteStream()) {
      copy(in);
    } finally {
      keep();
    }
    long size = file.checkpoint().bytes();
    if (size > limits.sizeBytes()) {
      return new TooLarge(limits.sizeBytes());
    }
    return file.checkpoint().totalBytes().filter(total -> total != size).isPresent()
        ? new Failed(
            new ExchangeFailure.Broken(
                "%d bytes of %d came".formatted(size, begun.totalBytes().orElseThrow())))
        : new Downloaded(path, size, Optional.ofNullable(body.contentType()).map(Object::toString));
  }

  /** Also what came before an interrupt is kept. */
  private void keep() {
    boolean interrupted = Thread.interrupted();
    try {
      file.sync();
      pace.tell(file.checkpoint());
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Copies until the end, or until one buffer past the limit. */
  private void copy(InputStream in) throws IOException {
    byte[] buffer = new byte[BUFFER_BYTES];
    int read;
    while (file.checkpoint().bytes() <= limits.sizeBytes() && (read = in.read(buffer)) >= 0) {
      file.append(buffer, read);
      if (pace.isDue(file.checkpoint().bytes())) {
        keep();
      }
    }
  }
}
