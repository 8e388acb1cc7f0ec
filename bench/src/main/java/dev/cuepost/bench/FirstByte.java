package dev.cuepost.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** When the first byte of a film, or of a segment of it, is there. */
final class FirstByte implements AutoCloseable {
  private static final long LOOK_MILLIS = 2;

  private final Path scratch;
  private final long begun = System.nanoTime();
  private final CountDownLatch over = new CountDownLatch(1);
  private final Thread watch = Thread.ofPlatform().daemon().unstarted(this::look);
  private volatile double millis = Double.NaN;

  private FirstByte(Path scratch) {
    this.scratch = scratch;
  }

  /**
   * Begins to look.
   *
   * @param scratch where a server works
   */
  static FirstByte watch(Path scratch) {
    var first = new FirstByte(scratch);
    first.watch.start();
    return first;
  }

  /** Milliseconds since the watch began; not a number as long as there is none. */
  double millis() {
    return millis;
  }

  private void look() {
    try {
      while (!over.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
        if (isThere()) {
          millis = (System.nanoTime() - begun) / 1e6;
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isThere() {
    try (var files = Files.walk(scratch)) {
      return files.filter(FirstByte::isMade).anyMatch(file -> file.toFile().length() > 0);
    } catch (IOException | UncheckedIOException _) {
      return false; // something has just gone
    }
  }

  private static boolean isMade(Path file) {
    String name = file.getFileName().toString();
    return name.startsWith("output.")
        || name.endsWith(".nut")
        || file.toString().contains(".segments/");
  }

  @Override
  public void close() {
    over.countDown();
  }
}
