package dev.cuepost.media.store;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives up uploads that nobody completed or aborted within seven days; looks once an hour. */
public final class AbandonedUploads implements AutoCloseable {
  static final Duration KEPT = Duration.ofDays(7);

  private static final Logger LOG = LoggerFactory.getLogger(AbandonedUploads.class);

  private final MultipartUploads uploads;
  private final InstantSource clock;
  private final PeriodicTask looking =
      new PeriodicTask("abandoned-uploads", Duration.ofHours(1), this::look);

  public AbandonedUploads(MultipartUploads uploads, InstantSource clock) {
    this.uploads = uploads;
    this.clock = clock;
  }

  public void start() {
    looking.start();
  }

  void look() throws IOException {
    int given = uploads.abortOlderThan(clock.instant().minus(KEPT));
    if (given > 0) {
      LOG.info("{} uploads were not completed within {} days", given, KEPT.toDays());
    }
  }

  @Override
  public void close() {
    looking.close();
  }
}
