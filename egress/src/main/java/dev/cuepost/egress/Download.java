package dev.cuepost.egress;

import dev.cuepost.egress.DownloadOutcome.Downloaded;
import dev.cuepost.egress.DownloadOutcome.HttpStatus;
import dev.cuepost.egress.DownloadOutcome.NotStored;
import dev.cuepost.egress.DownloadOutcome.TooLarge;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import okhttp3.ResponseBody;

/**
 * Fetches what a URL names into a local file, within bounds.
 *
 * <p>Up to five redirects are followed, each of them a call of its own that the guard sees; one
 * time limit holds for them all. Any number of threads may fetch at once.
 */
public final class Download {
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

  private final Hops hops;
  private final Limits limits;

  public Download(Egress egress, InstantSource clock, Limits limits) {
    this.hops = new Hops(egress, clock, limits.time());
    this.limits = limits;
  }

  /**
   * Fetches the URL into the file, which is created or replaced; unless all of it came, there is no
   * such file afterwards.
   */
  public DownloadOutcome fetch(String url, Path file) {
    return hops.follow(
        url,
        (_, response) ->
            new Hops.Ended(
                response.code() == 200
                    ? store(response.body(), file)
                    : new HttpStatus(response.code())));
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
