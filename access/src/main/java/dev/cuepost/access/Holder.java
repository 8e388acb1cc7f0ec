package dev.cuepost.access;

import java.util.Locale;

/**
 * What policies are attached to.
 *
 * @param kind user or role
 * @param name of it in its account; that of a role is the same in any letter case, and in lower
 *     case here
 */
public record Holder(String account, Kind kind, String name) {
  public Holder {
    name = kind == Kind.ROLE ? name.toLowerCase(Locale.ROOT) : name;
  }

  /** The two kinds, as they are stored and as errors call them. */
  public enum Kind {
    USER("User"),
    ROLE("Role");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }
  }

  public static Holder user(String account, String name) {
    return new Holder(account, Kind.USER, name);
  }

  public static Holder role(String account, String name) {
    return new Holder(account, Kind.ROLE, name);
  }
}
