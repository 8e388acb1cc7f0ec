package dev.cuepost.console.frame;

import java.util.Optional;

/** Light or dark; by default what the system of the visitor says. */
public enum Theme {
  SYSTEM,
  LIGHT,
  DARK;

  /** As it is written in pages and cookies. */
  public String word() {
    return switch (this) {
      case SYSTEM -> "system";
      case LIGHT -> "light";
      case DARK -> "dark";
    };
  }

  public static Optional<Theme> of(String word) {
    for (Theme theme : values()) {
      if (theme.word().equals(word)) {
        return Optional.of(theme);
      }
    }
    return Optional.empty();
  }
}
