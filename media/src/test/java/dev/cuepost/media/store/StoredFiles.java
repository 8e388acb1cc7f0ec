package dev.cuepost.media.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files of a directory store. */
final class StoredFiles {
  private StoredFiles() {}

  static List<Path> all(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  /** Those that hold bytes of objects and parts. */
  static List<String> bytes(Path root) throws IOException {
    return all(root).stream().map(Path::toString).filter(file -> !file.endsWith(".json")).toList();
  }
}
