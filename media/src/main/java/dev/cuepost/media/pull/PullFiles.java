package dev.cuepost.media.pull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What has come so far, a file a pull. It outlives the process.
 *
 * @param directory has nothing else in it
 */
record PullFiles(Path directory) {
  /** Makes the directory, and removes the files of pulls that are over. */
  void open(Set<String> unfinished) throws IOException {
    Files.createDirectories(directory);
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        if (!unfinished.contains(file.getFileName().toString())) {
          Files.delete(file);
        }
      }
    }
  }

  Path of(Pull pull) {
    return directory.resolve(pull.jobId());
  }

  void delete(Pull pull) {
    try {
      Files.deleteIfExists(of(pull));
    } catch (IOException e) {
      throw new UncheckedIOException("the file of pull " + pull.jobId(), e);
    }
  }
}
