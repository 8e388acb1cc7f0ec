package dev.cuepost.callback.setting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.state.Bulletin;
import dev.cuepost.state.Database;
import dev.cuepost.state.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("stored")
class ImsSettingsTest {
  private static final ImsSetting OVER_HTTP =
      new ImsSetting(
          Method.HTTP,
          Optional.of("https://cb.example.test/ims?x=1"),
          Optional.of("ice-callback-kept"),
          List.of("ProduceMediaComplete", "SnapshotComplete"),
          true,
          Optional.of("Rotate4Me"));
  private static final ImsSetting TO_QUEUE =
      new ImsSetting(
          Method.MNS,
          Optional.empty(),
          Optional.of("ice-callback-jobs"),
          List.of(),
          false,
          Optional.empty());

  @TempDir Path directory;
  private Database database;
  private ImsSettings settings;

  @BeforeEach
  void open() {
    database = TestDatabase.open(directory);
    settings = ImsSettings.open(database.jdbi(), Bulletin.ALONE, new Reversed("k1"));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void a_region_has_no_setting_until_one_is_put() {
    assertThat(settings.find("1", "cn-shanghai")).isEmpty();
  }

  @Test
  void a_setting_is_found_as_it_was_put() {
    settings.put("1", "cn-shanghai", OVER_HTTP);
    assertThat(settings.find("1", "cn-shanghai")).contains(OVER_HTTP);
  }

  @Test
  void a_second_put_replaces_every_value_of_the_first() {
    settings.put("1", "cn-shanghai", OVER_HTTP);
    settings.put("1", "cn-shanghai", TO_QUEUE);
    assertThat(settings.find("1", "cn-shanghai")).contains(TO_QUEUE);
  }

  @Test
  void accounts_and_regions_are_independent() {
    settings.put("1", "cn-shanghai", OVER_HTTP);
    settings.put("1", "cn-beijing", TO_QUEUE);
    assertThat(settings.find("1", "cn-shanghai")).contains(OVER_HTTP);
    assertThat(settings.find("1", "cn-beijing")).contains(TO_QUEUE);
    assertThat(settings.find("2", "cn-shanghai")).isEmpty();
  }

  @Test
  void keys_are_stored_sealed_only() {
    settings.put("1", "cn-shanghai", OVER_HTTP);
    assertThat(stored("auth_key")).isNull();
    assertThat(stored("sealed_auth_key")).startsWith("k1|").doesNotContain("Rotate4Me");
  }

  @Test
  void keys_that_an_older_version_left_in_clear_are_sealed_at_the_start() {
    settings.put("1", "cn-shanghai", OVER_HTTP);
    database
        .jdbi()
        .useTransaction(handle ->
            handle.execute(
                "UPDATE callback_setting SET auth_key = 'Rotate4Me', sealed_auth_key = NULL"));
    database.close();
    open();
    assertThat(stored("auth_key")).isNull();
    assertThat(settings.find("1", "cn-shanghai")).contains(OVER_HTTP);
  }

  @Test
  void keys_are_sealed_anew_when_that_is_asked() {
    settings.put("1", "cn-shanghai", OVER_HTTP);
    var changed = ImsSettings.open(database.jdbi(), Bulletin.ALONE, new Reversed("k2"));
    database.jdbi().useTransaction(changed::sealAnew);
    assertThat(stored("sealed_auth_key")).startsWith("k2|");
    assertThat(changed.find("1", "cn-shanghai")).contains(OVER_HTTP);
  }

  private @Nullable String stored(String column) {
    return database
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery("SELECT " + column + " FROM callback_setting")
                .mapTo(String.class)
                .one());
  }

  @Test
  void a_setting_outlives_the_database_being_closed() {
    settings.put("1", "cn-shanghai", OVER_HTTP);
    database.close();
    open();
    assertThat(settings.find("1", "cn-shanghai")).contains(OVER_HTTP);
  }
}
