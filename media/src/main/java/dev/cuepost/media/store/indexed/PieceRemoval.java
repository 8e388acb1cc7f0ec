package dev.cuepost.media.store.indexed;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes pieces that nothing uses. One thread, {@code unused-pieces}, looks once a minute. */
final class PieceRemoval implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PieceRemoval.class);
  private static final Duration LOOK = Duration.ofMinutes(1);

  private final UnusedPieces unused;
  private final PieceStorage storage;
  private final CountDownLatch ending = new CountDownLatch(1);
  private final Thread thread =
      Thread.ofPlatform().daemon().name("unused-pieces").unstarted(this::run);

  PieceRemoval(UnusedPieces unused, PieceStorage storage) {
    this.unused = unused;
    this.storage = storage;
  }

  void start() {
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

  /** A failure is told, and does not end the thread. */
  private void look() {
    try {
      unused.removeFrom(storage);
    } catch (IOException | RuntimeException e) {
      LOG.warn("Pieces that nothing uses cannot be removed; the next try is in {}", LOOK, e);
    }
  }

  @Override
  public void close() {
    ending.countDown();
  }
}
