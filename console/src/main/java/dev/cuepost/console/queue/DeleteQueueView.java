package dev.cuepost.console.queue;

import dev.cuepost.console.frame.Section;
import dev.cuepost.console.frame.Texts;
import dev.cuepost.console.frame.View;
import dev.cuepost.queue.QueueStatus;

/** The question whether a queue is really to be deleted. */
public record DeleteQueueView(QueueStatus queue) implements View {
  @Override
  public String template() {
    return "queue/delete";
  }

  @Override
  public String title(Texts texts) {
    return texts.of("queue.delete.title", queue.id().name());
  }

  @Override
  public Section section() {
    return Section.QUEUES;
  }

  public long messages() {
    return queue.active() + queue.inactive() + queue.delayed();
  }
}
