package dev.cuepost.console.frame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.console.http.Form;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextsTest {
  private static final Pattern GAP = Pattern.compile("\\{[0-9]}");
  private static final Pattern USED =
      Pattern.compile(
          "(?:\\bt|texts|texts\\(\\)|frame\\.t\\(\\))\\.of\\(\\s*\"([a-z0-9A-Z.-]+)\"\\s*[,)]");

  private static final Texts ENGLISH = Texts.in(Language.EN);
  private static final Texts CHINESE = Texts.in(Language.ZH);

  @Test
  void both_languages_have_the_same_texts_with_the_same_gaps() {
    assertThat(CHINESE.all().keySet()).containsExactlyInAnyOrderElementsOf(ENGLISH.all().keySet());
    ENGLISH
        .all()
        .forEach((key, text) -> {
          assertThat(gaps(CHINESE.all().getOrDefault(key, ""))).as(key).isEqualTo(gaps(text));
          assertThat(text).as(key).isNotBlank();
        });
  }

  private static Set<String> gaps(String text) {
    return new TreeSet<>(GAP.matcher(text).results().map(found -> found.group()).toList());
  }

  @Test
  void every_text_that_a_page_asks_for_is_there() throws IOException {
    Set<String> used = new TreeSet<>();
    try (Stream<Path> files = Files.walk(Path.of("src/main"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (file.toString().matches(".*\\.(jte|java)")) {
          USED.matcher(Files.readString(file)).results().forEach(use -> used.add(use.group(1)));
        }
      }
    }
    assertThat(used).hasSizeGreaterThan(100);
    assertThat(ENGLISH.all().keySet()).containsAll(used);
  }

  @Test
  void gaps_take_numbers_as_people_write_them() {
    assertThat(ENGLISH.of("message.cut", 65_536)).contains("65,536 bytes");
    assertThat(ENGLISH.of("queue.edit.title", "a{0}b")).isEqualTo("Edit a{0}b");
  }

  @ParameterizedTest
  @CsvSource({"0, 0 s", "30, 30 s", "60, 1 min", "90, 90 s", "7200, 2 h", "345600, 4 d"})
  void a_duration_is_told_in_the_largest_unit_that_fits(long seconds, String words) {
    assertThat(ENGLISH.duration(Duration.ofSeconds(seconds))).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({"0, 0 B", "1023, '1,023 B'", "1536, 1.5 KiB", "65536, 64 KiB"})
  void bytes_are_told_in_the_largest_unit_that_fits(long bytes, String words) {
    assertThat(ENGLISH.bytes(bytes)).isEqualTo(words);
  }

  @Test
  void times_are_told_in_utc() {
    assertThat(Texts.utc(Instant.parse("2026-03-01T23:59:58.999Z")))
        .isEqualTo("2026-03-01 23:59:58 UTC");
  }

  @ParameterizedTest
  @CsvSource({
    "zh-CN, ZH",
    "'fr,zh-TW;q=0.8,en;q=0.5', ZH",
    "'en-US,zh', EN",
    "'zh;q=0,en', EN",
    "fr, EN",
    "'', EN",
    "';;q', EN"
  })
  void the_language_is_the_first_of_ours_that_the_browser_accepts(
      String header, Language language) {
    assertThat(Language.accepted(header)).isEqualTo(language);
  }

  @Test
  void a_word_of_an_address_is_no_text_of_its_own() {
    var query = Form.parse("done=%3Cb%3Ehello");
    assertThat(Notice.of(query, ENGLISH)).isEmpty();
    assertThat(Notice.of(Form.parse("failed=handle-expired"), ENGLISH))
        .hasValueSatisfying(notice -> assertThat(notice.bad()).isTrue());
    assertThat(List.of(Theme.values())).allMatch(theme -> Theme.of(theme.word()).isPresent());
  }
}
