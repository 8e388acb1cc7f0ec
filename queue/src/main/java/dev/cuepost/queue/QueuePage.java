package dev.cuepost.queue;

import java.util.List;

/**
 * Some of an owner's queues in ascending order of name.
 *
 * @param queues the page
 * @param more whether queues follow behind the last one of the page
 */
public record QueuePage(List<QueueStatus> queues, boolean more) {
  public QueuePage {
    queues = List.copyOf(queues);
  }
}
