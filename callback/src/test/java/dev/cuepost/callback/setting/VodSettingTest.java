package dev.cuepost.callback.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuepost.callback.setting.Checked.Part;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VodSettingTest {
  private static final String URL = "http://cb.example.test";
  private static final String ENDPOINT = "http://1.mns.cn-shanghai.aliyuncs.com/";
  private static final String NAME_120 = "n".repeat(120);

  @ParameterizedTest
  @CsvSource({
    "HTTP, true,  false, false",
    "HTTP, true,  true,  true",
    "MNS,  false, true,  true",
    "MNS,  true,  true,  true"
  })
  void the_parts_of_the_method_make_a_setting(
      Method method, boolean url, boolean endpoint, boolean queue) {
    assertThat(
            VodSetting.check(
                method,
                Optional.of(URL).filter(_ -> url),
                Optional.of(ENDPOINT).filter(_ -> endpoint),
                Optional.of(NAME_120).filter(_ -> queue),
                List.of(),
                false,
                Optional.empty()))
        .isEqualTo(new Checked.Valid());
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "HTTP, -,             -,                  -,     -,         URL,        true",
        "HTTP, a.test,        -,                  -,     -,         URL,        false",
        "HTTP, http://a.test, -,                  -,     on,        AUTH_KEY,   true",
        "HTTP, http://a.test, -,                  -,     test123,   AUTH_KEY,   false",
        "HTTP, http://a.test, mns.test,           -,     -,         ENDPOINT,   false",
        "HTTP, http://a.test, -,                  a/b,   -,         QUEUE_NAME, false",
        "MNS,  -,             -,                  q,     -,         ENDPOINT,   true",
        "MNS,  -,             http://m.test/,     -,     -,         QUEUE_NAME, true",
        "MNS,  -,             http://m.test/?a=b, q,     -,         ENDPOINT,   false",
        "MNS,  -,             http://m.test/#a,   q,     -,         ENDPOINT,   false",
        "MNS,  -,             http://u:p@m.test/, q,     -,         ENDPOINT,   false",
        "MNS,  -,             http://m.test/,     -q,    -,         QUEUE_NAME, false",
        "MNS,  ftp://a.test,  http://m.test/,     q,     -,         URL,        false",
        "MNS,  -,             http://m.test/,     q,     Wrong-Key, AUTH_KEY,   false"
      })
  void a_part_that_is_missing_or_wrong_is_named(
      Method method,
      String url,
      String endpoint,
      String queue,
      String key,
      Part part,
      boolean missing) {
    boolean switchAlone = "on".equals(key);
    assertThat(
            VodSetting.check(
                method,
                Optional.ofNullable(url),
                Optional.ofNullable(endpoint),
                Optional.ofNullable(queue),
                List.of("ALL"),
                key != null,
                Optional.ofNullable(key).filter(_ -> !switchAlone)))
        .isInstanceOfSatisfying(
            Checked.Invalid.class,
            wrong -> {
              assertThat(wrong.part()).isEqualTo(part);
              assertThat(wrong.missing()).isEqualTo(missing);
              assertThat(wrong.reason()).doesNotContain("Wrong-Key");
            });
  }

  @Test
  void a_queue_name_has_at_most_120_characters() {
    assertThatThrownBy(() -> toQueue(ENDPOINT, NAME_120 + "n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 to 120");
  }

  @ParameterizedTest
  @CsvSource({
    "ALL,                AIVideoTagComplete, true",
    "AIComplete,         AIVideoTagComplete, true",
    "AIComplete,         AIMediaDNAComplete, true",
    "AIComplete,         AIOfTomorrow,       true",
    "AIComplete,         TranscodeComplete,  false",
    "TranscodeComplete,  TranscodeComplete,  true",
    "TranscodeComplete,  AIVideoTagComplete, false",
    "AIVideoTagComplete, AIVideoTagComplete, true",
    "'',                 TranscodeComplete,  false"
  })
  void it_covers_what_its_list_names_or_stands_for(String list, String type, boolean covered) {
    assertThat(setting(list).covers(type)).isEqualTo(covered);
  }

  @ParameterizedTest
  @CsvSource({
    "http://1.mns.cn-shanghai.aliyuncs.com/,      cn-shanghai",
    "https://1.mns.eu-central-1.aliyuncs.com,     eu-central-1",
    "http://1.MNS.CN-Shanghai.example.test:8700/, cn-shanghai",
    "http://1.mns.cn-shanghai.localhost:8700/mq/, cn-shanghai",
    "http://127.0.0.1:8700/,                      cn-beijing",
    "http://[::1]:8700/,                          cn-beijing",
    "http://localhost:8700,                       cn-beijing",
    "http://mns.example.test/,                    cn-beijing"
  })
  void the_endpoint_tells_the_region_of_the_queue(String endpoint, String region) {
    assertThat(toQueue(endpoint, "jobs").destination("1", "cn-beijing"))
        .isEqualTo(new Destination.Queue("1", region, "jobs"));
  }

  @ParameterizedTest
  @CsvSource({
    "http://1.mns.cn-shanghai-internal.aliyuncs.com/,     not a public one",
    "http://1.mns.cn-shanghai-internal-vpc.aliyuncs.com/, not a public one",
    "http://2.mns.cn-shanghai.aliyuncs.com/,              the account 2",
    "http://x.mns.cn-shanghai-internal.aliyuncs.com/,     the account x"
  })
  void an_endpoint_that_cannot_be_reached_is_kept_and_says_why(String endpoint, String why) {
    assertThat(toQueue(endpoint, "jobs").destination("1", "cn-beijing"))
        .isInstanceOfSatisfying(
            Destination.Unreachable.class,
            to -> {
              assertThat(to.target()).isEqualTo(endpoint + "queues/jobs");
              assertThat(to.reason()).contains(why);
            });
  }

  @Test
  void its_text_never_shows_the_key() {
    var setting =
        new VodSetting(
            Method.HTTP,
            Optional.of(URL),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            true,
            Optional.of("Rotate4Me"));
    assertThat(setting.toString()).contains("authKey set").doesNotContain("Rotate4Me");
    assertThat(setting.signingKey().orElseThrow().text()).isEqualTo("Rotate4Me");
    assertThat(setting.signingKey().toString()).doesNotContain("Rotate4Me");
  }

  private static VodSetting setting(String events) {
    return new VodSetting(
        Method.HTTP,
        Optional.of(URL),
        Optional.empty(),
        Optional.empty(),
        EventTypeList.read(events),
        false,
        Optional.empty());
  }

  private static VodSetting toQueue(String endpoint, String name) {
    return new VodSetting(
        Method.MNS,
        Optional.empty(),
        Optional.of(endpoint),
        Optional.of(name),
        List.of(),
        false,
        Optional.empty());
  }
}
