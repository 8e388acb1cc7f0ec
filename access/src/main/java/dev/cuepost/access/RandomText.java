package dev.cuepost.access;

import java.security.SecureRandom;
import java.util.stream.Collectors;

/** Makes ids and secrets. */
record RandomText(SecureRandom random) {
  private static final String LETTERS_AND_DIGITS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

  /** Letters and digits, each as likely as the others. */
  String of(int length) {
    return random
        .ints(length, 0, LETTERS_AND_DIGITS.length())
        .mapToObj(index -> LETTERS_AND_DIGITS.substring(index, index + 1))
        .collect(Collectors.joining());
  }

  /** Decimal, not beginning with a zero. */
  String digits(int length) {
    return random
        .ints(length, 0, 10)
        .mapToObj(Integer::toString)
        .collect(Collectors.joining())
        .replaceFirst("^0", "2");
  }
}
