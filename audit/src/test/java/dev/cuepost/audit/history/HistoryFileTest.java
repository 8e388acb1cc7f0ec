package dev.cuepost.audit.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuepost.audit.history.Answer.SendResult;
import dev.cuepost.audit.history.Answer.SightedLease;
import dev.cuepost.audit.history.Answer.Sighting;
import dev.cuepost.audit.history.Request.Draft;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a client writes is what a checker reads, even if the client died while writing. */
class HistoryFileTest {
  private static final Instant NOW = Instant.ofEpochMilli(1_795_860_000_000L);
  private static final List<Request> REQUESTS =
      List.of(
          new Request.Send(
              "q",
              List.of(
                  new Draft("a", "00", Duration.ZERO),
                  new Draft("b", "01", Duration.ofSeconds(2)))),
          new Request.Receive("q"),
          new Request.Peek("q"),
          new Request.Delete("q", List.of("h1", "h2")),
          new Request.Hide("q", "h1", Duration.ofSeconds(5)));
  private static final List<Answer> ANSWERS =
      List.of(
          new Answer.Sent(
              List.of(
                  new SendResult.Accepted("1", "00", Optional.empty()),
                  new SendResult.Accepted("2", "01", Optional.of("h")),
                  new SendResult.Rejected("InternalError"))),
          new Answer.Seen(
              List.of(
                  new Sighting("1", "a 测试 \"<", "00", "01", 3, Optional.empty()),
                  new Sighting("2", "b", "01", "01", 1, Optional.of(new SightedLease("h", NOW))))),
          new Answer.Seen(List.of()),
          new Answer.Deleted(Map.of()),
          new Answer.Deleted(Map.of("h1", "MessageNotExist")),
          new Answer.Hidden("h2", NOW),
          new Answer.Failed("QueueNotExist"),
          new Answer.Unknown("connection reset"));
  private static final List<Note> NOTES =
      List.of(
          new Note.QueueUsed("q", Duration.ofDays(4), Durability.ASYNC),
          new Note.DrainBegan("q"),
          new Note.DrainEnded("q"),
          new Note.ServerReady(),
          new Note.ServerEnded(Note.Ending.KILLED_WHILE_STARTING));

  @TempDir private Path directory;

  @Test
  void everything_that_is_written_is_read() throws Exception {
    write();
    List<Event> events = file().events();
    assertThat(events).hasSize(REQUESTS.size() + ANSWERS.size() + NOTES.size());
    assertThat(of(events, Event.Invoked.class))
        .extracting(Event.Invoked::request)
        .isEqualTo(REQUESTS);
    assertThat(of(events, Event.Ended.class)).extracting(Event.Ended::answer).isEqualTo(ANSWERS);
    assertThat(of(events, Event.Noted.class)).extracting(Event.Noted::note).isEqualTo(NOTES);
    assertThat(events).extracting(Event::at).containsOnly(new Moment("clock", 42, NOW));
    assertThat(of(events, Event.Invoked.class))
        .extracting(Event.Invoked::operation)
        .first()
        .isEqualTo(new OperationId("client", 1));
  }

  @Test
  void a_last_line_that_was_cut_off_is_left_out_wherever_it_was_cut() throws Exception {
    write();
    byte[] whole = Files.readAllBytes(file().path());
    int lines = file().events().size();
    String text = new String(whole, StandardCharsets.UTF_8);
    int last = text.substring(0, text.length() - 1).lastIndexOf('\n') + 1;
    int from = text.substring(0, last).getBytes(StandardCharsets.UTF_8).length;
    for (int length = from; length < whole.length; length++) {
      Files.write(file().path(), Arrays.copyOf(whole, length));
      assertThat(file().events()).hasSize(lines - 1);
    }
  }

  @Test
  void a_character_that_was_cut_off_is_no_matter() throws Exception {
    Files.write(file().path(), new byte[] {'{', '"', (byte) 0xE6, (byte) 0xB5});
    assertThat(file().events()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "no JSON | a line must be a JSON object",
        "[] | a line must be a JSON object",
        "{} | \"clock\" must be a text",
        "{\"wall\":1,\"clock\":\"c\",\"nanos\":\"x\"} | \"nanos\" must be a whole number",
        "{\"wall\":1,\"clock\":\"c\",\"nanos\":1,\"note\":\"x\"} | \"note\" must be one of queue-used,",
        "{\"wall\":1,\"clock\":\"c\",\"nanos\":1,\"client\":\"a\",\"op\":1,\"phase\":\"x\"}"
            + " | \"phase\" must be one of sent,",
        "{\"wall\":1,\"clock\":\"c\",\"nanos\":1,\"client\":\"a\",\"op\":1,\"phase\":\"seen\"}"
            + " | \"messages\" must be a list",
      })
  void a_line_that_is_no_event_is_named(String line, String why) throws Exception {
    Files.writeString(file().path(), "\n" + line + "\n");
    assertThatThrownBy(() -> file().events())
        .isInstanceOf(AuditProblem.class)
        .hasMessageStartingWith(file().path() + ", line 2: ")
        .hasMessageContaining(why);
  }

  private HistoryFile file() {
    return new HistoryFile(directory.resolve("client.jsonl"));
  }

  private void write() throws Exception {
    var moments = new MomentSource("clock", () -> 42, () -> NOW);
    try (var writer = HistoryWriter.create(directory, "client", moments)) {
      for (Request request : REQUESTS) {
        var _ = writer.invoked(request);
      }
      for (Answer answer : ANSWERS) {
        writer.ended(new OperationId("client", 1), answer);
      }
      for (Note note : NOTES) {
        writer.note(note);
      }
    }
  }

  private static <E extends Event> List<E> of(List<Event> events, Class<E> type) {
    return events.stream().filter(type::isInstance).map(type::cast).toList();
  }
}
