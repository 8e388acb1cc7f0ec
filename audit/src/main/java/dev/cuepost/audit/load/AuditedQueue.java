package dev.cuepost.audit.load;

import dev.cuepost.audit.history.AuditProblem;
import dev.cuepost.audit.history.Durability;
import dev.cuepost.audit.history.HistoryWriter;
import dev.cuepost.audit.history.Note;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.Optional;

/**
 * The queue that the clients are about to use: one that is made for it, or one that stands and is
 * empty.
 *
 * @param made whether it is ours to delete
 */
public record AuditedQueue(Target target, boolean made, Duration visibility, Duration retention) {
  /** Short, so that leases end while a run lasts; longer than what the clocks may be off. */
  private static final Duration VISIBILITY = Duration.ofSeconds(3);

  private static final Duration VISIBILITY_MAX = Duration.ofSeconds(60);
  private static final int CREATED = 201;

  /**
   * Makes the queue, or takes the one that stands.
   *
   * @throws AuditProblem if the server refuses, or the queue is of no use
   */
  public static AuditedQueue prepare(Target target) throws IOException, InterruptedException {
    try (var connection = target.connection()) {
      return prepare(target, connection);
    } catch (ConnectException e) {
      throw new AuditProblem(
          "nobody answers at %s (%s)".formatted(target.endpoint(), e.getMessage()), e);
    }
  }

  private static AuditedQueue prepare(Target target, SmqConnection connection)
      throws IOException, InterruptedException {
    String path = "/queues/" + target.queue();
    Reply reply =
        connection.call(
            "PUT",
            path,
            Optional.of(
                XmlDocument.document(
                    "Queue",
                    XmlDocument.element(
                        "VisibilityTimeout", Long.toString(VISIBILITY.toSeconds())))));
    if (!reply.ok() && !reply.code().equals("QueueAlreadyExist")) {
      throw new AuditProblem(
          "%s refused to make the queue %s: %s"
              .formatted(target.endpoint(), target.queue(), reply.code()));
    }
    Element queue = connection.call("GET", path, Optional.empty()).document("Queue");
    long messages =
        queue.number("ActiveMessages")
            + queue.number("InactiveMessages")
            + queue.number("DelayMessages");
    if (messages > 0) {
      throw new AuditProblem(
          "the queue %s must be empty, as its messages would be deleted; it has %d: name another"
                  .formatted(target.queue(), messages)
              + " one");
    }
    var visibility = Duration.ofSeconds(queue.number("VisibilityTimeout"));
    if (visibility.compareTo(VISIBILITY_MAX) > 0) {
      throw new AuditProblem(
          "the queue %s must have a VisibilityTimeout of at most %d s, as every lease is waited"
                  .formatted(target.queue(), VISIBILITY_MAX.toSeconds())
              + " for; it has %d s".formatted(visibility.toSeconds()));
    }
    return new AuditedQueue(
        target,
        reply.status() == CREATED,
        visibility,
        Duration.ofSeconds(queue.number("MessageRetentionPeriod")));
  }

  /** To be written before the clients begin. */
  public void note(HistoryWriter history, Durability durability) throws IOException {
    history.note(new Note.QueueUsed(target.queue(), retention, durability));
  }

  /** How long a message can stay hidden, whatever the clients did to it. */
  Duration hiddenMax() {
    Duration longest = visibility;
    for (Duration other : new Duration[] {Receiver.HIDE_MAX, Sender.DELAY_MAX}) {
      longest = longest.compareTo(other) < 0 ? other : longest;
    }
    return longest;
  }

  /** Deletes the queue if it was made for the run. */
  public void discard() throws IOException, InterruptedException {
    if (made) {
      try (var connection = target.connection()) {
        var _ = connection.call("DELETE", "/queues/" + target.queue(), Optional.empty());
      }
    }
  }
}
