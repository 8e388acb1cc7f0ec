package dev.cuepost.callback.setting;

import static dev.cuepost.callback.setting.Method.HTTP;
import static dev.cuepost.callback.setting.Method.MNS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuepost.callback.setting.Checked.Part;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImsSettingTest {
  private static final List<String> EVENTS = List.of("ProduceMediaComplete");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://cb.example.test",
        "https://cb.example.test/hook?tenant=7&x=%E4%B8%AD",
        "http://cb.example.test/a,b?then=x,http://two.example.test/",
        "http://127.0.0.1:8090/",
        "http://[::1]:8090/"
      })
  void an_http_or_https_url_is_taken(String url) {
    assertThat(http(url)).isEqualTo(new Checked.Valid());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "cb.example.test/hook",
        "ftp://cb.example.test/",
        "http://",
        "http:cb.example.test",
        "http:/cb.example.test",
        "http://cb.example.test/a b",
        "http://one.example.test/ http://two.example.test/",
        "http://one.example.test/,http://two.example.test/",
        "http://one.example.test;https://two.example.test/",
        "http://cb.example.test/\r\nX-Evil: 1"
      })
  void anything_else_is_refused_as_url(String url) {
    assertThat(http(url)).isInstanceOfSatisfying(Checked.Invalid.class, is(Part.URL, false));
  }

  @Test
  void a_url_has_at_most_256_bytes_of_utf8() {
    String start = "http://cb.example.test/";
    assertThat(http(start + "x".repeat(256 - start.length()))).isEqualTo(new Checked.Valid());
    assertThat(http(start + "x".repeat(257 - start.length())))
        .isInstanceOfSatisfying(Checked.Invalid.class, is(Part.URL, false));
    assertThat(http(start + "中".repeat(78)))
        .isInstanceOfSatisfying(Checked.Invalid.class, is(Part.URL, false));
  }

  @Test
  void each_method_needs_its_own_address() {
    assertThat(check(HTTP, "", "ice-callback-a", ""))
        .isInstanceOfSatisfying(Checked.Invalid.class, is(Part.URL, true));
    assertThat(check(MNS, "http://cb.example.test", "", ""))
        .isInstanceOfSatisfying(Checked.Invalid.class, is(Part.QUEUE_NAME, true));
    assertThat(check(MNS, "", "ice-callback-a", "")).isEqualTo(new Checked.Valid());
  }

  @ParameterizedTest
  @ValueSource(strings = {"jobs", "ice-callback", "ICE-CALLBACK-a", "ice-callback-a/b"})
  void a_queue_name_begins_with_the_prefix_and_has_no_odd_characters(String name) {
    assertThat(check(MNS, "", name, ""))
        .isInstanceOfSatisfying(Checked.Invalid.class, is(Part.QUEUE_NAME, false));
  }

  @ParameterizedTest
  @ValueSource(strings = {"aB3", "Rotate4Me", "Abcdefghijklmnopqrstuvwxyz012345"})
  void a_key_mixes_upper_case_lower_case_and_digits(String key) {
    assertThat(check(HTTP, "http://cb.example.test", "", key)).isEqualTo(new Checked.Valid());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"test123", "TEST123", "TestTest", "Test-123", "Abcdefghijklmnopqrstuvwxyz0123456"})
  void any_other_key_is_refused_without_being_repeated(String key) {
    assertThat(check(HTTP, "http://cb.example.test", "", key))
        .isInstanceOfSatisfying(Checked.Invalid.class, is(Part.AUTH_KEY, false))
        .extracting(Checked::toString)
        .asString()
        .doesNotContain(key);
  }

  @Test
  void signing_over_http_needs_a_key() {
    assertThat(ImsSetting.check(HTTP, of("http://a.test"), of(""), EVENTS, true, of("")))
        .isInstanceOfSatisfying(Checked.Invalid.class, is(Part.AUTH_KEY, true));
    assertThat(ImsSetting.check(MNS, of(""), of("ice-callback-a"), EVENTS, true, of("")))
        .isEqualTo(new Checked.Valid());
  }

  @Test
  void a_wrong_setting_cannot_be_made() {
    assertThatThrownBy(() -> new ImsSetting(HTTP, of(""), of(""), EVENTS, false, Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a callback over HTTP needs a URL");
  }

  @Test
  void it_covers_the_events_in_its_list_and_with_ALL_every_one() {
    assertThat(setting(EVENTS).covers("ProduceMediaComplete")).isTrue();
    assertThat(setting(EVENTS).covers("SnapshotComplete")).isFalse();
    assertThat(setting(List.of("ALL")).covers("SnapshotComplete")).isTrue();
    assertThat(setting(List.of()).covers("ProduceMediaComplete")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "AIMediaAuditComplete,    true",
    "AIProduceComplete,       true",
    "MediaAiAnalysisComplete, true",
    "SmartJobComplete,        true",
    "AIVideoTagComplete,      false",
    "ProduceMediaComplete,    false",
    "aiproducecomplete,       false"
  })
  void AIComplete_stands_for_the_events_of_ai(String type, boolean covered) {
    assertThat(setting(List.of("AIComplete")).covers(type)).isEqualTo(covered);
    assertThat(setting(List.of("AIComplete", type)).covers(type)).isTrue();
  }

  @Test
  void the_key_signs_only_when_the_switch_is_on_and_the_method_is_http() {
    Optional<String> url = of("http://cb.example.test");
    Optional<String> queue = of("ice-callback-a");
    Optional<String> key = of("Rotate4Me");
    assertThat(new ImsSetting(HTTP, url, queue, EVENTS, true, key).signingKey())
        .isEqualTo(key.map(SigningKey::new));
    assertThat(new ImsSetting(HTTP, url, queue, EVENTS, false, key).signingKey()).isEmpty();
    assertThat(new ImsSetting(MNS, url, queue, EVENTS, true, key).signingKey()).isEmpty();
  }

  @Test
  void its_text_never_shows_the_key() {
    var setting = new ImsSetting(HTTP, of("http://a.test"), of(""), EVENTS, true, of("Rotate4Me"));
    assertThat(setting.toString()).contains("authKey set").doesNotContain("Rotate4Me");
  }

  private static Checked http(String url) {
    return ImsSetting.check(
        HTTP, Optional.of(url), Optional.empty(), EVENTS, false, Optional.empty());
  }

  private static Checked check(Method method, String url, String queue, String key) {
    return ImsSetting.check(method, of(url), of(queue), EVENTS, false, of(key));
  }

  private static ImsSetting setting(List<String> events) {
    return new ImsSetting(HTTP, of("http://a.test"), of(""), events, false, of(""));
  }

  private static Consumer<Checked.Invalid> is(Part part, boolean missing) {
    return invalid -> {
      assertThat(invalid.part()).isEqualTo(part);
      assertThat(invalid.missing()).isEqualTo(missing);
    };
  }

  private static Optional<String> of(String text) {
    return Optional.of(text).filter(t -> !t.isEmpty());
  }
}
