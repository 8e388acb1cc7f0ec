package dev.cuepost.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.audit.callback.book.Asked;
import dev.cuepost.audit.callback.book.Behaviour;
import dev.cuepost.audit.callback.book.Books;
import dev.cuepost.audit.callback.book.Delivery;
import dev.cuepost.audit.callback.book.Delivery.Purpose;
import dev.cuepost.audit.callback.book.Delivery.State;
import dev.cuepost.audit.callback.book.Terms;
import dev.cuepost.audit.callback.check.Accusation;
import dev.cuepost.audit.callback.check.Accusation.Promise;
import dev.cuepost.audit.callback.check.Judge;
import dev.cuepost.audit.callback.check.Judgement;
import dev.cuepost.audit.history.Note.Ending;
import dev.cuepost.server.PackagedServer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real server is killed while it tells events to endpoints that fail, and the books show that it
 * lost none. The same books, falsified, show that it would be found out.
 */
@TestInstance(Lifecycle.PER_CLASS)
@Tag("exhaustive")
class KilledCallbacksTest {
  private static final CallbackPlan PLAN =
      new CallbackPlan(
          List.of(
              new CallbackPlan.Stop(Duration.ofSeconds(5), Ending.KILLED),
              new CallbackPlan.Stop(Duration.ofSeconds(4), Ending.TERMINATED),
              new CallbackPlan.Stop(Duration.ofSeconds(5), Ending.KILLED)),
          Duration.ofSeconds(3),
          60,
          20_261_128);

  private Path histories = Path.of("");
  private Judgement judgement =
      new Judgement(
          new Books(
              new Terms(List.of(), "", 0),
              List.of(),
              List.of(),
              List.of(),
              List.of(),
              List.of(),
              List.of()),
          List.of());

  @BeforeAll
  void run_seed_20261128(@TempDir Path directory) throws Exception {
    histories = Files.createDirectory(directory.resolve("histories"));
    var outcome =
        new CallbackRun(PLAN, histories, Progress.silent())
            .withOwnServer(
                PackagedServer.command(),
                List.of("--data", directory.resolve("data").toString()),
                directory);
    judgement = outcome.judgement();
    System.out.println(new JudgementTable(judgement, outcome.shown()).text());
  }

  @Test
  void no_promise_is_broken() {
    assertThat(judgement.accusations()).isEmpty();
  }

  @Test
  void the_server_was_killed_in_the_middle_of_much_work() {
    Books books = judgement.books();
    assertThat(books.kills()).hasSize(2);
    assertThat(books.stops()).hasSize(1);
    assertThat(books.asked())
        .filteredOn(asked -> asked.result() == Asked.Result.ACKNOWLEDGED)
        .hasSizeGreaterThan(200);
    assertThat(books.asked()).anyMatch(asked -> asked.result() == Asked.Result.UNREACHED);
    assertThat(books.calls()).anyMatch(call -> call.answer() != Behaviour.TAKES);
    assertThat(books.deliveries())
        .anyMatch(one -> one.state() == State.DELIVERED && one.kind() == Delivery.Kind.HTTP)
        .anyMatch(one -> one.state() == State.DELIVERED && one.kind() == Delivery.Kind.QUEUE)
        .anyMatch(one -> one.state() == State.GIVEN_UP && one.attempts().size() == 3)
        .anyMatch(one -> one.purpose() == Purpose.DEAD_LETTER);
  }

  @Test
  void the_books_can_be_judged_again() {
    var out = new StringWriter();
    int status =
        Audit.commandLine()
            .setOut(new PrintWriter(out, true))
            .execute("callbacks", "--history", histories.toString());
    assertThat(status).isZero();
    assertThat(out.toString()).containsPattern("LOST +0\\R").contains("Every promise was kept.");
  }

  @Test
  void an_event_that_is_not_in_the_log_would_be_reported_as_lost() {
    Delivery gone =
        first(one ->
            one.kind() == Delivery.Kind.QUEUE
                && one.purpose() == Purpose.EVENT
                && one.eventType().equals("TestEvent")
                && isAcknowledged(one));
    assertThat(without(gone)).containsExactly(Promise.LOST);
  }

  @Test
  void an_event_that_was_told_and_forgotten_would_be_reported() {
    Delivery gone =
        first(one ->
            one.kind() == Delivery.Kind.HTTP
                && one.state() == State.DELIVERED
                && isAcknowledged(one));
    assertThat(without(gone)).containsExactly(Promise.LOST, Promise.TOLD_UNRECORDED);
  }

  @Test
  void a_dead_letter_that_was_not_written_down_would_be_reported() {
    Delivery gone = first(one -> one.purpose() == Purpose.DEAD_LETTER);
    assertThat(without(gone)).containsExactly(Promise.DEAD_LETTER_LOST);
  }

  @Test
  void messages_that_did_not_come_would_be_reported() {
    Books books = judgement.books();
    var falsified =
        new Books(
            books.terms(),
            books.asked(),
            books.calls(),
            List.of(),
            books.deliveries(),
            books.kills(),
            books.stops());
    assertThat(broken(falsified))
        .containsExactly(Promise.DELIVERED_TO_NOBODY, Promise.DEAD_LETTER_LOST);
  }

  private boolean isAcknowledged(Delivery delivery) {
    return judgement.books().asked().stream()
        .anyMatch(asked -> delivery.subject().equals(asked.id()));
  }

  private Delivery first(Predicate<Delivery> kind) {
    return judgement.books().deliveries().stream().filter(kind).findFirst().orElseThrow();
  }

  private List<Promise> without(Delivery gone) {
    Books books = judgement.books();
    return broken(
        new Books(
            books.terms(),
            books.asked(),
            books.calls(),
            books.messages(),
            books.deliveries().stream().filter(one -> !one.equals(gone)).toList(),
            books.kills(),
            books.stops()));
  }

  private static List<Promise> broken(Books books) {
    return Judge.judge(books).accusations().stream().map(Accusation::promise).distinct().toList();
  }
}
