package dev.cuepost.callback.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuepost.callback.event.Event;
import dev.cuepost.state.Bulletin;
import dev.cuepost.state.Database;
import dev.cuepost.state.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("stored")
class VodSettingsTest {
  private static final String APP = Event.DEFAULT_APP;
  private static final VodSetting OVER_HTTP =
      new VodSetting(
          Method.HTTP,
          Optional.of("https://cb.example.test/vod?x=1"),
          Optional.of("http://127.0.0.1:8700/"),
          Optional.of("kept"),
          List.of("AIComplete", "TranscodeComplete"),
          true,
          Optional.of("Rotate4Me"));
  private static final VodSetting TO_QUEUE =
      new VodSetting(
          Method.MNS,
          Optional.empty(),
          Optional.of("http://1.mns.cn-shanghai.aliyuncs.com/"),
          Optional.of("jobs"),
          List.of(),
          false,
          Optional.empty());

  @TempDir Path directory;
  private Database database;
  private VodSettings settings;

  @BeforeEach
  void open() {
    database = TestDatabase.open(directory);
    settings = VodSettings.open(database.jdbi(), Bulletin.ALONE, new Reversed("k1"));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void a_setting_is_found_as_it_was_put_and_after_the_database_was_closed() {
    assertThat(settings.find("1", "cn-shanghai", APP)).isEmpty();
    settings.put("1", "cn-shanghai", APP, OVER_HTTP);
    assertThat(settings.find("1", "cn-shanghai", APP)).contains(OVER_HTTP);
    database.close();
    open();
    assertThat(settings.find("1", "cn-shanghai", APP)).contains(OVER_HTTP);
  }

  @Test
  void a_second_put_replaces_every_value_of_the_first() {
    settings.put("1", "cn-shanghai", APP, OVER_HTTP);
    settings.put("1", "cn-shanghai", APP, TO_QUEUE);
    assertThat(settings.find("1", "cn-shanghai", APP)).contains(TO_QUEUE);
    database.close();
    open();
    assertThat(settings.find("1", "cn-shanghai", APP)).contains(TO_QUEUE);
  }

  @Test
  void accounts_regions_and_applications_are_independent() {
    settings.put("1", "cn-shanghai", APP, OVER_HTTP);
    settings.put("1", "cn-beijing", APP, TO_QUEUE);
    settings.put("1", "cn-shanghai", "app-1000001", TO_QUEUE);
    settings.delete("1", "cn-beijing", APP);
    settings.delete("2", "cn-shanghai", APP);
    for (int opened = 0; opened < 2; opened++) {
      assertThat(settings.find("1", "cn-shanghai", APP)).contains(OVER_HTTP);
      assertThat(settings.find("1", "cn-beijing", APP)).isEmpty();
      assertThat(settings.find("1", "cn-shanghai", "app-1000001")).contains(TO_QUEUE);
      assertThat(settings.find("2", "cn-shanghai", APP)).isEmpty();
      database.close();
      open();
    }
  }

  @Test
  void keys_are_stored_sealed_and_sealed_anew_with_those_of_ims() {
    settings.put("1", "cn-shanghai", APP, OVER_HTTP);
    assertThat(storedKey()).startsWith("k1|").doesNotContain("Rotate4Me");
    var changed = CallbackSettings.open(database.jdbi(), Bulletin.ALONE, new Reversed("k2"));
    database.jdbi().useTransaction(changed::sealAnew);
    assertThat(storedKey()).startsWith("k2|");
    assertThat(changed.vod().find("1", "cn-shanghai", APP)).contains(OVER_HTTP);
    assertThat(
            CallbackSettings.open(database.jdbi(), Bulletin.ALONE, new Reversed("k2"))
                .vod()
                .find("1", "cn-shanghai", APP))
        .contains(OVER_HTTP);
  }

  @Test
  void what_could_not_be_stored_is_not_in_force() {
    settings.put("1", "cn-shanghai", APP, TO_QUEUE);
    database
        .jdbi()
        .useTransaction(
            handle -> handle.execute("ALTER TABLE vod_callback_setting RENAME TO out_of_the_way"));
    assertThatThrownBy(() -> settings.put("1", "cn-shanghai", APP, OVER_HTTP))
        .isInstanceOf(RuntimeException.class);
    assertThatThrownBy(() -> settings.delete("1", "cn-shanghai", APP))
        .isInstanceOf(RuntimeException.class);
    assertThat(settings.find("1", "cn-shanghai", APP)).contains(TO_QUEUE);
  }

  private String storedKey() {
    return database
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery("SELECT sealed_auth_key FROM vod_callback_setting")
                .mapTo(String.class)
                .one());
  }
}
