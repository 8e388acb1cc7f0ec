package dev.cuepost.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
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
  private static Server server;
  private final Map<String, String> environment = new HashMap<>();

  @BeforeAll
  static void start() {
    server =
        Server.start(
            new Settings()
                .set("data", directory.resolve("data").toString())
                .set("port", "0")
                .set("oss-port", "0")
                .read());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void endpoint() {
    environment.put("CUEPOST_ENDPOINT", server.endpoints().getOrDefault("api", ""));
  }

  private record Outcome(int status, String out, String err) {
    List<String> lines() {
      return out.lines().toList();
    }
  }

  /** Runs a command with the credentials in the data directory. */
  private Outcome run(String... arguments) {
    String[] all = new String[arguments.length + 3];
    all[0] = "user";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    all[all.length - 2] = "--data";
    all[all.length - 1] = directory.resolve("data").toString();
    var out = new StringWriter();
    var err = new StringWriter();
    int status =
        Cuepost.commandLine(environment::get)
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(all);
    return new Outcome(status, out.toString(), err.toString());
  }

  private void done(String... arguments) {
    assertThat(run(arguments)).isEqualTo(new Outcome(0, "", ""));
  }

  private void refused(String sentence, String... arguments) {
    Outcome outcome = run(arguments);
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err()).startsWith("cuepost: " + sentence).hasLineCount(1);
  }

  @Test
  void a_user_is_made_listed_and_removed() {
    assertThat(run("create", "alice", "--display-name", "Alice A").out())
        .matches("alice\t[0-9]{18}\n");
    assertThat(run("list").lines())
        .anyMatch(line -> line.startsWith("alice\t") && line.endsWith("\tAlice A"));
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
        .startsWith(key.group(1) + "\tActive\t20")
        .doesNotContain(key.group(2));

    environment.put("CUEPOST_ACCESS_KEY_ID", key.group(1));
    environment.put("CUEPOST_ACCESS_KEY_SECRET", key.group(2));
    refused("Forbidden.RAM: ", "list");
    environment.keySet().removeIf(name -> name.startsWith("CUEPOST_ACCESS"));
    done("policy", "attach", "bob", "AliyunRAMReadOnlyAccess");
    assertThat(run("policy", "list", "--user", "bob").out())
        .startsWith("System\tAliyunRAMReadOnlyAccess\t");
    String[] asBob = {"list", "--access-key-id", key.group(1), "--access-key-secret", key.group(2)};
    assertThat(run(asBob).out()).contains("bob\t");

    done("key", "disable", key.group(1), "--user", "bob");
    refused("InvalidAccessKeyId.Inactive: ", asBob);
    done("key", "enable", key.group(1), "--user", "bob");
    assertThat(run(asBob).out()).contains("bob\t");
    refused("DeleteConflict.User.AccessKey: ", "delete", "bob");
    done("key", "delete", key.group(1), "--user", "bob");
    done("policy", "detach", "bob", "AliyunRAMReadOnlyAccess");
    done("delete", "bob");
  }

  @Test
  void without_a_user_the_keys_are_those_of_the_account() {
    assertThat(run("key", "list").lines()).singleElement().asString().contains("\tActive\t");
  }

  @Test
  void a_policy_is_made_of_a_file_shown_attached_and_removed() throws Exception {
    Path document = Files.writeString(directory.resolve("policy.json"), DOCUMENT);
    assertThat(run("create", "carol").status()).isZero();
    done("policy", "create", "queues", document.toString(), "--description", "All queues.");
    assertThat(run("policy", "list").lines())
        .contains("Custom\tqueues\tAll queues.")
        .anyMatch(line -> line.startsWith("System\tAliyunMNSFullAccess\t"));
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
        .containsExactly(TRUST, "System\tAliyunMNSFullAccess");
    refused("DeleteConflict.Role.Policy: ", "role", "delete", "Ops");
    done("role", "detach", "Ops", "AliyunMNSFullAccess");
    done("role", "delete", "Ops");
  }

  @Test
  void a_media_service_is_let_act_for_the_account_or_not() {
    assertThat(run("role", "list").out()).contains("AliyunVODDefaultRole\t");
    done("role", "revoke", "vod");
    assertThat(run("role", "list").out())
        .doesNotContain("AliyunVODDefaultRole")
        .contains("AliyunICEDefaultRole\t");
    refused("EntityNotExist.Role: ", "role", "revoke", "vod");
    done("role", "authorise", "vod");
    done("role", "authorise", "vod");
    assertThat(run("role", "show", "AliyunVODDefaultRole").out())
        .contains("vod.aliyuncs.com", "System\tAliyunVODDefaultRolePolicy");
  }

  @Test
  void whatever_is_wrong_is_one_sentence() {
    refused("the document ", "policy", "create", "p", directory.resolve("no").toString());
    refused("--access-key-id and ", "list", "--access-key-id", "x");
    refused(
        "InvalidAccessKeyId.NotFound: ",
        "list",
        "--access-key-id",
        "x",
        "--access-key-secret",
        "y");
    refused("the endpoint must be like ", "list", "--endpoint", "127.0.0.1:8700");
    refused(
        "no server answers at http://127.0.0.1:1/; ", "list", "--endpoint", "http://127.0.0.1:1");
    refused("http", "list", "--endpoint", server.endpoints().getOrDefault("objects", ""));
  }

  @Test
  void without_any_key_it_says_where_one_is_looked_for() {
    var err = new StringWriter();
    int status =
        Cuepost.commandLine(environment::get)
            .setErr(new PrintWriter(err, true))
            .execute("user", "list", "--data", directory.resolve("nowhere").toString());
    assertThat(status).isEqualTo(1);
    assertThat(err.toString())
        .startsWith("cuepost: there is no key to sign with: ")
        .contains("CUEPOST_ACCESS_KEY_ID")
        .hasLineCount(1);
  }
}
