package dev.cuepost.cli.listen;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Texts that differ from another one by nothing but letter case. */
final class LetterCase {
  /** With so many letters at most, every combination is tried: 65,536 of them. */
  private static final int LETTERS_MAX = 16;

  private LetterCase() {}

  /** Whether {@link #variations} has them all. */
  static boolean hasFew(String text) {
    return letters(text).length <= LETTERS_MAX;
  }

  /**
   * Every other letter case of the text; if it has many letters, only those where one letter or all
   * of them differ.
   */
  static Stream<String> variations(String text) {
    int[] letters = letters(text);
    if (letters.length <= LETTERS_MAX) {
      return IntStream.range(1, 1 << letters.length)
          .mapToObj(chosen ->
              swapped(
                  text,
                  IntStream.range(0, letters.length)
                      .filter(each -> (chosen >> each & 1) == 1)
                      .map(each -> letters[each])));
    }
    return Stream.concat(
        Arrays.stream(letters).mapToObj(each -> swapped(text, IntStream.of(each))),
        Stream.of(swapped(text, Arrays.stream(letters))));
  }

  private static int[] letters(String text) {
    return IntStream.range(0, text.length())
        .filter(each -> swapped(text.charAt(each)) != text.charAt(each))
        .toArray();
  }

  private static String swapped(String text, IntStream places) {
    char[] characters = text.toCharArray();
    places.forEach(each -> characters[each] = swapped(characters[each]));
    return new String(characters);
  }

  private static char swapped(char letter) {
    return Character.isUpperCase(letter)
        ? Character.toLowerCase(letter)
        : Character.toUpperCase(letter);
  }
}
