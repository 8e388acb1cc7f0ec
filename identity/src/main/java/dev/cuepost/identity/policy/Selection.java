package dev.cuepost.identity.policy;

import java.util.List;

/** Which actions, or which resources, a statement is about. */
sealed interface Selection {
  /** {@code Action} or {@code Resource}: those that one of the patterns fits. */
  record Listed(List<Glob> globs) implements Selection {
    public Listed {
      globs = List.copyOf(globs);
    }
  }

  /** {@code NotAction} or {@code NotResource}: those that none of the patterns fits. */
  record AllBut(List<Glob> globs) implements Selection {
    public AllBut {
      globs = List.copyOf(globs);
    }
  }

  default boolean covers(String name) {
    return switch (this) {
      case Listed(var globs) -> globs.stream().anyMatch(glob -> glob.matches(name));
      case AllBut(var globs) -> globs.stream().noneMatch(glob -> glob.matches(name));
    };
  }
}
