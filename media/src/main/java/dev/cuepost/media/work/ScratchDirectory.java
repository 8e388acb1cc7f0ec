package dev.cuepost.media.work;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** A directory for one piece of work, which goes with all that is in it when it is closed. */
public record ScratchDirectory(Path path) implements AutoCloseable {
  /** Makes the directory. */
  public static ScratchDirectory create(Path path) throws IOException {
    return new ScratchDirectory(Files.createDirectories(path));
  }

  @Override
  public void close() throws IOException {
    try (var paths = Files.walk(path)) {
      for (Path found : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(found);
      }
    }
  }
}
