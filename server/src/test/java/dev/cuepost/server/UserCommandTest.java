package dev.cuepost.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code cuepost user} against a whole server. */
class UserCommandTest {
  private static final String DOCUMENT =
      """
      {"Version":"1","Statement":[{"Effect":"Allow","Action":"mns:*","Resource":"*"}]}\
      """;
  private static final String TRUST =
      """
      {"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole",\
      "Principal":{"RAM":["acs:ram::1000000000000001:root"]}}]}\
      """;
  private static final Pattern KEY =
      Pattern.compile(
          """
          CUEPOST_ACCESS_KEY_ID=(LTAI[A-Za-z0-9]{20})
          CUEPOST_ACCESS_KEY_SECRET=([A-Za-z0-9]{30})
          """);

  @TempDir private static Path directory;
  private static CommandSite site;

  @BeforeAll
  static void start() {
    site = CommandSite.in(directory);
  }

  @AfterAll
  static void stop() {
    site.close();
  }

  private static CommandSite.Outcome run(String... arguments) {
    return site.run(words(arguments));
  }

  private static String[] words(String... arguments) {
    return Stream.concat(Stream.of("user"), Stream.of(arguments)).toArray(String[]::new);
  }

  private static void done(String... arguments) {
    assertThat(run(arguments)).isEqualTo(new CommandSite.Outcome(0, "", ""));
  }

  private static void refused(String sentence, String... arguments) {
    site.refused(1, sentence, words(arguments));
  }

  @Test
  void a_user_is_made_listed_and_removed() {
    assertThat(run("create", "alice", "--display-name", "Alice A").out())
        .matches("alice  [0-9]{18}\n");
    assertThat(run("list").lines())
        .anyMatch(line -> line.startsWith("alice ") && line.endsWith("  Alice A"));
    refused("EntityAlreadyExists.User: ", "create", "alice");
    done("delete", "alice");
    assertThat(run("list").out()).doesNotContain("alice");
    refused("EntityNotExist.User: ", "delete", "alice");
  }

  @Test
  void a_key_is_shown_once_and_its_owner_may_do_what_is_attached() {
    assertThat(run("create", "bob").status()).isZero();
    var key = KEY.matcher(run("key", "create", "--user", "bob").out());
    assertThat(key.matches()).isTrue();
    assertThat(run("key", "list", "--user", "bob").out())
        .contains(key.group(1) + "  Active  20")
        .doesNotContain(key.group(2));

    site.environment().put("CUEPOST_ACCESS_KEY_ID", key.group(1));
    site.environment().put("CUEPOST_ACCESS_KEY_SECRET", key.group(2));
    refused("Forbidden.RAM: ", "list");
    site.environment().keySet().removeIf(name -> name.startsWith("CUEPOST_ACCESS"));
    done("policy", "attach", "bob", "AliyunRAMReadOnlyAccess");
    assertThat(run("policy", "list", "--user", "bob").out())
        .contains("\nSystem  AliyunRAMReadOnlyAccess  ");
    String[] asBob = {"list", "--access-key-id", key.group(1), "--access-key-secret", key.group(2)};
    assertThat(run(asBob).out()).contains("\nbob ");

    done("key", "disable", key.group(1), "--user", "bob");
    refused("InvalidAccessKeyId.Inactive: ", asBob);
    done("key", "enable", key.group(1), "--user", "bob");
    assertThat(run(asBob).out()).contains("\nbob ");
    refused("DeleteConflict.User.AccessKey: ", "delete", "bob");
    done("key", "delete", key.group(1), "--user", "bob");
    done("policy", "detach", "bob", "AliyunRAMReadOnlyAccess");
    done("delete", "bob");
  }

  @Test
  void without_a_user_the_keys_are_those_of_the_account() {
    assertThat(run("key", "list").lines()).hasSize(2).last().asString().contains("  Active  ");
  }

  @Test
  void a_policy_is_made_of_a_file_shown_attached_and_removed() throws Exception {
    Path document = Files.writeString(directory.resolve("policy.json"), DOCUMENT);
    assertThat(run("create", "carol").status()).isZero();
    done("policy", "create", "queues", document.toString(), "--description", "All queues.");
    assertThat(run("policy", "list").lines())
        .anyMatch(line -> line.matches("Custom +queues +All queues."))
        .anyMatch(line -> line.matches("System +AliyunMNSFullAccess .*"));
    assertThat(run("policy", "show", "queues").out()).isEqualTo(DOCUMENT + "\n");
    assertThat(run("policy", "show", "AliyunMNSFullAccess").out()).contains("mns:*");
    done("policy", "attach", "carol", "queues");
    refused("DeleteConflict.Policy.User: ", "policy", "delete", "queues");
    done("policy", "detach", "carol", "queues");
    done("policy", "delete", "queues");
    refused("EntityNotExist.Policy: ", "policy", "show", "queues");
    refused("EntityNotExist.Policy: ", "policy", "attach", "carol", "queues");
    done("delete", "carol");
  }

  @Test
  void a_role_is_made_of_a_file_shown_and_removed() throws Exception {
    Path trust = Files.writeString(directory.resolve("trust.json"), TRUST);
    assertThat(run("role", "create", "Ops", trust.toString()).out())
        .isEqualTo("acs:ram::1000000000000001:role/ops\n");
    done("role", "attach", "Ops", "AliyunMNSFullAccess");
    assertThat(run("role", "show", "Ops").lines())
        .containsExactly(TRUST, "System  AliyunMNSFullAccess");
    refused("DeleteConflict.Role.Policy: ", "role", "delete", "Ops");
    done("role", "detach", "Ops", "AliyunMNSFullAccess");
    done("role", "delete", "Ops");
  }

  @Test
  void a_media_service_is_let_act_for_the_account_or_not() {
    assertThat(run("role", "list").out()).contains("AliyunVODDefaultRole ");
    done("role", "revoke", "vod");
    assertThat(run("role", "list").out())
        .doesNotContain("AliyunVODDefaultRole")
        .contains("AliyunICEDefaultRole ");
    refused("EntityNotExist.Role: ", "role", "revoke", "vod");
    done("role", "authorise", "vod");
    done("role", "authorise", "vod");
    assertThat(run("role", "show", "AliyunVODDefaultRole").out())
        .contains("vod.aliyuncs.com", "System  AliyunVODDefaultRolePolicy");
  }

  @Test
  void whatever_is_wrong_is_one_sentence() {
    refused("the document ", "policy", "create", "p", directory.resolve("no").toString());
    site.refused(2, "--access-key-id and ", words("list", "--access-key-id", "x"));
    refused(
        "InvalidAccessKeyId.NotFound: ",
        "list",
        "--access-key-id",
        "x",
        "--access-key-secret",
        "y");
    site.refused(2, "the endpoint must be like ", words("list", "--endpoint", "127.0.0.1:8700"));
    site.refused(
        3,
        "no server answers at http://127.0.0.1:1/; ",
        words("list", "--endpoint", "http://127.0.0.1:1"));
    site.refused(3, "http", words("list", "--endpoint", site.endpoint("objects")));
  }

  @Test
  void programs_get_what_the_protocol_tells() {
    site.done("user", "create", "dora");
    assertThat(site.json("user", "list").findValuesAsText("UserName")).contains("dora");
    assertThat(
            site.json("user", "role", "show", "AliyunICEDefaultRole")
                .at("/Policies/0/PolicyName")
                .asText())
        .isEqualTo("AliyunICEDefaultRolePolicy");
    assertThat(site.json("user", "delete", "dora").path("Deleted").asText()).isEqualTo("dora");
  }

  @Test
  void without_any_key_it_says_where_one_is_looked_for() {
    CommandSite.Outcome outcome =
        site.bare("user", "list", "--data", directory.resolve("nowhere").toString());
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.err())
        .startsWith("cuepost: there is no key to sign with: ")
        .contains("CUEPOST_ACCESS_KEY_ID")
        .hasLineCount(1);
  }
}
