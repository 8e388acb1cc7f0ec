package dev.cuepost.identity.policy;

/**
 * A pattern of a policy: {@code *} stands for any characters, also none, {@code ?} for exactly one,
 * and everything else for itself.
 *
 * <p>A star first takes nothing and then, whenever the rest does not fit, one character more. Only
 * the last star met has to be tried again, as whatever an earlier one could take the last one can
 * take as well; so the time is at most that of the pattern times that of the text.
 */
record Glob(String pattern, Letters letters) {
  /** Whether a letter stands for itself alone. */
  enum Letters {
    AS_WRITTEN,
    IN_EITHER_CASE
  }

  /** Whether all of a text fits. */
  boolean matches(String text) {
    int at = 0;
    int met = 0;
    int afterStar = -1;
    int takenByStar = 0;
    while (met < text.length()) {
      if (stands('*', at)) {
        at++;
        afterStar = at;
        takenByStar = met;
      } else if (stands('?', at)) {
        at++;
        met = next(text, met);
      } else if (at < pattern.length() && same(pattern.charAt(at), text.charAt(met))) {
        at++;
        met++;
      } else if (afterStar >= 0) {
        takenByStar = next(text, takenByStar);
        met = takenByStar;
        at = afterStar;
      } else {
        return false;
      }
    }
    while (stands('*', at)) {
      at++;
    }
    return at == pattern.length();
  }

  private boolean stands(char wildcard, int at) {
    return at < pattern.length() && pattern.charAt(at) == wildcard;
  }

  private boolean same(char expected, char met) {
    return switch (letters) {
      case AS_WRITTEN -> expected == met;
      case IN_EITHER_CASE -> lower(expected) == lower(met);
    };
  }

  /**
   * ASCII alone: an action has no other letters, and some of those change their number with case.
   */
  private static char lower(char letter) {
    return 'A' <= letter && letter <= 'Z' ? (char) (letter + ('a' - 'A')) : letter;
  }

  /** A character outside the first plane is one character, though Java stores two. */
  private static int next(String text, int at) {
    return at + Character.charCount(text.codePointAt(at));
  }
}
