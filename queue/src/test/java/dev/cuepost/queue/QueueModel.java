package dev.cuepost.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a queue does, in the plainest words: a list of messages and the time. Engines are compared
 * with it; it knows neither storage nor threads, and reads no clock.
 *
 * <p>A message is Delayed from its sending until its delay is over, then Active. A receive makes it
 * Inactive until its lease is over, when it is Active again. It is gone when it is deleted under
 * its lease, or when its retention is over, whatever its state. Receives take the lowest priority
 * number first, then what has been visible for the longest, then what was sent first.
 */
public final class QueueModel {
  private final int incarnation;
  private final List<Entry> entries = new ArrayList<>();
  private QueueAttributes attributes;

  /**
   * @param incarnation a number that no other queue of the history has
   */
  public QueueModel(int incarnation, QueueAttributes attributes) {
    this.incarnation = incarnation;
    this.attributes = attributes;
  }

  /**
   * A moment on both clocks.
   *
   * @param steady milliseconds by which everything is measured
   * @param wall what people are told
   */
  public record Moment(long steady, Instant wall) {
    Instant tell(long then) {
      return wall.plusMillis(then - steady);
    }
  }

  /** What a receipt handle stands for. */
  public record Token(int incarnation, MessageId message, int lease) {}

  /** A message held until then. */
  public record Held(Message message, Token token, Instant until) {}

  /** What came of hiding a message for longer: exactly one of the two. */
  public record Hidden(Optional<Held> held, Optional<HandleRefusal> refusal) {}

  /** How many messages are in each state. */
  public record Counts(long active, long inactive, long delayed) {}

  private static final class Entry {
    final MessageId id;
    final Draft draft;
    final Instant enqueuedAt;
    final long expiresAt;
    long visibleAt;
    Optional<Instant> firstDequeuedAt = Optional.empty();
    int dequeueCount;
    int lease;
    Optional<Integer> stillDeletes = Optional.empty();

    Entry(MessageId id, Draft draft, Instant enqueuedAt, long visibleAt, long expiresAt) {
      this.id = id;
      this.draft = draft;
      this.enqueuedAt = enqueuedAt;
      this.visibleAt = visibleAt;
      this.expiresAt = expiresAt;
    }

    boolean visible(Moment now) {
      return visibleAt <= now.steady();
    }

    Message message() {
      return new Message(
          id,
          draft.body(),
          draft.priority(),
          enqueuedAt,
          firstDequeuedAt,
          dequeueCount,
          draft.properties());
    }
  }

  public QueueAttributes attributes() {
    return attributes;
  }

  public void change(QueueAttributes next) {
    attributes = next;
  }

  /** Sends, under the id that the engine chose. The lease is there if the message is delayed. */
  public Optional<Held> send(Moment now, MessageId id, Draft draft) {
    Duration delay = draft.delay().orElse(attributes.delay());
    var entry =
        new Entry(
            id,
            draft,
            now.wall(),
            now.steady() + delay.toMillis(),
            now.steady() + attributes.retention().toMillis());
    entries.add(entry);
    return delay.isZero() ? Optional.empty() : Optional.of(hold(now, entry));
  }

  public List<Held> receive(Moment now, int max) {
    List<Held> taken = new ArrayList<>();
    for (Entry entry : turn(now, max)) {
      entry.firstDequeuedAt = entry.firstDequeuedAt.or(() -> Optional.of(now.wall()));
      entry.dequeueCount++;
      entry.visibleAt = now.steady() + attributes.visibilityTimeout().toMillis();
      entry.stillDeletes = Optional.empty();
      taken.add(hold(now, entry));
    }
    return taken;
  }

  public List<Message> peek(Moment now, int max) {
    return turn(now, max).stream().map(Entry::message).toList();
  }

  /** Empty if the message is deleted now. */
  public Optional<HandleRefusal> delete(Moment now, Token token) {
    Optional<Entry> entry =
        find(now, token)
            .filter(e -> e.lease == token.lease() || e.stillDeletes.equals(lease(token)));
    entry.ifPresent(entries::remove);
    return entry.isPresent() ? Optional.empty() : Optional.of(refusal(token));
  }

  public Hidden hide(Moment now, Token token, Duration timeout) {
    Optional<Entry> entry = find(now, token).filter(e -> e.lease == token.lease());
    entry.ifPresent(e -> {
      e.visibleAt = now.steady() + timeout.toMillis();
      e.stillDeletes = lease(token);
    });
    return new Hidden(
        entry.map(e -> hold(now, e)),
        entry.isPresent() ? Optional.empty() : Optional.of(refusal(token)));
  }

  public Counts counts(Moment now) {
    expire(now);
    long active = entries.stream().filter(e -> e.visible(now)).count();
    long delayed = entries.stream().filter(e -> !e.visible(now) && e.dequeueCount == 0).count();
    return new Counts(active, entries.size() - active - delayed, delayed);
  }

  private List<Entry> turn(Moment now, int max) {
    expire(now);
    return entries.stream()
        .filter(e -> e.visible(now))
        .sorted(
            Comparator.comparingInt((Entry e) -> e.draft.priority())
                .thenComparingLong(e -> e.visibleAt))
        .limit(max)
        .toList();
  }

  private Optional<Entry> find(Moment now, Token token) {
    expire(now);
    return entries.stream()
        .filter(e -> token.incarnation() == incarnation && e.id.equals(token.message()))
        .filter(e -> !e.visible(now))
        .findFirst();
  }

  private HandleRefusal refusal(Token token) {
    return token.incarnation() == incarnation ? HandleRefusal.EXPIRED : HandleRefusal.INVALID;
  }

  private Held hold(Moment now, Entry entry) {
    entry.lease++;
    return new Held(
        entry.message(), new Token(incarnation, entry.id, entry.lease), now.tell(entry.visibleAt));
  }

  private static Optional<Integer> lease(Token token) {
    return Optional.of(token.lease());
  }

  private void expire(Moment now) {
    entries.removeIf(e -> e.expiresAt <= now.steady());
  }
}
