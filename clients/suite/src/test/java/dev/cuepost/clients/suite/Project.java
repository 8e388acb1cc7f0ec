package dev.cuepost.clients.suite;

import java.nio.file.Files;
import java.nio.file.Path;

/** The files of the project whose tests run. */
final class Project {
  private Project() {}

  /** A file by its path from the project's root. */
  static Path file(String path) {
    var directory = Path.of("").toAbsolutePath();
    while (!Files.isRegularFile(directory.resolve("bin/verify"))) {
      directory = directory.getParent();
      if (directory == null) {
        throw new IllegalStateException("the tests do not run inside the project");
      }
    }
    return directory.resolve(path);
  }
}
