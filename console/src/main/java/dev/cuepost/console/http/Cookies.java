package dev.cuepost.console.http;

import java.time.Duration;

/**
 * The cookies of the console. {@code __Host-} has the browser see to it that they come over TLS, or
 * from this machine, and go to this host alone.
 */
public final class Cookies {
  public static final String VISITOR = "__Host-cuepost";
  public static final String LANGUAGE = "__Host-cuepost-language";
  public static final String THEME = "__Host-cuepost-theme";

  private static final Duration KEPT = Duration.ofDays(365);
  private static final String ALL = "; Path=/; Secure; HttpOnly; SameSite=Lax";

  private Cookies() {}

  /** The value of a {@code Set-Cookie} header, for one that ends with the browser. */
  public static String passing(String name, String value) {
    return name + "=" + value + ALL;
  }

  /** The same for one that stays. */
  public static String lasting(String name, String value) {
    return name + "=" + value + "; Max-Age=" + KEPT.toSeconds() + ALL;
  }

  /** The same to take one away. */
  public static String gone(String name) {
    return name + "=; Max-Age=0" + ALL;
  }
}
