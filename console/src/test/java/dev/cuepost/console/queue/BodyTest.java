package dev.cuepost.console.queue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyTest {
  private static Body body(String sent) {
    return Body.of(sent, 1_000);
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }

  @Test
  void json_is_indented() {
    assertThat(body("{\"a\":[1,2.50]}"))
        .isEqualTo(new Body("{\n  \"a\" : [ 1, 2.50 ]\n}", false, true, 14, false));
  }

  @Test
  void base64_of_text_is_decoded() {
    assertThat(body(base64("grüße 世界")).text()).isEqualTo("grüße 世界");
    assertThat(body(base64("{\"a\":1}")))
        .extracting(Body::base64, Body::json)
        .containsExactly(true, true);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"plain", "word", "{\"a\":", "{} {}", "[1", "////////", "AAAAAAAA", "=====", "<b>"})
  void all_else_is_shown_as_it_is(String sent) {
    assertThat(body(sent).text()).isEqualTo(sent);
  }

  @Test
  void what_is_nested_too_deep_is_shown_as_it_is() {
    String deep = "[".repeat(2_000) + "]".repeat(2_000);
    assertThat(Body.of(deep, 10_000).text()).isEqualTo(deep);
  }

  @Test
  void a_long_body_is_cut_and_says_so() {
    assertThat(Body.of("x".repeat(30), 10))
        .isEqualTo(new Body("x".repeat(10), false, false, 30, true));
  }
}
