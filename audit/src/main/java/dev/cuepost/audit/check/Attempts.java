package dev.cuepost.audit.check;

import dev.cuepost.audit.history.Answer;
import dev.cuepost.audit.history.AuditProblem;
import dev.cuepost.audit.history.Event;
import dev.cuepost.audit.history.OperationId;
import dev.cuepost.audit.history.Request;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The calls of all clients in the order in which they began. */
final class Attempts {
  private Attempts() {}

  static List<Attempt> of(Collection<Event> events, Timeline timeline) {
    Map<OperationId, Event.Invoked> invocations = new HashMap<>();
    Map<OperationId, Event.Ended> ends = new HashMap<>();
    for (Event event : events) {
      switch (event) {
        case Event.Invoked invoked ->
            once(invocations.put(invoked.operation(), invoked) == null, invoked.operation());
        case Event.Ended ended ->
            once(ends.put(ended.operation(), ended) == null, ended.operation());
        case Event.Noted _ -> {}
      }
    }
    for (OperationId operation : ends.keySet()) {
      if (!invocations.containsKey(operation)) {
        throw new AuditProblem("call %s ends and was never invoked".formatted(operation));
      }
    }
    return invocations.values().stream()
        .map(invoked -> attempt(invoked, ends, timeline))
        .sorted(Comparator.comparingLong(Attempt::invoked))
        .toList();
  }

  private static void once(boolean first, OperationId operation) {
    if (!first) {
      throw new AuditProblem(
          "call %s is told twice; names of clients and numbers of calls must be unique"
              .formatted(operation));
    }
  }

  private static Attempt attempt(
      Event.Invoked invoked, Map<OperationId, Event.Ended> ends, Timeline timeline) {
    long began = timeline.at(invoked.at());
    Event.Ended end = ends.get(invoked.operation());
    if (end == null) {
      var never = new Answer.Unknown("the history ends before it");
      return new Attempt(invoked.operation(), invoked.request(), began, Long.MAX_VALUE, never);
    }
    check(invoked, end.answer());
    return new Attempt(
        invoked.operation(), invoked.request(), began, timeline.at(end.at()), end.answer());
  }

  /** An answer must be one to its request, or the histories are no use. */
  private static void check(Event.Invoked invoked, Answer answer) {
    boolean fits =
        switch (answer) {
          case Answer.Failed _, Answer.Unknown _ -> true;
          case Answer.Sent(var results) ->
              invoked.request() instanceof Request.Send(_, var drafts)
                  && drafts.size() == results.size();
          case Answer.Seen(var messages) ->
              switch (invoked.request()) {
                case Request.Receive _ ->
                    messages.stream().allMatch(message -> message.lease().isPresent());
                case Request.Peek _ ->
                    messages.stream().allMatch(message -> message.lease().isEmpty());
                case Request.Send _, Request.Delete _, Request.Hide _ -> false;
              };
          case Answer.Deleted _ -> invoked.request() instanceof Request.Delete;
          case Answer.Hidden _ -> invoked.request() instanceof Request.Hide;
        };
    if (!fits) {
      throw new AuditProblem(
          "the answer to call %s does not fit its request".formatted(invoked.operation()));
    }
  }
}
