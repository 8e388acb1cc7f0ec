package dev.cuepost.audit.check;

import dev.cuepost.audit.history.Answer;
import dev.cuepost.audit.history.Answer.SendResult;
import dev.cuepost.audit.history.Answer.SightedLease;
import dev.cuepost.audit.history.Answer.Sighting;
import dev.cuepost.audit.history.Request;
import dev.cuepost.audit.history.Request.Draft;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A queue in memory that does everything right, but for one fault if it is told to. */
final class ModelQueue {
  static final long LEASE_MILLIS = 3_000;
  private static final int BATCH = 3;

  private final Map<String, Message> messages = new HashMap<>();
  private final List<Message> deleted = new ArrayList<>();
  private Optional<Fault> pending = Optional.empty();
  private boolean broke;
  private long handles;

  private static final class Message {
    private final Draft draft;
    private int count;
    private long hiddenUntil;
    private String handle = "";
    private boolean altered;
    private boolean sendKnown;
    private boolean certain;
    private final Set<String> handlesOfLease = new HashSet<>();

    private Message(Draft draft) {
      this.draft = draft;
    }

    String id() {
      return "id-" + draft.key();
    }

    void lease(String newHandle, long until) {
      handle = newHandle;
      hiddenUntil = until;
      handlesOfLease.add(newHandle);
    }
  }

  /** The fault is done at the first opportunity. */
  void breakOnce(Fault fault) {
    broke = false;
    pending = Optional.of(fault);
  }

  boolean broke() {
    return broke;
  }

  boolean isEmpty() {
    return messages.isEmpty();
  }

  /** A request that nobody will know the outcome of: faults that concern it cannot be found. */
  void doubt(Request request) {
    if (request instanceof Request.Delete(_, var presented)) {
      messages.values().stream()
          .filter(message -> presented.stream().anyMatch(message.handlesOfLease::contains))
          .forEach(message -> message.certain = false);
    }
  }

  /**
   * Does what is asked.
   *
   * @param answered whether the client will have the answer
   */
  Answer answer(Request request, long now, boolean answered) {
    if (!answered) {
      doubt(request);
    }
    pending.ifPresent(fault -> misbehave(fault, now));
    return switch (request) {
      case Request.Send(_, var drafts) ->
          new Answer.Sent(drafts.stream().map(draft -> send(draft, now, answered)).toList());
      case Request.Receive _ -> new Answer.Seen(receive(now));
      case Request.Peek _ -> new Answer.Seen(peek(now));
      case Request.Delete(_, var presented) -> delete(presented, now, answered);
      case Request.Hide(_, var handle, var timeout) -> hide(handle, timeout.toMillis(), now);
    };
  }

  private void misbehave(Fault fault, long now) {
    Optional<Message> victim =
        switch (fault) {
          case LOSE -> messages.values().stream().filter(message -> message.certain).findFirst();
          case RESURRECT -> deleted.stream().filter(message -> message.certain).findFirst();
          case END_A_LEASE ->
              messages.values().stream()
                  .filter(message -> message.count > 0 && message.hiddenUntil > now + 1_500)
                  .findFirst();
          case END_A_DELAY ->
              messages.values().stream()
                  .filter(message -> message.count == 0 && message.hiddenUntil > now + 1_500)
                  .findFirst();
          case RESET_A_COUNT ->
              messages.values().stream()
                  .filter(message -> message.count > 2 && message.hiddenUntil <= now)
                  .findFirst();
          case ALTER ->
              messages.values().stream().filter(message -> message.hiddenUntil <= now).findFirst();
          case INVENT, ACCEPT_A_STALE_HANDLE -> Optional.empty(); // done where handles are judged
        };
    victim.ifPresent(message -> harm(fault, message));
    if (fault == Fault.INVENT) {
      var message = new Message(new Draft("invented", "md5", Duration.ZERO));
      messages.put("invented", message);
      broken();
    }
  }

  private void broken() {
    broke = true;
    pending = Optional.empty();
  }

  private void harm(Fault fault, Message message) {
    broken();
    switch (fault) {
      case LOSE -> messages.remove(message.draft.key());
      case RESURRECT -> messages.put(message.draft.key(), message);
      case END_A_LEASE, END_A_DELAY -> message.hiddenUntil = 0;
      case RESET_A_COUNT -> message.count = 0;
      case ALTER -> message.altered = true;
      case INVENT, ACCEPT_A_STALE_HANDLE -> throw new AssertionError(fault);
    }
  }

  private SendResult send(Draft draft, long now, boolean answered) {
    var message = new Message(draft);
    message.sendKnown = answered;
    message.certain = answered;
    messages.put(draft.key(), message);
    if (draft.delay().isZero()) {
      return new SendResult.Accepted(message.id(), draft.md5(), Optional.empty());
    }
    message.lease("handle-" + ++handles, now + draft.delay().toMillis());
    return new SendResult.Accepted(message.id(), draft.md5(), Optional.of(message.handle));
  }

  private List<Sighting> receive(long now) {
    List<Sighting> received = new ArrayList<>();
    for (Message message : visible(now)) {
      message.count++;
      message.handlesOfLease.clear();
      message.certain = message.sendKnown;
      message.lease("handle-" + ++handles, now + LEASE_MILLIS);
      received.add(
          sighting(
              message,
              Optional.of(
                  new SightedLease(message.handle, Instant.ofEpochMilli(message.hiddenUntil)))));
    }
    return received;
  }

  private List<Sighting> peek(long now) {
    return visible(now).stream().map(message -> sighting(message, Optional.empty())).toList();
  }

  private List<Message> visible(long now) {
    return messages.values().stream()
        .filter(message -> message.hiddenUntil <= now)
        .limit(BATCH)
        .toList();
  }

  private static Sighting sighting(Message message, Optional<SightedLease> lease) {
    String md5 = message.altered ? "altered" : message.draft.md5();
    return new Sighting(message.id(), message.draft.key(), md5, md5, message.count, lease);
  }

  private Answer delete(List<String> presented, long now, boolean answered) {
    Map<String, String> refused = new HashMap<>();
    for (String handle : presented) {
      Optional<Message> held = held(handle, now);
      if (held.isPresent()) {
        messages.remove(held.get().draft.key());
        deleted.add(held.get());
      } else if (answered && pending.equals(Optional.of(Fault.ACCEPT_A_STALE_HANDLE))) {
        broken();
      } else {
        refused.put(handle, "MessageNotExist");
      }
    }
    return new Answer.Deleted(refused);
  }

  private Answer hide(String handle, long millis, long now) {
    return held(handle, now)
        .<Answer>map(message -> {
          message.lease("handle-" + ++handles, now + millis);
          return new Answer.Hidden(message.handle, Instant.ofEpochMilli(message.hiddenUntil));
        })
        .orElseGet(() -> new Answer.Failed("MessageNotExist"));
  }

  private Optional<Message> held(String handle, long now) {
    return messages.values().stream()
        .filter(message -> message.handle.equals(handle) && message.hiddenUntil > now)
        .findFirst();
  }
}
