package dev.cuepost.media.job;

import dev.cuepost.queue.TimeSource;
import dev.cuepost.queue.postgres.Nodes;
import dev.cuepost.queue.postgres.PostgresQueueEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;

/** A process that makes segments for the jobs of another one, once it is told to. */
final class SegmentMaker {
  private SegmentMaker() {}

  static void main(String[] args) throws IOException {
    try (var shop = open(Path.of(args[0]), args[1], Path.of(args[2]))) {
      System.out.println("ready");
      if (System.in.read() >= 0) {
        shop.editing.start(0);
      }
      while (System.in.read() >= 0) {
        // until nobody is there to write
      }
    }
  }

  static Workshop open(Path directory, String queues, Path scratch) throws IOException {
    return new Workshop(
        directory,
        scratch,
        PostgresQueueEngine.open(
            queues, Nodes.MANY, 4, TimeSource.system(), (_, said) -> said, new SecureRandom()),
        TimeSource.system(),
        Workshop.LIMITS,
        Workshop.ffmpeg());
  }
}
