package dev.cuepost.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuepost.access.Access;
import dev.cuepost.callback.event.Event;
import dev.cuepost.callback.event.Product;
import dev.cuepost.callback.setting.CallbackSettings;
import dev.cuepost.callback.setting.Method;
import dev.cuepost.callback.setting.VodSetting;
import dev.cuepost.callback.setting.WebhookSecrets;
import dev.cuepost.callback.signature.WebhookSecret;
import dev.cuepost.identity.AccessKey;
import dev.cuepost.queue.TimeSource;
import dev.cuepost.state.Database;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RotateMasterKeyTest {
  private static final AccessKey KEY = new AccessKey("LTAIroot", "RootSecret", "1");
  @TempDir private Path directory;

  @Test
  void keys_are_the_same_afterwards_under_another_master_key() throws IOException {
    makeData();
    String before = Files.readString(directory.resolve("master-key"));

    assertThat(RotateMasterKey.rotate(directory)).contains("has a new key");

    assertThat(Files.readString(directory.resolve("master-key"))).isNotEqualTo(before);
    try (var database = Database.open(directory.resolve("state.db"));
        var access = open(database)) {
      assertThat(access.find(KEY.id())).contains(KEY);
    }
  }

  @Test
  void keys_of_callbacks_are_the_same_afterwards() throws IOException {
    makeData();
    var setting =
        new VodSetting(
            Method.HTTP,
            Optional.of("http://cb.example.test"),
            Optional.empty(),
            Optional.empty(),
            List.of("ALL"),
            true,
            Optional.of("Rotate4Me"));
    try (var database = Database.open(directory.resolve("state.db"));
        var access = open(database)) {
      settings(database, access).vod().put("1", "cn-shanghai", Event.DEFAULT_APP, setting);
    }

    RotateMasterKey.rotate(directory);

    try (var database = Database.open(directory.resolve("state.db"));
        var access = open(database)) {
      assertThat(settings(database, access).vod().find("1", "cn-shanghai", Event.DEFAULT_APP))
          .contains(setting);
    }
  }

  @Test
  void webhook_secrets_are_the_same_afterwards() throws IOException {
    makeData();
    WebhookSecret old = WebhookSecret.generate(new SecureRandom());
    WebhookSecret next = WebhookSecret.generate(new SecureRandom());
    Instant now = Instant.parse("2026-12-01T10:00:00Z");
    try (var database = Database.open(directory.resolve("state.db"));
        var access = open(database)) {
      WebhookSecrets secrets = settings(database, access).webhookSecrets();
      secrets.create("1", "cn-shanghai", Product.IMS, old, now);
      secrets.rotate("1", "cn-shanghai", Product.IMS, next, now, Duration.ofDays(1));
    }
    List<String> before = sealedSecrets();

    RotateMasterKey.rotate(directory);

    assertThat(sealedSecrets()).doesNotContainAnyElementsOf(before).hasSameSizeAs(before);
    try (var database = Database.open(directory.resolve("state.db"));
        var access = open(database)) {
      WebhookSecrets secrets = settings(database, access).webhookSecrets();
      assertThat(secrets.at("1", "cn-shanghai", Product.IMS, now)).containsExactly(next, old);
    }
    assertThat(Files.readString(directory.resolve("state.db"), StandardCharsets.ISO_8859_1))
        .contains("webhook_secret")
        .doesNotContain(old.reveal(), next.reveal());
  }

  private List<String> sealedSecrets() {
    try (var database = Database.open(directory.resolve("state.db"))) {
      return database
          .jdbi()
          .withHandle(handle ->
              handle
                  .select(
                      """
                      SELECT sealed_secret FROM webhook_secret
                      UNION ALL SELECT sealed_previous FROM webhook_secret
                      """)
                  .mapTo(String.class)
                  .list());
    }
  }

  private static CallbackSettings settings(Database database, Access access) {
    return CallbackSettings.open(database.jdbi(), new VaultSealing(access.vault()));
  }

  @Test
  void while_a_server_has_the_data_it_says_so_in_one_sentence() throws IOException {
    makeData();
    try (var _ = DataDirectory.open(directory)) {
      assertThatThrownBy(() -> RotateMasterKey.rotate(directory))
          .isInstanceOf(Problem.class)
          .hasMessageContaining("is in use by another process; stop it");
    }
  }

  @Test
  void a_directory_without_data_is_left_alone() {
    Path other = directory.resolve("other");
    assertThatThrownBy(() -> RotateMasterKey.rotate(other))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("is no data directory");
    assertThat(other).doesNotExist();
  }

  private void makeData() throws IOException {
    try (var data = DataDirectory.open(directory);
        var database = Database.open(data.state());
        var access = open(database)) {
      access.adopt(KEY, "root");
    }
  }

  private Access open(Database database) throws IOException {
    return Access.open(
        database.jdbi(), directory.resolve("master-key"), TimeSource.system(), new SecureRandom());
  }
}
