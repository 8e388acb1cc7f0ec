package dev.cuepost.media.process.job;

import java.util.List;
import java.util.Optional;

/**
 * What a job made.
 *
 * @param keys the objects in the bucket of its target, the one that names the others first
 * @param meta what is in the main file or in the input, as {@code OutFileMeta} tells it, a JSON
 *     object
 */
public record Result(List<String> keys, Optional<String> meta) {
  public Result {
    keys = List.copyOf(keys);
  }
}
