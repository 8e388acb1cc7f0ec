package dev.cuepost.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code cuepost profile}, and which server commands speak to. */
class ProfileCommandTest {
  @TempDir private static Path directory;
  private static CommandSite site;
  private static Path file;

  @BeforeAll
  static void start() {
    site = CommandSite.in(directory);
    file = directory.resolve("config/cuepost/profiles.toml");
  }

  @AfterAll
  static void stop() {
    site.close();
  }

  @BeforeEach
  void nothing_says_which_server_is_meant() throws Exception {
    Files.deleteIfExists(file);
    site.environment().keySet().removeIf(name -> name.startsWith("CUEPOST_"));
  }

  private static CommandSite.Outcome done(String... words) {
    CommandSite.Outcome outcome = site.bare(words);
    assertThat(outcome.status()).as(outcome.err()).isZero();
    return outcome;
  }

  private static void addLocal() {
    done(
        "profile",
        "add",
        "local",
        "--at",
        site.endpoint("api"),
        "--credentials",
        site.data().resolve("credentials").toString());
  }

  @Test
  void the_first_one_is_in_use_and_others_on_request() throws Exception {
    addLocal();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    done("queue", "create", "by-profile");
    assertThat(done("queue", "list").out()).contains("by-profile");

    site.environment().put("CUEPOST_ACCESS_KEY_ID", "LTAIother");
    site.environment().put("CUEPOST_ACCESS_KEY_SECRET", "not-that-one");
    done("profile", "add", "other", "--at", "http://127.0.0.1:1", "--in", "cn-beijing");
    assertThat(site.bare("queue", "list", "--profile", "other").status()).isEqualTo(3);
    assertThat(done("queue", "list", "--profile", "local").out()).contains("by-profile");
    site.environment().put("CUEPOST_PROFILE", "local");
    assertThat(done("queue", "list").out()).contains("by-profile");
    site.environment().clear();
    site.environment().put("XDG_CONFIG_HOME", directory.resolve("config").toString());

    done("profile", "use", "other");
    assertThat(site.bare("queue", "list").status()).isEqualTo(3);
    done("profile", "remove", "other");
    assertThat(done("profile", "list").lines()).hasSize(2);
    assertThat(done("queue", "list", "--profile", "local").out()).contains("by-profile");
    assertThat(done("profile", "check", "--profile", "local").out()).contains("1000000000000001");
  }

  @Test
  void secrets_are_neither_shown_nor_taken_from_the_command_line() throws Exception {
    addLocal();
    String secret =
        Files.readAllLines(site.data().resolve("credentials")).stream()
            .filter(line -> line.startsWith("CUEPOST_ACCESS_KEY_SECRET="))
            .map(line -> line.split("=", 2)[1])
            .findFirst()
            .orElseThrow();
    assertThat(Files.readString(file)).contains(secret);
    assertThat(done("profile", "list").out()).doesNotContain(secret).contains("local");
    JsonNode listed = done("profile", "list", "--json").json();
    assertThat(listed.toString()).doesNotContain(secret);
    assertThat(listed.at("/0/Endpoints/smq").asText()).isEqualTo(site.endpoint("api"));
    assertThat(site.bare("profile", "add", "new").status()).isEqualTo(2);
  }

  @Test
  void a_file_that_others_may_read_is_refused() throws Exception {
    addLocal();
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    CommandSite.Outcome refused = site.bare("queue", "list");
    assertThat(refused.status()).isEqualTo(1);
    assertThat(refused.err()).contains("others may read or change it (rw-r--r--): chmod 600 ");
  }

  @Test
  void the_cloud_has_an_address_for_each_product_and_no_deliveries() {
    site.environment().put("CUEPOST_ACCESS_KEY_ID", "LTAIcloud");
    site.environment().put("CUEPOST_ACCESS_KEY_SECRET", "secret");
    site.environment().put("CUEPOST_SECURITY_TOKEN", "token");
    done("profile", "add", "cloud", "--cloud", "cn-shanghai", "--account", "1234567890123456");
    JsonNode cloud = done("profile", "list", "--json").json().path(0);
    assertThat(cloud.at("/Endpoints/smq").asText())
        .isEqualTo("https://1234567890123456.mns.cn-shanghai.aliyuncs.com");
    assertThat(cloud.at("/Endpoints/ims").asText())
        .isEqualTo("https://ice.cn-shanghai.aliyuncs.com");
    assertThat(cloud.path("HasSecurityToken").asBoolean()).isTrue();
    CommandSite.Outcome refused = site.bare("delivery", "list", "--profile", "cloud");
    assertThat(refused.status()).isEqualTo(1);
    assertThat(refused.err()).startsWith("cuepost: this needs a Cuepost: ");
  }

  @Test
  void a_profile_that_is_wrong_is_told() {
    assertThat(site.bare("queue", "list", "--profile", "none").err())
        .startsWith("cuepost: there is no profile 'none' in ");
    assertThat(site.bare("profile", "add", "a b").status()).isEqualTo(2);
    assertThat(site.bare("profile", "add", "c", "--cloud", "cn-shanghai").status()).isEqualTo(2);
  }
}
