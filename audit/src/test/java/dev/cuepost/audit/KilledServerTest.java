package dev.cuepost.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.audit.check.Checker;
import dev.cuepost.audit.check.Verdict;
import dev.cuepost.audit.check.Violation;
import dev.cuepost.audit.check.Violation.Kind;
import dev.cuepost.audit.history.Answer;
import dev.cuepost.audit.history.Answer.SendResult;
import dev.cuepost.audit.history.Answer.Sighting;
import dev.cuepost.audit.history.Durability;
import dev.cuepost.audit.history.Event;
import dev.cuepost.audit.history.HistoryFile;
import dev.cuepost.audit.history.Note.Ending;
import dev.cuepost.audit.history.OperationId;
import dev.cuepost.audit.history.Request;
import dev.cuepost.server.PackagedServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real server is killed in the middle of its work, round after round, and its clients' histories
 * show that it kept every promise. The same histories, falsified, show that it would be found out.
 */
@TestInstance(Lifecycle.PER_CLASS)
class KilledServerTest {
  private static final long SEED = 20_261_128;
  private static final Plan PLAN =
      new Plan(
          List.of(
              Ending.KILLED,
              Ending.KILLED,
              Ending.KILLED_WHILE_STARTING,
              Ending.TERMINATED,
              Ending.KILLED,
              Ending.KILLED),
          Duration.ofSeconds(3),
          12,
          SEED,
          Durability.FSYNC);

  private Verdict verdict = new Checker().check(List.of());
  private List<Event> events = List.of();

  @BeforeAll
  void run_seed_20261128(@TempDir Path directory) throws Exception {
    Path histories = Files.createDirectory(directory.resolve("histories"));
    List<String> options = List.of("--data", directory.resolve("data").toString());
    verdict =
        new Run(PLAN, "killed", histories, Progress.silent())
            .withOwnServer(PackagedServer.command(), options, directory);
    events = HistoryFile.all(HistoryFile.in(histories));
    System.out.println(new VerdictTable(verdict).text());
  }

  @Test
  void no_promise_is_broken() {
    assertThat(verdict.violations()).isEmpty();
  }

  @Test
  void the_server_was_killed_in_the_middle_of_much_work() {
    var counts = verdict.counts();
    assertThat(counts.clients()).isEqualTo(13); // and the drain
    assertThat(counts.serverKills()).isEqualTo(6);
    assertThat(counts.serverStops()).isEqualTo(1);
    assertThat(counts.sendsAcknowledged()).isGreaterThan(500);
    assertThat(counts.deletesAcknowledged()).isGreaterThan(500);
    assertThat(counts.sendsUnknown()).isPositive();
    assertThat(counts.deletesUnknown() + counts.receivesUnknown()).isPositive();
    assertThat(counts.duplicates()).isPositive();
    assertThat(counts.deletesRefused()).isPositive();
    assertThat(counts.hidesAcknowledged()).isPositive();
    assertThat(counts.drained()).isPositive();
    assertThat(counts.handlesUnmatched()).isZero();
    assertThat(counts.undecided()).isZero();
  }

  @Test
  void a_message_that_nobody_received_would_be_reported_as_lost() {
    String key = deletedKey();
    Set<OperationId> about = new HashSet<>();
    events.forEach(event -> {
      if (event instanceof Event.Ended(var operation, _, Answer.Seen(var messages))
          && messages.stream().anyMatch(message -> message.key().equals(key))) {
        about.add(operation);
      }
    });
    assertThat(about).isNotEmpty();
    // Deletes of handles that nobody received say nothing about a message.
    var found = falsified(events, event -> !about.contains(operation(event)));
    assertThat(found).contains(Kind.LOST).doesNotContain(Kind.SEEN_AFTER_DELETE);
  }

  @Test
  void a_deleted_message_that_came_back_would_be_reported() {
    String key = deletedKey();
    Event.Ended received =
        events.stream()
            .filter(event ->
                event instanceof Event.Ended(_, _, Answer.Seen(var messages))
                    && messages.stream()
                        .anyMatch(
                            message -> message.key().equals(key) && message.lease().isPresent()))
            .map(Event.Ended.class::cast)
            .findFirst()
            .orElseThrow();
    var again = new OperationId("somebody", 1);
    List<Event> falsified = new ArrayList<>(events);
    falsified.add(new Event.Invoked(again, events.getLast().at(), new Request.Receive("killed")));
    falsified.add(new Event.Ended(again, events.getLast().at(), received.answer()));
    assertThat(falsified(falsified, _ -> true)).contains(Kind.SEEN_AFTER_DELETE);
  }

  @Test
  void a_body_that_was_altered_would_be_reported() {
    List<Event> falsified = new ArrayList<>();
    boolean done = false;
    for (Event event : events) {
      if (!done
          && event instanceof Event.Ended(var operation, var at, Answer.Seen(var messages))
          && !messages.isEmpty()) {
        Sighting first = messages.getFirst();
        var altered =
            new Sighting(
                first.id(),
                first.key(),
                "00",
                first.toldMd5(),
                first.dequeueCount(),
                first.lease());
        List<Sighting> others = new ArrayList<>(messages);
        others.set(0, altered);
        falsified.add(new Event.Ended(operation, at, new Answer.Seen(others)));
        done = true;
      } else {
        falsified.add(event);
      }
    }
    assertThat(falsified(falsified, _ -> true)).containsExactly(Kind.ALTERED);
  }

  private static List<Kind> falsified(List<Event> events, Predicate<Event> kept) {
    return new Checker()
        .check(events.stream().filter(kept).toList()).violations().stream()
            .map(Violation::kind)
            .distinct()
            .toList();
  }

  /** A message whose send was acknowledged by itself, and that is gone by the end. */
  private String deletedKey() {
    Set<OperationId> acknowledged = new HashSet<>();
    events.forEach(event -> {
      if (event instanceof Event.Ended(var operation, _, Answer.Sent(var results))
          && results.size() == 1
          && results.getFirst() instanceof SendResult.Accepted) {
        acknowledged.add(operation);
      }
    });
    return events.stream()
        .filter(event -> acknowledged.contains(operation(event)))
        .filter(Event.Invoked.class::isInstance)
        .map(event -> ((Request.Send) ((Event.Invoked) event).request()).messages().getFirst())
        .filter(draft -> draft.delay().isZero())
        .findFirst()
        .orElseThrow()
        .key();
  }

  private static OperationId operation(Event event) {
    return switch (event) {
      case Event.Invoked invoked -> invoked.operation();
      case Event.Ended ended -> ended.operation();
      case Event.Noted _ -> new OperationId("", 0);
    };
  }
}
