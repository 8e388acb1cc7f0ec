package dev.cuepost.callback.setting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JobAddressesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://cb.example.test",
        "https://cb.example.test/j?a=b&c=%20#d",
        "HTTPS://CB.example.test/",
        "http://[::1]:8090/hook",
        "ice-callback-demo",
        "ice-callback",
        "ice-callbacks"
      })
  void an_http_url_or_a_callback_queue_is_an_address(String address) {
    assertThat(completion("{\"NotifyAddress\":\"" + address + "\",\"Order\":[1,{}]}"))
        .contains(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "jobs",
        "ftp://cb.example.test/",
        "mns://1.mns.example.test/queues/q",
        "ice-callback/x",
        "ice-callback-a b",
        "http://",
        "http://a.test/\\r\\nX: 1",
        "ice-callback-\\u0000"
      })
  void any_other_text_is_none(String address) {
    assertThat(completion("{\"NotifyAddress\":\"" + address + "\"}")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "user-data",
        "ice-callback-demo",
        "17",
        "null",
        "\"ice-callback-demo\"",
        "[{\"NotifyAddress\":\"ice-callback-demo\"}]",
        "{\"NotifyAddress\":null}",
        "{\"NotifyAddress\":17}",
        "{\"NotifyAddress\":[\"ice-callback-demo\"]}",
        "{\"notifyaddress\":\"ice-callback-demo\"}",
        "{\"Inner\":{\"NotifyAddress\":\"ice-callback-demo\"}}",
        "{\"NotifyAddress\":\"ice-callback-demo\"",
        "{\"NotifyAddress\":\"ice-callback-demo\"} and more",
        "{\"NotifyAddress\":\"ice-callback-demo\"}{}"
      })
  void user_data_of_any_other_form_names_none(String userData) {
    assertThat(completion(userData)).isEmpty();
  }

  @Test
  void the_last_of_two_members_counts() {
    assertThat(
            completion(
                "{\"NotifyAddress\":\"ice-callback-a\",\"NotifyAddress\":\"ice-callback-b\"}"))
        .contains("ice-callback-b");
  }

  @Test
  void hostile_user_data_names_none() {
    assertThat(completion("{\"a\":" + "[".repeat(8_000) + "]".repeat(8_000) + "}")).isEmpty();
    assertThat(completion("{\"NotifyAddress\":\"http://a.test/" + "x".repeat(20_000) + "\"}"))
        .isEmpty();
    assertThat(completion("{\"n\":" + "9".repeat(10_000) + "}")).isEmpty();
  }

  @Test
  void both_addresses_are_read_and_each_may_be_wrong_alone() {
    assertThat(
            JobAddresses.read(
                """
                {"RegisterMediaNotifyAddress":"http://r.test","NotifyAddress":"ice-callback-a"}\
                """))
        .isEqualTo(new JobAddresses(Optional.of("ice-callback-a"), Optional.of("http://r.test")));
    assertThat(
            JobAddresses.read(
                "{\"RegisterMediaNotifyAddress\":\"jobs\",\"NotifyAddress\":\"ice-callback-a\"}"))
        .isEqualTo(new JobAddresses(Optional.of("ice-callback-a"), Optional.empty()));
    assertThat(
            JobAddresses.read(
                "{\"RegisterMediaNotifyAddress\":\"http://r.test\",\"NotifyAddress\":{\"a\":1}}"))
        .isEqualTo(new JobAddresses(Optional.empty(), Optional.of("http://r.test")));
  }

  private static Optional<String> completion(String userData) {
    return JobAddresses.read(userData).completion();
  }
}
