package dev.cuepost.queue.postgres;

import java.util.List;
import java.util.stream.Stream;

/**
 * What nodes tell each other of a queue.
 *
 * @param queue its id
 * @param visibleAt the earliest engine time when messages become visible
 * @param messages how many, about; 0 if the queue is gone
 */
record News(long queue, long visibleAt, int messages) {
  static final String CHANNEL = "cuepost_queue";

  News and(News later) {
    return new News(
        queue,
        Math.min(visibleAt, later.visibleAt),
        messages == 0 || later.messages == 0 ? 0 : messages + later.messages);
  }

  String text() {
    return "%d:%d:%d".formatted(queue, visibleAt, messages);
  }

  /** What stands in the words that {@link #text} made. */
  static Stream<News> read(List<String> words) {
    return words.stream()
        .map(word -> word.split(":", -1))
        .map(part ->
            new News(Long.parseLong(part[0]), Long.parseLong(part[1]), Integer.parseInt(part[2])));
  }
}
