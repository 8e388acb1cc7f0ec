package dev.cuepost.media.process.job;

import dev.cuepost.media.edit.MediaFacts;
import dev.cuepost.media.edit.MediaRef;
import dev.cuepost.media.json.Rejection;
import dev.cuepost.media.json.Verdict;
import dev.cuepost.media.process.outcome.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;

/** Makes the files of one kind of job out of local files. All workers use it at once. */
interface Maker {
  /** A local file that was looked at. */
  record Source(Path file, MediaFacts facts) {}

  /**
   * A playlist that is joined with others.
   *
   * @param uri by which the joining playlist names it
   * @param playlist a local file with its segments beside it
   */
  record Rendition(String uri, Path playlist) {}

  /**
   * What a maker works with.
   *
   * @param inputs in the order of the job; none where it reads playlists
   * @param renditions in the order of the job; none where it reads media
   * @param extras what {@link #extras} asked for
   * @param directory of the job's own, for the files that are made
   * @param name of the main file, which lies directly in the directory; may hold placeholders
   */
  record Material(
      String config,
      List<Source> inputs,
      List<Rendition> renditions,
      Map<MediaRef, Path> extras,
      Path directory,
      String name) {}

  /**
   * Checks a configuration as far as it can be checked without the inputs.
   *
   * @return the ending of the main file, without a dot
   */
  Verdict<String> check(String config);

  /**
   * Checks the name of the main file.
   *
   * @param config one that passed
   */
  default Optional<Rejection> checkName(String config, String name) {
    return Optional.empty();
  }

  /** Files that are needed beside the inputs, which are not looked at. */
  default Set<MediaRef> extras(String config) {
    return Set.of();
  }

  /**
   * Makes them.
   *
   * @param progress is told of 0 to 99
   * @throws IOException if this machine's storage fails; another attempt may come out better
   */
  Outcome make(Material material, IntConsumer progress) throws IOException;
}
