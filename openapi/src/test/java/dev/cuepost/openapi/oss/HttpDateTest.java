package dev.cuepost.openapi.oss;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpDateTest {
  private static final Instant MOMENT = Instant.parse("2026-12-01T00:02:03Z");

  @ParameterizedTest
  @ValueSource(strings = {"Tue, 01 Dec 2026 00:02:03 GMT", " Tue, 1 Dec 2026 00:02:03 GMT"})
  void a_day_has_one_digit_or_two(String text) {
    assertThat(HttpDate.parse(text)).contains(MOMENT);
  }

  @Test
  void a_day_is_told_with_two() {
    assertThat(HttpDate.of(MOMENT)).isEqualTo("Tue, 01 Dec 2026 00:02:03 GMT");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2026-12-01T00:02:03Z", "Wed, 01 Dec 2026 00:02:03 GMT"})
  void anything_else_is_none(String text) {
    assertThat(HttpDate.parse(text)).isEmpty();
  }
}
