package dev.cuepost.egress;

import dev.cuepost.egress.DownloadOutcome.Downloaded;
import dev.cuepost.egress.DownloadOutcome.Failed;
import dev.cuepost.egress.DownloadOutcome.HttpStatus;
import dev.cuepost.egress.DownloadOutcome.NotStored;
import dev.cuepost.egress.DownloadOutcome.Refused;
import dev.cuepost.egress.DownloadOutcome.TooLarge;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;

/**
 * Fetches what a URL names into a local file, within bounds.
 *
 * <p>Up to five redirects are followed, each of them a call of its own that the guard sees; one
 * time limit holds for them all. Any number of threads may fetch at once.
 */
public final class Download {
  private static final int REDIRECTS_MAX = 5;
  private static final int BUFFER_BYTES = 64 * 1024;

  /**
   * How much a download may take.
   *
   * @param sizeBytes the longest file, 0 or more
   * @param time the longest time for all of it, positive
   */
  public record Limits(long sizeBytes, Duration time) {
    public Limits {
      if (sizeBytes < 0 || !time.isPositive()) {
        throw new IllegalArgumentException(
            "a download needs 0 bytes or more and a positive time, was %d and %s"
                .formatted(sizeBytes, time));
      }
    }
  }

  private final Egress egress;
  private final InstantSource clock;
  private final Limits limits;

  public Download(Egress egress, InstantSource clock, Limits limits) {
    this.egress = egress;
    this.clock = clock;
    this.limits = limits;
  }

  /**
   * Fetches the URL into the file, which is created or replaced; unless all of it came, there is no
   * such file afterwards.
   */
  public DownloadOutcome fetch(String url, Path file) {
    HttpUrl next = HttpUrl.parse(url);
    if (next == null) {
      return new Refused("the URL is not an http or https URL");
    }
    Instant until = clock.instant().plus(limits.time());
    for (int hop = 0; hop <= REDIRECTS_MAX; hop++) {
      Duration left = Duration.between(clock.instant(), until);
      if (!left.isPositive()) {
        return new Failed(new ExchangeFailure.TimedOut(limits.time()));
      }
      switch (get(next, file, left)) {
        case Ended(DownloadOutcome outcome) -> {
          return outcome;
        }
        case Redirected(HttpUrl target) -> next = target;
      }
    }
    return new Refused("the URL redirects more than %d times".formatted(REDIRECTS_MAX));
  }

  private sealed interface Hop {}

  private record Ended(DownloadOutcome outcome) implements Hop {}

  private record Redirected(HttpUrl target) implements Hop {}

  private Hop get(HttpUrl url, Path file, Duration left) {
    var request =
        new Request.Builder()
            .url(url)
            .header("User-Agent", Egress.USER_AGENT)
            // The bound is on what is stored: nothing may grow by being unpacked.
            .header("Accept-Encoding", "identity")
            .build();
    try (Response response = egress.client(left).newCall(request).execute()) {
      return switch (response.code()) {
        case 200 -> new Ended(store(response.body(), file));
        case 301, 302, 303, 307, 308 -> redirected(url, response);
        default -> new Ended(new HttpStatus(response.code()));
      };
    } catch (IOException e) {
      return new Ended(
          switch (ExchangeFailure.of(e, url.host(), limits.time())) {
            case ExchangeFailure.Guarded(String reason) -> new Refused(reason);
            case ExchangeFailure why -> new Failed(why);
          });
    }
  }

  private static Hop redirected(HttpUrl from, Response response) {
    String location = response.header("Location");
    if (location == null) {
      return new Ended(new HttpStatus(response.code()));
    }
    HttpUrl target = from.resolve(location);
    return target == null
        ? new Ended(new Refused("the URL redirects to something that is no http or https URL"))
        : new Redirected(target);
  }

  private DownloadOutcome store(ResponseBody body, Path file) throws IOException {
    if (body.contentLength() > limits.sizeBytes()) {
      return new TooLarge(limits.sizeBytes());
    }
    boolean complete = false;
    try (InputStream in = body.byteStream();
        OutputStream out = create(file)) {
      long size = copy(in, out);
      complete = size <= limits.sizeBytes();
      return complete
          ? new Downloaded(
              file, size, Optional.ofNullable(body.contentType()).map(Object::toString))
          : new TooLarge(limits.sizeBytes());
    } catch (UncheckedIOException e) {
      return new NotStored("%s could not be written (%s)".formatted(file, e.getCause()));
    } finally {
      if (!complete) {
        Files.deleteIfExists(file);
      }
    }
  }

  /** Copies until the end, or until one buffer past the limit. */
  private long copy(InputStream in, OutputStream out) throws IOException {
    byte[] buffer = new byte[BUFFER_BYTES];
    long size = 0;
    for (int read; size <= limits.sizeBytes() && (read = in.read(buffer)) >= 0; size += read) {
      write(out, buffer, read);
    }
    return size;
  }

  // What goes wrong on this side is unchecked, to tell it from what goes wrong on the other.

  private static OutputStream create(Path file) {
    try {
      return Files.newOutputStream(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(OutputStream out, byte[] buffer, int length) {
    try {
      out.write(buffer, 0, length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
