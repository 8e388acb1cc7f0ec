package dev.cuepost.media.render;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What was found in the files that were looked at last. One file is looked at by several: when it
 * is made, when its job ends, when it is an asset, and by every job that reads it; and to start
 * ffprobe takes as long as to encode some frames.
 *
 * <p>A file is known by what it is, not by its name, so that it may be moved; a file that is
 * written to is another one.
 */
final class RecentLooks {
  private static final int MOST = 500;
  private static final int LONGEST_REPORT = 32 * 1024;

  private final Map<Identity, Probe.Found> found =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Identity, Probe.Found> eldest) {
          return size() > MOST;
        }
      };

  /**
   * Which file.
   *
   * @param key of the file system
   */
  record Identity(Object key, long size, FileTime modified) {}

  /** Nothing on file systems that tell files only by their names. */
  static Optional<Identity> identity(Path file) throws IOException {
    var attributes = Files.readAttributes(file, BasicFileAttributes.class);
    return Optional.ofNullable(attributes.fileKey())
        .map(key -> new Identity(key, attributes.size(), attributes.lastModifiedTime()));
  }

  synchronized Optional<Probe.Found> find(Identity file) {
    return Optional.ofNullable(found.get(file));
  }

  /** Keeps it, unless it is so long that many of its kind would fill the memory. */
  synchronized void keep(Identity file, Probe.Found look) {
    if (look.report().length() <= LONGEST_REPORT) {
      found.put(file, look);
    }
  }
}
