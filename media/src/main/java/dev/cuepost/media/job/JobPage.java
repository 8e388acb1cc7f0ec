package dev.cuepost.media.job;

import java.util.List;
import java.util.Optional;

/**
 * Some jobs.
 *
 * @param jobs the page
 * @param next what to ask for to get the jobs behind these; empty if there are none
 */
public record JobPage(List<EditingJob> jobs, Optional<String> next) {
  public JobPage {
    jobs = List.copyOf(jobs);
  }

  /** Whether a text can be the token by which a page is asked for. */
  public static boolean isToken(String text) {
    return PagePosition.parse(text).isPresent();
  }
}
