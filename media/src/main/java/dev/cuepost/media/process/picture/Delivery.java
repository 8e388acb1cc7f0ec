package dev.cuepost.media.process.picture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gives finished files their names: all of them, or none. For one thread. */
public final class Delivery {
  private final Path directory;
  private final Map<Path, Path> files = new LinkedHashMap<>();

  /**
   * A delivery to a directory.
   *
   * @param directory on the file system on which the files are
   */
  public Delivery(Path directory) {
    this.directory = directory;
  }

  /**
   * Adds a file.
   *
   * @param name below the directory
   */
  public void add(Path finished, String name) {
    Path target = directory.resolve(name).normalize();
    if (!target.startsWith(directory.normalize())) {
      throw new IllegalArgumentException("not below the directory: " + name);
    }
    files.put(target, finished);
  }

  /** Moves them; returns where they are now, in the order in which they were added. */
  public List<Path> complete() throws IOException {
    var moved = new ArrayList<Path>();
    try {
      for (var file : files.entrySet()) {
        Files.createDirectories(file.getKey().getParent());
        moved.add(Files.move(file.getValue(), file.getKey(), StandardCopyOption.REPLACE_EXISTING));
      }
      return List.copyOf(moved);
    } catch (IOException problem) {
      for (var file : moved) {
        Files.deleteIfExists(file);
      }
      throw problem;
    }
  }
}
