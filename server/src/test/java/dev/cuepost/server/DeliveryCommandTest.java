package dev.cuepost.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code cuepost delivery} against a whole server. */
class DeliveryCommandTest {
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

  private static void refused(int status, String sentence, String... arguments) {
    site.refused(status, sentence, words(arguments));
  }

  private static String[] words(String... arguments) {
    return Stream.concat(Stream.of("delivery"), Stream.of(arguments)).toArray(String[]::new);
  }

  /** The name of the delivery of a test event that its target did not take. */
  private static String failed(String target) {
    CommandSite.Outcome outcome = site.run("callback", "test", target);
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.lines().getFirst()).matches("delivery  [0-9a-f]{32}-1 \\(EVENT\\)");
    return outcome.lines().getFirst().split(" +", -1)[1];
  }

  @Test
  void a_test_that_fails_tells_why_and_so_do_list_and_show() {
    String delivery = failed("ice-callback-missing");
    assertThat(run("list", "--failed", "--since", "1h", "--target", "ice-callback-m").lines())
        .hasSize(2)
        .first()
        .asString()
        .startsWith("DELIVERY ");
    assertThat(run("list", "--failed", "--type", "TestEvent").out())
        .contains(delivery + "  ", "  GIVEN_UP  1 ", "there is no queue ice-callback-missing");
    assertThat(run("list", "--until", "1h").lines()).hasSize(1);
    assertThat(run("list", "--job", "none", "--json").out()).isEqualToIgnoringWhitespace("[]");
    CommandSite.Outcome shown = run("show", delivery);
    assertThat(shown.lines().getLast())
        .matches("attempt 1  20[^ ]+Z  [0-9]+ ms  there is no queue ice-callback-missing in .*");
    assertThat(shown.out()).contains("\ntext      {\"EventType\":\"TestEvent\"");
    assertThat(run("show", delivery, "--json").out()).contains("\"AttemptList\" : [");
  }

  @Test
  void what_failed_is_replayed() {
    String delivery = failed("ice-callback-again");
    assertThat(run("replay", delivery).out()).isEqualTo(delivery.replaceAll("-1$", "-2") + "\n");
    failed("ice-callback-all");
    assertThat(run("replay", "--failed", "--since", "1h", "--target", "ice-callback-all").out())
        .isEqualTo("1 replayed\n");
    assertThat(run("replay", "--failed", "--type", "SnapshotComplete", "--max", "5").out())
        .isEqualTo("0 replayed\n");
  }

  @Test
  void dead_letters_are_drained() {
    String queue = "ice-callback-dlq-cli";
    assertThat(
            site.run("callback", "options", "--dead-letters", queue, "--retries", "1ms").status())
        .isZero();
    refused(1, "QueueNotFound: ", "drain");
    refused(1, "QueueNotFound: ", "drain", "--queue", "ice-callback-dlq-none", "--limit", "5");
    refused(1, "InvalidParameter: ", "drain", "--queue", "orders");
    refused(1, "InvalidParameter: ", "drain", "--limit", "0");
    site.done("callback", "options", "--default");
    refused(1, "MissingQueue: ", "drain");
  }

  @Test
  void whatever_is_wrong_is_one_sentence() {
    refused(1, "DeliveryNotFound: ", "show", "none-1");
    refused(1, "DeliveryNotFound: ", "replay", "none-1");
    refused(2, "give either ", "replay");
    refused(2, "give either ", "replay", "none-1", "--failed");
    refused(2, "--since must be like ", "list", "--since", "soon");
  }
}
