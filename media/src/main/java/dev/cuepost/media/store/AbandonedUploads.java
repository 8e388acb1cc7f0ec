package dev.cuepost.media.store;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives up uploads that nobody completed or aborted within seven days. One thread, {@code
 * abandoned-uploads}, looks once an hour.
 */
public final class AbandonedUploads implements AutoCloseable {
  static final Duration KEPT = Duration.ofDays(7);

  private static final Logger LOG = LoggerFactory.getLogger(AbandonedUploads.class);
  private static final Duration LOOK = Duration.ofHours(1);

  private final MultipartUploads uploads;
  private final InstantSource clock;
  private final CountDownLatch ending = new CountDownLatch(1);
  private final Thread thread =
      Thread.ofPlatform().daemon().name("abandoned-uploads").unstarted(this::run);

  public AbandonedUploads(MultipartUploads uploads, InstantSource clock) {
    this.uploads = uploads;
    this.clock = clock;
  }

  public void start() {
    thread.start();
  }

  private void run() {
    try {
      do {
        look();
      } while (!ending.await(LOOK.toSeconds(), TimeUnit.SECONDS));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** What the thread does each time; a failure is told, and does not end it. */
  void look() {
    try {
      int given = uploads.abortOlderThan(clock.instant().minus(KEPT));
      if (given > 0) {
        LOG.info("{} uploads were not completed within {} days", given, KEPT.toDays());
      }
    } catch (IOException | RuntimeException e) {
      LOG.warn("Abandoned uploads cannot be removed; the next try is in {}", LOOK, e);
    }
  }

  @Override
  public void close() {
    ending.countDown();
  }
}
