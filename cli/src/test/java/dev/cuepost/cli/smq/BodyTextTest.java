package dev.cuepost.cli.smq;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyTextTest {
  @ParameterizedTest
  @ValueSource(strings = {"hello", "{\"a\": 1}", "Zoë", "订单", "line\nline\ttab", "a"})
  void a_text_comes_back_as_it_was_sent_in_base64_or_not(String text) {
    String wire = new BodyText(text, true).body();
    assertThat(wire).matches("[A-Za-z0-9+/=]+");
    assertThat(BodyText.read(wire)).isEqualTo(new BodyText(text, true));
    assertThat(new BodyText(text, false).body()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"a\": 1}", "plain words", "test", "orders", "AAAA", "/w==", ""})
  void what_is_no_base64_or_makes_no_text_is_left_as_it_came(String body) {
    assertThat(BodyText.read(body)).isEqualTo(new BodyText(body, false));
  }
}
