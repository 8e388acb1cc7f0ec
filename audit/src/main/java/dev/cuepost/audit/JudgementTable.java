package dev.cuepost.audit;

import dev.cuepost.audit.callback.book.Asked;
import dev.cuepost.audit.callback.book.Behaviour;
import dev.cuepost.audit.callback.book.Books;
import dev.cuepost.audit.callback.book.Call;
import dev.cuepost.audit.callback.book.Delivery;
import dev.cuepost.audit.callback.check.Accusation;
import dev.cuepost.audit.callback.check.Accusation.Promise;
import dev.cuepost.audit.callback.check.Judgement;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A judgement for people to read.
 *
 * @param shown how often endpoints behaved in which way; empty if nobody counted
 */
record JudgementTable(Judgement judgement, Map<Behaviour, Integer> shown) {
  private static final int EXAMPLES = 5;
  private static final int WIDTH = 62;

  String text() {
    var text = new StringBuilder();
    Books books = judgement.books();
    line(text, "server killed (SIGKILL)", books.kills().size());
    line(text, "server told to end (SIGTERM)", books.stops().size());
    faults(text, books.calls());
    line(text, "events acknowledged", asked(books, Asked.Result.ACKNOWLEDGED));
    line(text, "  of which ends of jobs", jobs(books));
    line(text, "events refused", asked(books, Asked.Result.REFUSED));
    line(text, "events that found no server", asked(books, Asked.Result.UNREACHED));
    line(text, "events with unknown outcome", asked(books, Asked.Result.UNKNOWN));
    line(text, "deliveries in the log", books.deliveries().size());
    line(text, "  delivered", ended(books, Delivery.Purpose.EVENT, Delivery.State.DELIVERED));
    line(text, "  given up", ended(books, Delivery.Purpose.EVENT, Delivery.State.GIVEN_UP));
    line(
        text,
        "  dead letters delivered",
        ended(books, Delivery.Purpose.DEAD_LETTER, Delivery.State.DELIVERED));
    line(text, "calls received", books.calls().size());
    line(text, "events answered 200 more than once (at least once allows it)", duplicates(books));
    line(text, "messages received", books.messages().size());
    text.append('\n');
    for (Promise promise : Promise.values()) {
      List<Accusation> broken = judgement.of(promise);
      line(text, promise.description(), broken.size());
      broken.stream()
          .limit(EXAMPLES)
          .forEach(one -> text.append("    %s: %s%n".formatted(one.event(), one.sentence())));
    }
    return text.toString();
  }

  private void faults(StringBuilder text, List<Call> calls) {
    for (Behaviour how : Behaviour.values()) {
      long met = calls.stream().filter(call -> call.answer() == how).count();
      String name = "endpoint " + how.name().toLowerCase(Locale.ROOT).replace('_', ' ');
      Integer times = shown.get(how);
      line(text, times == null ? name : "%s (%d times): calls".formatted(name, times), met);
    }
  }

  private static long asked(Books books, Asked.Result result) {
    return books.asked().stream().filter(asked -> asked.result() == result).count();
  }

  private static long jobs(Books books) {
    return books.asked().stream()
        .filter(asked -> asked.result() == Asked.Result.ACKNOWLEDGED)
        .filter(asked -> asked.kind() == Asked.Kind.JOB)
        .count();
  }

  private static long ended(Books books, Delivery.Purpose purpose, Delivery.State state) {
    return books.deliveries().stream()
        .filter(delivery -> delivery.purpose() == purpose && delivery.state() == state)
        .count();
  }

  /** Events that were taken more often than once. */
  private static long duplicates(Books books) {
    return books.calls().stream()
        .filter(call -> call.answer().success() && call.event() != null)
        .collect(Collectors.groupingBy(call -> String.valueOf(call.event()), Collectors.counting()))
        .values()
        .stream()
        .filter(times -> times > 1)
        .count();
  }

  private static void line(StringBuilder text, String name, long value) {
    text.append(String.format(Locale.ROOT, "  %-" + WIDTH + "s %,10d%n", name, value));
  }
}
