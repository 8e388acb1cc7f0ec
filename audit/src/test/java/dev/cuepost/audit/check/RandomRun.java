package dev.cuepost.audit.check;

import dev.cuepost.audit.history.Answer;
import dev.cuepost.audit.history.Answer.SightedLease;
import dev.cuepost.audit.history.Answer.Sighting;
import dev.cuepost.audit.history.Event;
import dev.cuepost.audit.history.Moment;
import dev.cuepost.audit.history.Note;
import dev.cuepost.audit.history.OperationId;
import dev.cuepost.audit.history.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/**
 * Clients whose calls overlap in time, on a queue that is right or has one fault. Each call does
 * what it does at one moment between its beginning and its end; of some nobody learns the outcome.
 */
final class RandomRun {
  private static final int CLIENTS = 6;
  private static final int CALLS = 1_500;
  private static final int FAULT_AT = 300;
  private static final long STEP_MILLIS = 40;

  private final SplittableRandom random;
  private final ModelQueue queue = new ModelQueue();
  private final List<Event> events = new ArrayList<>();
  private final List<String> handles = new ArrayList<>();
  private final PriorityQueue<Call> underWay =
      new PriorityQueue<>(Comparator.comparingLong(Call::effect));
  private long keys;
  private long operations;

  /** A call whose effect is yet to come. */
  private record Call(String client, long invoked, long effect, Request request) {}

  RandomRun(long seed) {
    random = new SplittableRandom(seed);
  }

  ModelQueue queue() {
    return queue;
  }

  List<Event> events(Optional<Fault> fault) {
    for (int client = 0; client < CLIENTS; client++) {
      underWay.add(next("client-" + client, random.nextLong(STEP_MILLIS)));
    }
    long now = 0;
    for (int call = 0; call < CALLS; call++) {
      if (call == FAULT_AT) {
        fault.ifPresent(queue::breakOnce);
      }
      Call due = underWay.remove();
      now = due.effect();
      long ended = perform(due, random.nextInt(30) != 0, random.nextInt(50) != 0);
      underWay.add(next(due.client(), ended + random.nextLong(STEP_MILLIS)));
    }
    drain(now + 10 * STEP_MILLIS);
    return events;
  }

  private long perform(Call call, boolean answered, boolean arrives) {
    var operation = new OperationId(call.client(), ++operations);
    events.add(new Event.Invoked(operation, moment(call.invoked()), call.request()));
    long ended = call.effect() + random.nextLong(1, STEP_MILLIS);
    if (!arrives && !queue.broke()) {
      queue.doubt(call.request());
      return ended; // the server never got it, and its client does not know that
    }
    boolean told = answered || queue.broke(); // or a delete might hide what the fault did
    Answer answer = queue.answer(call.request(), call.effect(), told);
    if (told) {
      events.add(new Event.Ended(operation, moment(ended), answer));
      remember(answer);
    }
    return ended;
  }

  private void remember(Answer answer) {
    if (answer instanceof Answer.Seen(var messages)) {
      messages.stream()
          .map(Sighting::lease)
          .flatMap(Optional::stream)
          .map(SightedLease::handle)
          .forEach(handles::add);
    } else if (answer instanceof Answer.Hidden(var handle, _)) {
      handles.add(handle);
    }
  }

  private Call next(String client, long invoked) {
    return new Call(client, invoked, invoked + random.nextLong(1, STEP_MILLIS), request());
  }

  private Request request() {
    int choice = random.nextInt(20);
    if (choice < 6 || handles.isEmpty()) {
      return choice < 3 ? new Request.Receive(Story.QUEUE) : send();
    }
    if (choice < 13) {
      return new Request.Receive(Story.QUEUE);
    }
    if (choice < 14) {
      return new Request.Peek(Story.QUEUE);
    }
    if (choice < 16) {
      return new Request.Hide(Story.QUEUE, anyHandle(), Duration.ofSeconds(random.nextLong(1, 5)));
    }
    return new Request.Delete(Story.QUEUE, List.of(anyHandle()));
  }

  private Request send() {
    List<Request.Draft> drafts = new ArrayList<>();
    for (int left = random.nextInt(1, 4); left > 0; left--) {
      String key = "m" + ++keys;
      long delay = random.nextInt(5) == 0 ? 3 : 0;
      drafts.add(new Request.Draft(key, "md5-" + key, Duration.ofSeconds(delay)));
    }
    return new Request.Send(Story.QUEUE, drafts);
  }

  /** Mostly a recent one; now and then one whose lease is long over. */
  private String anyHandle() {
    int from = random.nextInt(4) == 0 ? 0 : Math.max(0, handles.size() - 40);
    return handles.get(random.nextInt(from, handles.size()));
  }

  private void drain(long began) {
    events.add(new Event.Noted(moment(began), new Note.DrainBegan(Story.QUEUE)));
    long now = began;
    for (long quietSince = now;
        now - quietSince < 2 * ModelQueue.LEASE_MILLIS;
        now += STEP_MILLIS) {
      int known = handles.size();
      now = perform(new Call("drain", now, now + 1, new Request.Receive(Story.QUEUE)), true, true);
      List<String> received = List.copyOf(handles.subList(known, handles.size()));
      if (!received.isEmpty()) {
        quietSince = now;
        now =
            perform(
                new Call("drain", now, now + 1, new Request.Delete(Story.QUEUE, received)),
                true,
                true);
      }
    }
    events.add(new Event.Noted(moment(now), new Note.DrainEnded(Story.QUEUE)));
  }

  private static Moment moment(long at) {
    return new Moment("clock", at * 1_000_000, Instant.ofEpochMilli(at));
  }
}
