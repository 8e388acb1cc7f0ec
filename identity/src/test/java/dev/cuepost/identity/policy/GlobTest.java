package dev.cuepost.identity.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class GlobTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          PATTERN     | TEXT       | FITS
          ''          | ''         | true
          ''          | a          | false
          *           | ''         | true
          *           | a/b:c      | true
          **          | abc        | true
          ?           | ''         | false
          ?           | a          | true
          ?           | ab         | false
          ?           | 😀         | true
          ??          | 😀         | false
          *?          | 😀         | true
          *??         | 😀         | false
          a*          | a          | true
          a*          | ba         | false
          *a          | bca        | true
          *a          | ab         | false
          a*c         | abbc       | true
          a*c         | abbcd      | false
          a?c         | abc        | true
          a?c         | ac         | false
          a*b*c       | aXbYbZc    | true
          a*b*c       | acb        | false
          *ab         | aab        | true
          *aab        | aaaab      | true
          *a?b        | aaxb       | true
          a.c         | abc        | false
          [ab]        | a          | false
          a           | A          | false
          *           | *          | true
          ?*          | ''         | false
          ?*          | ab         | true
          """)
  void a_star_is_any_characters_and_a_question_mark_is_one(
      String pattern, String text, boolean fits) {
    assertThat(new Glob(pattern, Glob.Letters.AS_WRITTEN).matches(text)).isEqualTo(fits);
  }

  @ParameterizedTest
  @CsvSource({
    "mns:SendMessage, MNS:sendmessage, true",
    "mns:send*, mns:SendMessage, true",
    "MNS:SEND?essage, mns:sendMessage, true",
    "mns:Send[essage, mns:Send{essage, false",
  })
  void letters_in_either_case_are_the_same_only_if_asked_for(
      String pattern, String text, boolean fits) {
    assertThat(new Glob(pattern, Glob.Letters.IN_EITHER_CASE).matches(text)).isEqualTo(fits);
    assertThat(new Glob(pattern, Glob.Letters.AS_WRITTEN).matches(text)).isFalse();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void chance_finds_no_difference_from_trying_everything(long seed) {
    var random = new Random(seed);
    for (int i = 0; i < 2_000; i++) {
      String pattern = text(random, "ab*?", 8);
      String text = text(random, "ab", 10);
      assertThat(new Glob(pattern, Glob.Letters.AS_WRITTEN).matches(text))
          .as("%s on %s", pattern, text)
          .isEqualTo(fits(pattern, text));
    }
  }

  @ParameterizedTest(name = "of {0}")
  @ValueSource(strings = {"a*", "*a", "a?*", "**", "*a*a", "?*"})
  @Timeout(10)
  void a_hostile_pattern_of_ten_thousand_characters_is_soon_refused(String part) {
    String pattern = part.repeat(10_000 / part.length()) + "b";
    String text = "a".repeat(10_000);
    assertThat(new Glob(pattern, Glob.Letters.AS_WRITTEN).matches(text)).isFalse();
    assertThat(new Glob(pattern, Glob.Letters.IN_EITHER_CASE).matches(text)).isFalse();
  }

  @Test
  @Timeout(10)
  void the_worst_pattern_takes_no_longer_than_its_length_times_that_of_the_text() {
    var glob = new Glob("*" + "a".repeat(5_000) + "b*", Glob.Letters.AS_WRITTEN);
    assertThat(glob.matches("a".repeat(10_000))).isFalse();
  }

  private static IntStream seeds() {
    return IntStream.rangeClosed(1, 20);
  }

  private static String text(Random random, String letters, int lengthMax) {
    return random
        .ints(random.nextInt(lengthMax + 1), 0, letters.length())
        .mapToObj(i -> letters.substring(i, i + 1))
        .reduce("", String::concat);
  }

  /** The definition, word by word. */
  private static boolean fits(String pattern, String text) {
    if (pattern.isEmpty()) {
      return text.isEmpty();
    }
    String rest = pattern.substring(1);
    return switch (pattern.charAt(0)) {
      case '*' ->
          IntStream.rangeClosed(0, text.length()).anyMatch(i -> fits(rest, text.substring(i)));
      case '?' -> !text.isEmpty() && fits(rest, text.substring(1));
      default -> text.startsWith(pattern.substring(0, 1)) && fits(rest, text.substring(1));
    };
  }
}
