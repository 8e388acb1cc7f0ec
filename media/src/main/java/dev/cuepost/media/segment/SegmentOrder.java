package dev.cuepost.media.segment;

import dev.cuepost.media.edit.RenderPlan;
import dev.cuepost.media.store.ObjectName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * One run of an edit, with all that a machine needs for it that knows nothing else of the edit.
 *
 * @param name what it is called among those of its job; it ends with the digest of all that the
 *     result is made of
 * @param plan whose inputs are numbers of sources
 * @param sources what it reads
 * @param beside files that its graph names
 * @param ending of the result's file
 * @param limit for the run
 */
record SegmentOrder(
    String name,
    RenderPlan plan,
    List<ObjectName> sources,
    List<Beside> beside,
    String ending,
    Duration limit) {
  SegmentOrder {
    sources = List.copyOf(sources);
    beside = List.copyOf(beside);
  }

  /**
   * A file that a graph names.
   *
   * @param path relative to where the run takes place
   */
  record Beside(Path path, ObjectName object) {}

  /** The digest of all that the result is made of. */
  String digest() {
    return name.substring(name.lastIndexOf('-') + 1);
  }
}
