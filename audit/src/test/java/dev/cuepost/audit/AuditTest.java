package dev.cuepost.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cuepost.audit.history.Answer;
import dev.cuepost.audit.history.HistoryWriter;
import dev.cuepost.audit.history.MomentSource;
import dev.cuepost.audit.history.Note;
import dev.cuepost.audit.history.Request;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line on histories that somebody wrote. */
class AuditTest {
  @TempDir private Path directory;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void histories_with_nothing_wrong_exit_with_0() throws Exception {
    write("shop", false);
    assertThat(audit("--history", file("shop"))).isZero();
    assertThat(out.toString())
        .containsPattern("sends acknowledged +1\\R")
        .containsPattern("not deleted, and no drain finished: undecided +1\\R")
        .contains("Every promise was kept.");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void a_lost_message_exits_with_1_and_is_named() throws Exception {
    write("shop", true);
    assertThat(audit("--history", file("shop"))).isEqualTo(1);
    assertThat(out.toString())
        .containsPattern("acknowledged sends lost +1\\R")
        .contains("shop.1: shop#1 was told that message 6AB5 is stored")
        .contains("A promise was not kept.");
  }

  @Test
  void programs_get_the_verdict_as_json() throws Exception {
    write("shop", true);
    assertThat(audit("--history", file("shop"), "--json")).isEqualTo(1);
    JsonNode verdict = new ObjectMapper().readTree(out.toString());
    assertThat(verdict.path("Clean").asBoolean()).isFalse();
    assertThat(verdict.at("/Broken/LOST").asInt()).isEqualTo(1);
    assertThat(verdict.at("/Violations/0/Key").asText()).isEqualTo("shop.1");
    assertThat(verdict.at("/Counts/SendsAcknowledged").asInt()).isEqualTo(1);
  }

  @Test
  void several_histories_are_checked_together() throws Exception {
    write("shop", false);
    write("till", false);
    assertThat(audit("--history", file("shop"), file("till"))).isZero();
    assertThat(out.toString()).containsPattern("clients +2\\R");
  }

  @Test
  void what_cannot_be_read_exits_with_2_and_one_sentence() throws Exception {
    Files.writeString(directory.resolve("shop.jsonl"), "{}\n");
    assertThat(audit("--history", file("shop"))).isEqualTo(2);
    assertThat(err.toString())
        .isEqualToNormalizingNewlines(
            "cuepost audit: %s, line 1: \"clock\" must be a text, was \n".formatted(file("shop")));
  }

  @Test
  void a_server_without_a_key_exits_with_2_and_one_sentence() {
    assertThat(
            audit(
                "--endpoint",
                "http://127.0.0.1:1",
                "--access-key-id",
                "",
                "--access-key-secret",
                ""))
        .isEqualTo(2);
    assertThat(err.toString()).contains("cuepost audit: --endpoint needs a key");
  }

  @Test
  void a_server_that_is_not_there_exits_with_2_and_one_sentence() {
    assertThat(
            audit(
                "--endpoint",
                "http://127.0.0.1:1",
                "--access-key-id",
                "id",
                "--access-key-secret",
                "secret"))
        .isEqualTo(2);
    assertThat(err.toString()).contains("cuepost audit: nobody answers at http://127.0.0.1:1");
    assertThat(out.toString()).doesNotContain("kept");
  }

  private int audit(String... arguments) {
    return Audit.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  private String file(String client) {
    return directory.resolve(client + ".jsonl").toString();
  }

  private void write(String client, boolean drained) throws Exception {
    try (var history = HistoryWriter.create(directory, client, MomentSource.system())) {
      String key = client + ".1";
      var send =
          history.invoked(
              new Request.Send("q", List.of(new Request.Draft(key, "00", Duration.ZERO))));
      history.ended(
          send,
          new Answer.Sent(List.of(new Answer.SendResult.Accepted("6AB5", "00", Optional.empty()))));
      if (drained) {
        history.note(new Note.DrainBegan("q"));
        history.note(new Note.DrainEnded("q"));
      }
    }
  }
}
