package dev.cuepost.media.process.job;

import dev.cuepost.media.process.plugin.Findings;
import dev.cuepost.media.process.plugin.Suggestion;
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
   */
  String review(Order order, List<Findings> files);

  /** A suggestion on the wire. */
  static String word(Suggestion suggestion) {
    return suggestion.name().toLowerCase(Locale.ROOT);
  }

  /** A score of 100 on the wire. */
  static String score(double score) {
    return String.format(Locale.ROOT, "%.2f", score);
  }
}
