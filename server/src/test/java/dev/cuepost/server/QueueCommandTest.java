package dev.cuepost.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code cuepost queue} against a whole server. */
class QueueCommandTest {
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

  private static CommandSite.Outcome queue(String... words) {
    return site.done(words(words));
  }

  private static JsonNode json(String... words) {
    return site.json(words(words));
  }

  private static String[] words(String... words) {
    String[] all = new String[words.length + 1];
    all[0] = "queue";
    System.arraycopy(words, 0, all, 1, words.length);
    return all;
  }

  @Test
  void a_queue_is_made_shown_changed_and_deleted() {
    assertThat(queue("create", "life", "--visibility", "45").out()).isEqualTo("life\n");
    assertThat(queue("create", "life", "--visibility", "45").out())
        .isEqualTo("life was there already\n");
    site.refused(1, "QueueAlreadyExist: ", words("create", "life", "--visibility", "46"));
    assertThat(json("show", "life").path("VisibilityTimeout").asInt()).isEqualTo(45);
    assertThat(queue("set", "life", "--retention", "90").lines())
        .contains("queue                   life", "retention, s            90");
    assertThat(json("show", "life").path("VisibilityTimeout").asInt()).isEqualTo(45);
    site.refused(2, "name an attribute to change", words("set", "life"));

    assertThat(queue("list", "--prefix", "lif").lines())
        .satisfiesExactly(
            header -> assertThat(header).matches("QUEUE +TO RECEIVE +IN FLIGHT +DELAYED +CREATED"),
            row -> assertThat(row).matches("life +0 +0 +0 +20.*Z"));
    assertThat(json("list", "--prefix", "none")).isEmpty();
    site.refused(2, "would delete the queue life with all its messages: ", words("delete", "life"));
    queue("delete", "life", "--yes");
    site.refused(1, "QueueNotExist: ", words("show", "life"));
  }

  @Test
  void what_is_sent_is_received_as_it_was_meant_and_deleted() {
    queue("create", "round");
    queue("send", "round", "{\"name\": \"Zoë\"}", "--priority", "1");
    queue("send", "round", "no & <json> \u001b[31m");
    JsonNode peeked = json("peek", "round", "--count", "2");
    assertThat(peeked).hasSize(2);
    assertThat(peeked.path(0).path("MessageBody").asText()).isEqualTo("{\"name\": \"Zoë\"}");
    assertThat(peeked.path(0).path("BodyEncoding").asText()).isEqualTo("base64");
    assertThat(peeked.path(0).has("ReceiptHandle")).isFalse();

    CommandSite.Outcome first = queue("receive", "round");
    assertThat(first.lines().getFirst()).matches("message [0-9A-F-]+, sent 20.*Z, received 1 .*");
    assertThat(first.lines().get(1)).matches("handle  \\S+, until 20.*Z");
    assertThat(first.out()).contains("  {\n    \"name\" : \"Zoë\"\n  }\n");
    String handle = first.lines().get(1).split("[ ,]+", -1)[1];
    CommandSite.Outcome second = queue("receive", "round", "--delete");
    assertThat(second.out()).contains("  no & <json> \\u001B[31m\n");

    String later = json("visibility", "round", handle, "60").path("ReceiptHandle").asText();
    queue("delete-message", "round", later);
    site.refused(1, "MessageNotExist: ", words("delete-message", "round", later));
    CommandSite.Outcome none = site.run(words("receive", "round", "--wait", "0"));
    assertThat(none.status()).isEqualTo(4);
    assertThat(none.out()).isEmpty();
    assertThat(none.err()).isEqualTo("no message on round\n");
    assertThat(site.run(words("receive", "round", "--wait", "0", "--json")).json()).isEmpty();
  }

  @Test
  void a_text_that_is_sent_raw_is_told_apart_and_stays_as_it_is() {
    queue("create", "bare");
    queue("send", "bare", "plain words", "--raw");
    queue("send", "bare", "aGVsbG8=", "--raw");
    JsonNode both = json("receive", "bare", "--count", "2");
    assertThat(both.findValuesAsText("MessageBody")).containsExactly("plain words", "hello");
    assertThat(both.findValuesAsText("BodyEncoding")).containsExactly("raw", "base64");
    queue("send", "bare", "aGVsbG8=", "--raw");
    assertThat(json("receive", "bare", "--raw", "--delete").findValuesAsText("MessageBody"))
        .containsExactly("aGVsbG8=");
  }

  @Test
  void lines_of_a_file_are_messages_and_a_delay_holds_them_back() throws Exception {
    queue("create", "many");
    Path lines = directory.resolve("lines");
    Files.write(lines, numbers(40));
    assertThat(json("send", "many", "--batch", "--file", lines.toString())).hasSize(40);
    queue("send", "many", "later", "--delay", "600");
    JsonNode received = json("receive", "many", "--count", "20");
    assertThat(received.findValuesAsText("MessageBody")).isEqualTo(numbers(20));
    JsonNode status = json("show", "many");
    assertThat(status.path("ActiveMessages").asInt()).isEqualTo(20);
    assertThat(status.path("InactiveMessages").asInt()).isEqualTo(20);
    assertThat(status.path("DelayMessages").asInt()).isEqualTo(1);
    assertThat(queue("purge", "many", "--yes").out()).isEqualTo("20 deleted\n");
    assertThat(json("show", "many").path("ActiveMessages").asInt()).isZero();
  }

  private static List<String> numbers(int count) {
    return IntStream.range(0, count).mapToObj(i -> "number " + i).toList();
  }

  @Test
  void a_follower_prints_a_line_a_message_until_it_has_enough() {
    queue("create", "stream");
    queue("send", "stream", "one\ntwo\nthree", "--batch");
    CommandSite.Outcome followed =
        queue("receive", "stream", "--follow", "--count", "3", "--delete", "--json");
    assertThat(followed.lines()).hasSize(3).allMatch(line -> line.startsWith("{\"MessageId\":"));
    assertThat(json("show", "stream").path("InactiveMessages").asInt()).isZero();
  }

  @Test
  void what_goes_wrong_has_its_status_and_its_remedy() {
    site.refused(1, "QueueNotExist: ", words("receive", "nowhere"));
    assertThat(site.run(words("receive", "nowhere")).err())
        .contains(" (request ")
        .endsWith("; 'cuepost queue list' tells which there are\n");
    site.refused(2, "--wait must be from 0 to 30", words("receive", "x", "--wait", "31"));
    site.refused(2, "--count must be ", words("peek", "x", "--count", "17"));
    site.refused(
        2, "give either TEXT or --file", words("send", "x", "text", "--file", "also-a-file"));
    site.refused(
        3,
        "no server answers at http://127.0.0.1:1/",
        words("list", "--endpoint", "http://127.0.0.1:1"));
    site.refused(
        1,
        "SignatureDoesNotMatch: ",
        words("list", "--access-key-id", keyId(), "--access-key-secret", "wrong"));
    assertThat(site.run("queue", "receive").status()).isEqualTo(2);
    assertThat(site.run("queue", "receive").err()).contains("Missing required parameter: 'QUEUE'");
  }

  private static String keyId() {
    return site.json("user", "key", "list").path(0).path("AccessKeyId").asText();
  }

  @Test
  void a_trace_shows_the_exchange_without_what_signs_it() {
    CommandSite.Outcome traced = site.run("queue", "list", "--debug");
    assertThat(traced.err())
        .contains("> GET " + site.endpoint("api") + "/queues", "Authorization: ...", "< 200")
        .doesNotContain("MNS " + keyId());
  }
}
