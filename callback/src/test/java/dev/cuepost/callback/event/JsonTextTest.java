package dev.cuepost.callback.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTest {
  @Test
  void it_loses_its_blanks_and_nothing_else() {
    assertThat(new JsonText(" { \"a b\" : [ 1.50 , 1e3, null ],\n \"c\": \" \" } ").text())
        .isEqualTo("{\"a b\":[1.50,1e3,null],\"c\":\" \"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "{", "{} {}", "1 2", "{\"a\":}", "word", "]"})
  void it_is_one_value(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> new JsonText(text));
  }
}
