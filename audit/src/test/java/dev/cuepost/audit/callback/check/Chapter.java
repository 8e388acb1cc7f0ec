package dev.cuepost.audit.callback.check;

import dev.cuepost.audit.callback.book.Asked;
import dev.cuepost.audit.callback.book.Behaviour;
import dev.cuepost.audit.callback.book.Books;
import dev.cuepost.audit.callback.book.Call;
import dev.cuepost.audit.callback.book.Delivery;
import dev.cuepost.audit.callback.book.Delivery.Attempt;
import dev.cuepost.audit.callback.book.Delivery.Kind;
import dev.cuepost.audit.callback.book.Delivery.Purpose;
import dev.cuepost.audit.callback.book.Delivery.State;
import dev.cuepost.audit.callback.book.Message;
import dev.cuepost.audit.callback.book.Terms;
import dev.cuepost.audit.callback.check.Accusation.Promise;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Made books, in which an event's text has its name with {@code text-} before it as digest. */
final class Chapter {
  static final String URL = "http://127.0.0.1:1/events";
  static final String QUEUE = "ice-callback-q";
  static final String DEAD_LETTERS = "ice-callback-dlq";
  static final String TEST_EVENT = "TestEvent";
  static final String JOB_EVENT = "ProduceMediaComplete";

  /** 500 ms and 1 s between the attempts of a job's event. */
  private static final Terms TERMS = new Terms(List.of(500L, 1_000L), DEAD_LETTERS, 3_000);

  private final List<Asked> asked = new ArrayList<>();
  private final List<Call> calls = new ArrayList<>();
  private final List<Message> messages = new ArrayList<>();
  private final List<Delivery> deliveries = new ArrayList<>();
  private final List<Long> kills = new ArrayList<>();

  Chapter asked(String id, String target) {
    asked.add(new Asked(Asked.Kind.TEST_EVENT, target, 0, Asked.Result.ACKNOWLEDGED, id, null));
    return this;
  }

  Chapter askedWithoutAnswer() {
    asked.add(
        new Asked(Asked.Kind.TEST_EVENT, URL, 0, Asked.Result.UNKNOWN, null, "no answer came"));
    return this;
  }

  Chapter call(String event, Behaviour answer, long at, long took) {
    return call(event, "text-" + event, answer, at, took);
  }

  Chapter call(
      @Nullable String event, @Nullable String body, Behaviour answer, long at, long took) {
    calls.add(new Call(URL, event, body, at, answer, took));
    return this;
  }

  Chapter message(String queue, String event) {
    messages.add(new Message(queue, "message-" + event, "text-" + event, 0));
    return this;
  }

  Chapter killed(long at) {
    kills.add(at);
    return this;
  }

  /** The delivery of an event itself. */
  Chapter delivery(String event, String type, String target, State state, Attempt... attempts) {
    return delivery(event, type, Purpose.EVENT, target, state, attempts);
  }

  Chapter deadLetter(String event, State state, Attempt... attempts) {
    return delivery(event, JOB_EVENT, Purpose.DEAD_LETTER, DEAD_LETTERS, state, attempts);
  }

  private Chapter delivery(
      String event, String type, Purpose purpose, String target, State state, Attempt... attempts) {
    deliveries.add(
        new Delivery(
            event + (purpose == Purpose.EVENT ? "-1" : "-2"),
            event,
            type,
            event,
            purpose,
            target.equals(URL) ? Kind.HTTP : Kind.QUEUE,
            target,
            state,
            "text-" + event,
            List.of(attempts)));
    return this;
  }

  /** An attempt of 10 ms. */
  static Attempt failed(int number, long at) {
    return new Attempt(number, at, 10, false, "answered with status 500");
  }

  static Attempt taken(int number, long at) {
    return new Attempt(number, at, 10, true, "answered with status 200");
  }

  List<Promise> broken() {
    return judged().stream().map(Accusation::promise).distinct().toList();
  }

  List<Accusation> judged() {
    return Judge.judge(new Books(TERMS, asked, calls, messages, deliveries, kills, List.of()))
        .accusations();
  }
}
