package dev.cuepost.media.store;

import dev.cuepost.queue.ManualClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** The files of a directory store. */
record DirectoryPlace(Path root, ManualClock clock) implements StorePlace {
  @Override
  public ObjectStore reopen() throws IOException {
    return DirectoryObjectStore.open(root, clock, UUID::randomUUID);
  }

  @Override
  public List<String> kept() throws IOException {
    return files().stream().map(Path::toString).filter(file -> !file.endsWith(".json")).toList();
  }

  List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
