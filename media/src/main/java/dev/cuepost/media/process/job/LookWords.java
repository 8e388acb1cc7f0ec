package dev.cuepost.media.process.job;

import dev.cuepost.media.process.plugin.Findings;
import dev.cuepost.media.process.plugin.Suggestion;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** In whose words the findings of a plug-in are kept as a job's result, a JSON object. Pure. */
interface LookWords {
  /** What is in the file of a job. */
  String tags(Order order, Findings findings);

  /**
   * Whether the files of a job may be shown.
   *
   * @param files one for each input, in its place
   * @param pictures keys of pictures of the first {@link #moments}, in their order
   */
  String review(Order order, List<Findings> files, List<String> pictures);

  /** When something is to be seen in the film that is looked at; never where there is none. */
  static List<Duration> moments(Order order, List<Findings> files) {
    return hasFilm(order, files)
        ? files.getFirst().scenes().stream()
            .flatMap(scene -> scene.occurrences().stream())
            .map(Findings.Occurrence::from)
            .distinct()
            .sorted()
            .toList()
        : List.of();
  }

  /** Whether the first of the files is no cover. */
  static boolean hasFilm(Order order, List<Findings> files) {
    return files.size() > Configs.object(order.shown()).path("CoverImages").size();
  }

  /** A suggestion on the wire. */
  static String word(Suggestion suggestion) {
    return suggestion.name().toLowerCase(Locale.ROOT);
  }

  /** A score of 100 on the wire. */
  static String score(double score) {
    return String.format(Locale.ROOT, "%.2f", score);
  }
}
