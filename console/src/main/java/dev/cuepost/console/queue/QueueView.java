package dev.cuepost.console.queue;

import dev.cuepost.console.frame.Fields;
import dev.cuepost.console.frame.Section;
import dev.cuepost.console.frame.Texts;
import dev.cuepost.console.frame.View;
import dev.cuepost.queue.QueueStatus;
import java.util.List;
import java.util.Optional;

/**
 * A queue and the messages that are first in it.
 *
 * @param next those that a receive would take now, as far as they are shown
 * @param received those that were received just now; absent if nobody did that
 * @param sending the form to send one
 * @param may what is offered
 */
public record QueueView(
    QueueStatus queue,
    List<ShownMessage> next,
    Optional<List<ShownMessage>> received,
    Fields sending,
    May may)
    implements View {
  public QueueView {
    next = List.copyOf(next);
  }

  /** What the visitor may do to the queue. */
  public record May(
      boolean change,
      boolean delete,
      boolean send,
      boolean receive,
      boolean peek,
      boolean deleteMessage,
      boolean changeVisibility,
      boolean drain) {}

  @Override
  public String template() {
    return "queue/queue";
  }

  @Override
  public String title(Texts texts) {
    return queue.id().name();
  }

  @Override
  public Section section() {
    return Section.QUEUES;
  }

  /** An address below that of the queue. */
  public String name() {
    return queue.id().name();
  }
}
