package dev.cuepost.callback.setting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.state.Database;
import dev.cuepost.state.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In the tables, a setting is its method and its events, and "-" is none. */
class RoutesTest {
  private static final String ACCOUNT = "1";
  private static final String REGION = "cn-beijing";
  private static final String APP = "app-1000000";
  private static final String TYPE = "TranscodeComplete";
  private static final String SET_URL = "http://set.test";
  private static final String ENDPOINT = "http://1.mns.cn-shanghai.aliyuncs.com/";
  private static final Optional<String> KEY = Optional.of("Rotate4Me");

  @TempDir Path directory;
  private Database database;
  private CallbackSettings settings;
  private Routes routes;

  @BeforeEach
  void open() {
    database = TestDatabase.open(directory);
    settings = CallbackSettings.open(database.jdbi(), new Reversed("k1"));
    routes = new Routes(settings);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "-,    -,                 -,              -",
        "-,    -,                 http://own.test, http://own.test",
        "-,    -,                 ice-callback-a, queue 1 cn-beijing ice-callback-a",
        "-,    -,                 jobs,           -",
        "-,    -,                 mns://127.0.0.1:8700/queues/jobs, queue 1 cn-beijing jobs",
        "-,    -,                 mns://1.mns.cn-shanghai.aliyuncs.com/queues/jobs, queue 1 cn-shanghai jobs",
        "-,    -,                 mns://2.mns.cn-shanghai.aliyuncs.com/queues/jobs, unreachable mns://2.mns.cn-shanghai.aliyuncs.com/queues/jobs",
        "-,    -,                 mns://1.mns.cn-shanghai.aliyuncs.com/topics/jobs, -",
        "-,    -,                 mns://1.mns.cn-shanghai.aliyuncs.com/queues/, -",
        "-,    -,                 mns://u:p@127.0.0.1/queues/jobs, -",
        "HTTP, TranscodeComplete, -,              http://set.test",
        "HTTP, ALL,               -,              http://set.test",
        "HTTP, SnapshotComplete,  -,              -",
        "HTTP, '',                -,              -",
        "HTTP, TranscodeComplete, http://own.test, http://own.test",
        "HTTP, '',                http://own.test, http://own.test",
        "HTTP, TranscodeComplete, ice-callback-a, queue 1 cn-beijing ice-callback-a",
        "HTTP, TranscodeComplete, jobs,           http://set.test",
        "HTTP, '',                jobs,           -",
        "MNS,  TranscodeComplete, -,              queue 1 cn-beijing ice-callback-set",
        "MNS,  '',                -,              -",
        "MNS,  TranscodeComplete, http://own.test, http://own.test",
        "MNS,  '',                ice-callback-a, queue 1 cn-beijing ice-callback-a"
      })
  void an_event_of_ims_goes_to_its_own_address_before_that_of_its_region(
      @Nullable Method method,
      @Nullable String events,
      @Nullable String own,
      @Nullable String expected) {
    if (method != null && events != null) {
      settings.ims().put(ACCOUNT, REGION, ims(method, events, false));
    }
    assertThat(told(routes.ofIms(ACCOUNT, REGION, TYPE, Optional.ofNullable(own))))
        .isEqualTo(Optional.ofNullable(expected));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "-,    -,                 -,               -",
        "-,    -,                 http://own.test, -",
        "HTTP, TranscodeComplete, -,               http://set.test",
        "HTTP, ALL,               -,               http://set.test",
        "HTTP, SnapshotComplete,  -,               -",
        "HTTP, '',                -,               -",
        "HTTP, TranscodeComplete, http://own.test, http://own.test",
        "HTTP, ALL,               http://own.test, http://own.test",
        "HTTP, SnapshotComplete,  http://own.test, -",
        "HTTP, '',                http://own.test, -",
        "HTTP, TranscodeComplete, ice-callback-a,  http://set.test",
        "MNS,  TranscodeComplete, -,               queue 1 cn-shanghai jobs",
        "MNS,  TranscodeComplete, http://own.test, queue 1 cn-shanghai jobs",
        "MNS,  SnapshotComplete,  http://own.test, -"
      })
  void an_event_of_vod_goes_to_its_own_url_only_where_the_setting_tells_it_over_http(
      @Nullable Method method,
      @Nullable String events,
      @Nullable String own,
      @Nullable String expected) {
    if (method != null && events != null) {
      settings.vod().put(ACCOUNT, REGION, APP, vod(method, events, false));
    }
    assertThat(told(routes.ofVod(ACCOUNT, REGION, APP, TYPE, Optional.ofNullable(own))))
        .isEqualTo(Optional.ofNullable(expected));
  }

  @Test
  void products_regions_accounts_and_applications_are_told_apart() {
    settings.ims().put(ACCOUNT, REGION, ims(Method.HTTP, "ALL", true));
    settings.vod().put(ACCOUNT, "cn-shanghai", APP, vod(Method.HTTP, "ALL", true));
    assertThat(routes.ofIms(ACCOUNT, REGION, TYPE, Optional.empty())).isPresent();
    assertThat(routes.ofIms(ACCOUNT, "cn-shanghai", TYPE, Optional.empty())).isEmpty();
    assertThat(routes.ofIms("2", REGION, TYPE, Optional.empty())).isEmpty();
    assertThat(routes.ofVod(ACCOUNT, "cn-shanghai", APP, TYPE, Optional.empty())).isPresent();
    assertThat(routes.ofVod(ACCOUNT, REGION, APP, TYPE, Optional.empty())).isEmpty();
    assertThat(routes.ofVod("2", "cn-shanghai", APP, TYPE, Optional.empty())).isEmpty();
    assertThat(routes.ofVod(ACCOUNT, "cn-shanghai", "app-2", TYPE, Optional.empty())).isEmpty();
    assertThat(routes.imsKey(ACCOUNT, "cn-shanghai")).isEmpty();
    assertThat(routes.vodKey(ACCOUNT, REGION, APP)).isEmpty();
    assertThat(routes.vodKey(ACCOUNT, "cn-shanghai", "app-2")).isEmpty();
  }

  @Test
  void a_queue_that_cannot_be_reached_is_where_the_event_goes_all_the_same() {
    settings
        .vod()
        .put(
            ACCOUNT,
            REGION,
            APP,
            new VodSetting(
                Method.MNS,
                Optional.empty(),
                Optional.of("http://2.mns.cn-shanghai.aliyuncs.com/"),
                Optional.of("jobs"),
                List.of("ALL"),
                false,
                Optional.empty()));
    assertThat(routes.ofVod(ACCOUNT, REGION, APP, TYPE, Optional.empty()).orElseThrow())
        .isInstanceOf(Destination.Unreachable.class);
  }

  @ParameterizedTest
  @CsvSource({"HTTP, true, true", "HTTP, false, false", "MNS, true, false", "MNS, false, false"})
  void the_key_signs_where_the_method_is_http_and_the_switch_on(
      Method method, boolean on, boolean signs) {
    Optional<SigningKey> expected = KEY.filter(_ -> signs).map(SigningKey::new);
    settings.ims().put(ACCOUNT, REGION, ims(method, "", on));
    settings.vod().put(ACCOUNT, REGION, APP, vod(method, "", on));
    assertThat(routes.imsKey(ACCOUNT, REGION)).isEqualTo(expected);
    assertThat(routes.vodKey(ACCOUNT, REGION, APP)).isEqualTo(expected);
  }

  private static ImsSetting ims(Method method, String events, boolean signed) {
    return new ImsSetting(
        method,
        Optional.of(SET_URL),
        Optional.of("ice-callback-set"),
        EventTypeList.read(events),
        signed,
        KEY);
  }

  private static VodSetting vod(Method method, String events, boolean signed) {
    return new VodSetting(
        method,
        Optional.of(SET_URL),
        Optional.of(ENDPOINT),
        Optional.of("jobs"),
        EventTypeList.read(events),
        signed,
        KEY);
  }

  private static Optional<String> told(Optional<Destination> destination) {
    return destination.map(to ->
        switch (to) {
          case Destination.Http(String url) -> url;
          case Destination.Queue(String account, String region, String name) ->
              "queue %s %s %s".formatted(account, region, name);
          case Destination.Unreachable(String target, _) -> "unreachable " + target;
        });
  }
}
