package dev.cuepost.media.process.job;

import java.util.List;
import java.util.Optional;

/**
 * A part of a list.
 *
 * @param next to ask for what follows; empty at the end
 */
public record Page<T>(List<T> items, Optional<String> next) {
  public Page {
    items = List.copyOf(items);
  }
}
