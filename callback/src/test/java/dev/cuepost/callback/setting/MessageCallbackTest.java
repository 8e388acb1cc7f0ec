package dev.cuepost.callback.setting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageCallbackTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"MessageCallback\":{\"CallbackURL\":\"http://a.test/x?y=1\"}}",
        "{\"MessageCallback\":{\"CallbackURL\":\"http://a.test/x?y=1\",\"CallbackType\":\"http\"}}",
        "{\"MessageCallback\":{\"CallbackType\":\"HTTP\",\"CallbackURL\":\"http://a.test/x?y=1\"}}",
        "{\"MessageCallback\":\"{\\\"CallbackURL\\\":\\\"http://a.test/x?y=1\\\"}\",\"Mine\":[1]}",
        " { \"Mine\" : {} , \"MessageCallback\" : { \"CallbackURL\" : \"http://a.test/x?y=1\" } } "
      })
  void the_url_of_an_object_or_of_a_string_that_holds_one_counts(String userData) {
    assertThat(MessageCallback.read(userData).url()).contains("http://a.test/x?y=1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "user-data",
        "[]",
        "{}",
        "{\"MessageCallback\":null}",
        "{\"MessageCallback\":\"http://a.test\"}",
        "{\"MessageCallback\":[{\"CallbackURL\":\"http://a.test\"}]}",
        "{\"MessageCallback\":{\"CallbackURL\":17}}",
        "{\"MessageCallback\":{\"CallbackURL\":\"ice-callback-a\"}}",
        "{\"MessageCallback\":{\"CallbackURL\":\"ftp://a.test\"}}",
        "{\"MessageCallback\":{\"CallbackURL\":\"http://a.test/\\r\\nX: 1\"}}",
        "{\"MessageCallback\":{\"CallbackURL\":\"http://a.test\",\"CallbackType\":\"mns\"}}",
        "{\"MessageCallback\":{\"CallbackURL\":\"http://a.test\",\"CallbackType\":null}}",
        "{\"MessageCallback\":\"{\\\"CallbackURL\\\":\\\"http://a.test\\\"\"}",
        "{\"MessageCallback\":{\"CallbackURL\":\"http://a.test\"}",
        "{\"CallbackURL\":\"http://a.test\"}"
      })
  void anything_else_names_none(String userData) {
    assertThat(MessageCallback.read(userData).url()).isEmpty();
  }

  @Test
  void what_is_to_be_repeated_is_a_string_or_an_object_as_it_stands() {
    assertThat(extend("\"a \\\"b\\\" 中\"")).contains("a \"b\" 中");
    assertThat(extend("{ \"k\" : [1, {\"中\":\"}\"}] , \"e\":1.50 }"))
        .contains("{ \"k\" : [1, {\"中\":\"}\"}] , \"e\":1.50 }");
    assertThat(extend("{}")).contains("{}");
    assertThat(extend("17")).isEmpty();
    assertThat(extend("[1]")).isEmpty();
  }

  @Test
  void what_is_to_be_repeated_has_at_most_512_bytes() {
    String most = "中".repeat(170) + "ab";
    assertThat(extend("\"" + most + "\"")).contains(most);
    assertThat(extend("\"" + most + "c\"")).isEmpty();
    assertThat(extend("{\"a\":\"" + "x".repeat(504) + "\"}")).isPresent();
    assertThat(extend("{\"a\":\"" + "x".repeat(505) + "\"}")).isEmpty();
  }

  @Test
  void both_are_read_and_the_last_of_two_members_counts() {
    assertThat(
            MessageCallback.read(
                """
                {"Extend":"first","MessageCallback":{"CallbackURL":"http://a.test"},
                 "Extend":{"n":2},"MessageCallback":{"CallbackURL":"http://b.test"}}\
                """))
        .isEqualTo(new MessageCallback(Optional.of("http://b.test"), Optional.of("{\"n\":2}")));
  }

  @Test
  void hostile_user_data_has_nothing() {
    var nothing = new MessageCallback(Optional.empty(), Optional.empty());
    assertThat(MessageCallback.read("{\"Extend\":" + "[".repeat(8_000) + "]".repeat(8_000) + "}"))
        .isEqualTo(nothing);
    assertThat(MessageCallback.read("{\"Extend\":" + "{\"a\":".repeat(2_000) + "1"))
        .isEqualTo(nothing);
    assertThat(MessageCallback.read("{\"Extend\":\"" + "x".repeat(20_000) + "\"}"))
        .isEqualTo(nothing);
  }

  private static Optional<String> extend(String value) {
    return MessageCallback.read("{\"中\":\"é\",\"Extend\":" + value + ",\"z\":0}").extend();
  }
}
