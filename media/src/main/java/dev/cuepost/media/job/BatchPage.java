package dev.cuepost.media.job;

import java.util.List;
import java.util.Optional;

/**
 * Some batches.
 *
 * @param next what to ask for to get those behind these; empty if there are none
 */
public record BatchPage(List<Batch> batches, Optional<String> next) {
  public BatchPage {
    batches = List.copyOf(batches);
  }

  /** Whether a text can be the token by which a page is asked for. */
  public static boolean isToken(String text) {
    return PagePosition.parse(text).isPresent();
  }
}
