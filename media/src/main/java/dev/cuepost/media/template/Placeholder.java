package dev.cuepost.media.template;

import java.util.List;
import java.util.Optional;

/**
 * A name that a template takes a value for.
 *
 * @param name without the {@code $}
 * @param kind what its value is
 * @param byAddress whether a medium is named by its address, not by its id
 * @param content its default
 * @param inner of a list: what its elements hold
 */
public record Placeholder(
    String name, Kind kind, boolean byAddress, Optional<String> content, List<Placeholder> inner) {
  public Placeholder {
    inner = List.copyOf(inner);
  }

  /** What a value is. */
  public enum Kind {
    VIDEO,
    AUDIO,
    IMAGE,
    /** Words or figures. */
    TEXT,
    /** Several of what its elements hold. */
    LIST
  }
}
