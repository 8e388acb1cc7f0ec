package dev.cuepost.egress;

import dev.cuepost.egress.DownloadOutcome.Downloaded;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import okhttp3.HttpUrl;

/**
 * Fetches what a URL names into a local file, within bounds, and goes on where an earlier attempt
 * broke off.
 *
 * <p>It goes on only if the server shows that the file is still the same one: it is asked for a
 * range under the condition of a validator. Whatever else it answers, the file comes again from its
 * beginning. Any number of threads may fetch at once, each into a file of its own.
 */
public final class ResumableDownload {
  /** So much is put at risk by a crash, at most. */
  private static final long STEP_BYTES = 8 << 20;

  private static final Duration STEP_TIME = Duration.ofSeconds(2);

  private final Hops hops;
  private final InstantSource clock;
  private final Download.Limits limits;

  /**
   * Constructs downloads.
   *
   * @param limits the size of the whole file, and the time of one attempt
   */
  public ResumableDownload(Egress egress, InstantSource clock, Download.Limits limits) {
    this.hops = new Hops(egress, clock, limits.time());
    this.clock = clock;
    this.limits = limits;
  }

  /** Whether it is an http or https URL, which may be tried. */
  public static boolean isAddress(String url) {
    return HttpUrl.parse(url) != null;
  }

  /**
   * Fetches the URL into the file. Unless all of it came, the file may hold a part afterwards,
   * which the caller keeps together with the last checkpoint, or deletes.
   *
   * @param from the last checkpoint of the attempt before; what the file holds beyond it is not
   *     trusted
   * @param reached is told every few seconds how far it has come
   * @throws java.nio.channels.OverlappingFileLockException if another thread is at the same file
   */
  public DownloadOutcome fetch(
      String url, Path file, Checkpoint from, Consumer<Checkpoint> reached) {
    try (var partial = PartialFile.open(file, from)) {
      if (partial.checkpoint().isComplete()) {
        return new Downloaded(file, partial.checkpoint().bytes(), Optional.empty());
      }
      var pace = new CheckpointPace(clock, STEP_BYTES, STEP_TIME, reached);
      return hops.follow(url, new Transfer(file, partial, limits, pace));
    } catch (IOException e) {
      return new DownloadOutcome.NotStored("%s could not be written (%s)".formatted(file, e));
    } catch (UncheckedIOException e) {
      return new DownloadOutcome.NotStored(
          "%s could not be written (%s)".formatted(file, e.getCause()));
    }
  }
}
