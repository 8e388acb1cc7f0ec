package dev.cuepost.media.job;

import dev.cuepost.media.work.ScratchDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/**
 * Folders for the segments of jobs, which outlive attempts that are broken off: a job that begins
 * again goes on with the segment that was not finished.
 *
 * @param directory of nothing else
 */
record KeptSegments(Path directory) {
  Path of(String jobId) {
    return directory.resolve(jobId);
  }

  /** Clears away what belongs to none of these jobs: their ends were written by others. */
  void keep(Predicate<String> jobs) throws IOException {
    Files.createDirectories(directory);
    List<Path> folders;
    try (var found = Files.list(directory)) {
      folders = found.toList();
    }
    for (Path folder : folders) {
      if (!jobs.test(folder.getFileName().toString())) {
        new ScratchDirectory(folder).close();
      }
    }
  }
}
