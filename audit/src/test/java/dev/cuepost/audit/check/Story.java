package dev.cuepost.audit.check;

import dev.cuepost.audit.history.Answer;
import dev.cuepost.audit.history.Answer.SendResult;
import dev.cuepost.audit.history.Answer.SightedLease;
import dev.cuepost.audit.history.Answer.Sighting;
import dev.cuepost.audit.history.Durability;
import dev.cuepost.audit.history.Event;
import dev.cuepost.audit.history.Moment;
import dev.cuepost.audit.history.Note;
import dev.cuepost.audit.history.OperationId;
import dev.cuepost.audit.history.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A history told by hand. Times are milliseconds; a call has a beginning and an end. A message is
 * named by its key, a lease by its message and its dequeue count.
 */
final class Story {
  static final String QUEUE = "q";

  private final List<Event> events = new ArrayList<>();
  private String clock = "one";
  private long operations;

  /** Who tells what follows: each clock is a machine's own. */
  Story by(String clock) {
    this.clock = clock;
    return this;
  }

  Story queue(Duration retention, Durability durability) {
    return note(0, new Note.QueueUsed(QUEUE, retention, durability));
  }

  Story sent(long from, long to, String key) {
    return call(from, send(key, 0), to, new Answer.Sent(List.of(accepted(key, false))));
  }

  Story sentDelayed(long from, long to, String key, int seconds) {
    return call(from, send(key, seconds), to, new Answer.Sent(List.of(accepted(key, true))));
  }

  Story sendLost(long from, String key) {
    return unanswered(from, send(key, 0));
  }

  Story sendRefused(long from, long to, String key) {
    return call(from, send(key, 0), to, new Answer.Failed("InvalidArgument"));
  }

  /** A batch of two of which the second was not taken. */
  Story sentHalf(long from, long to, String taken, String refused) {
    return call(
        from,
        new Request.Send(QUEUE, List.of(draft(taken, 0), draft(refused, 0))),
        to,
        new Answer.Sent(List.of(accepted(taken, false), new SendResult.Rejected("InternalError"))));
  }

  Story received(long from, long to, String key, int count, long until) {
    return receivedAs(from, to, key, count, until, id(key), md5(key));
  }

  Story receivedAs(long from, long to, String key, int count, long until, String id, String md5) {
    var lease = new SightedLease(handle(key, count), Instant.ofEpochMilli(until));
    var message = new Sighting(id, key, md5, md5, count, Optional.of(lease));
    return call(from, new Request.Receive(QUEUE), to, new Answer.Seen(List.of(message)));
  }

  Story receivedNothing(long from, long to) {
    return call(from, new Request.Receive(QUEUE), to, new Answer.Seen(List.of()));
  }

  Story peeked(long from, long to, String key, int count) {
    var message = new Sighting(id(key), key, md5(key), md5(key), count, Optional.empty());
    return call(from, new Request.Peek(QUEUE), to, new Answer.Seen(List.of(message)));
  }

  Story deleted(long from, long to, String key, int count) {
    return call(from, delete(handle(key, count)), to, new Answer.Deleted(Map.of()));
  }

  Story deleteLost(long from, String key, int count) {
    return unanswered(from, delete(handle(key, count)));
  }

  Story deleteRefused(long from, long to, String key, int count) {
    return call(from, delete(handle(key, count)), to, new Answer.Failed("MessageNotExist"));
  }

  /** A batch of two of which the second was refused. */
  Story deletedHalf(long from, long to, String gone, String kept) {
    return call(
        from,
        new Request.Delete(QUEUE, List.of(handle(gone, 1), handle(kept, 1))),
        to,
        new Answer.Deleted(Map.of(handle(kept, 1), "MessageNotExist")));
  }

  Story hidden(long from, long to, String key, int count, int seconds) {
    long until = to + seconds * 1_000L;
    return call(
        from,
        new Request.Hide(QUEUE, handle(key, count), Duration.ofSeconds(seconds)),
        to,
        new Answer.Hidden(handle(key, count) + "+", Instant.ofEpochMilli(until)));
  }

  Story hideLost(long from, String key, int count, int seconds) {
    return unanswered(
        from, new Request.Hide(QUEUE, handle(key, count), Duration.ofSeconds(seconds)));
  }

  Story deletedByNewHandle(long from, long to, String key, int count) {
    return call(from, delete(handle(key, count) + "+"), to, new Answer.Deleted(Map.of()));
  }

  Story drained(long from, long to) {
    return note(from, new Note.DrainBegan(QUEUE)).note(to, new Note.DrainEnded(QUEUE));
  }

  Story killed(long at) {
    return note(at, new Note.ServerEnded(Note.Ending.KILLED));
  }

  Verdict verdict() {
    return new Checker(Duration.ofMillis(100), Optional.empty()).check(events);
  }

  private Story call(long from, Request request, long to, Answer answer) {
    unanswered(from, request);
    events.add(new Event.Ended(new OperationId("c", operations), moment(to), answer));
    return this;
  }

  private Story unanswered(long from, Request request) {
    events.add(new Event.Invoked(new OperationId("c", ++operations), moment(from), request));
    return this;
  }

  private Story note(long at, Note note) {
    events.add(new Event.Noted(moment(at), note));
    return this;
  }

  /** Steady clocks begin anywhere. */
  private Moment moment(long at) {
    long origin = clock.hashCode();
    return new Moment(clock, origin + at * 1_000_000, Instant.ofEpochMilli(at));
  }

  private static Request send(String key, int delay) {
    return new Request.Send(QUEUE, List.of(draft(key, delay)));
  }

  private static Request delete(String handle) {
    return new Request.Delete(QUEUE, List.of(handle));
  }

  private static Request.Draft draft(String key, int delay) {
    return new Request.Draft(key, md5(key), Duration.ofSeconds(delay));
  }

  private static SendResult accepted(String key, boolean delayed) {
    return new SendResult.Accepted(
        id(key), md5(key), delayed ? Optional.of(handle(key, 0)) : Optional.empty());
  }

  static String id(String key) {
    return "id of " + key;
  }

  static String md5(String key) {
    return "md5 of " + key;
  }

  private static String handle(String key, int count) {
    return key + "/" + count;
  }
}
