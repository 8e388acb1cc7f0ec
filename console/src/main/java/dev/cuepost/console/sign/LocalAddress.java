package dev.cuepost.console.sign;

import java.util.regex.Pattern;

/** Addresses that come with a request and lead back into the console, never out of it. */
final class LocalAddress {
  private static final Pattern OURS = Pattern.compile("/console(?:[/?][!-~&&[^\\\\]]*)?");

  private LocalAddress() {}

  /** The address, if it is one of the console; else the console's beginning. */
  static String of(String asked) {
    return OURS.matcher(asked).matches() ? asked : "/console";
  }
}
