package dev.cuepost.console.queue;

import dev.cuepost.console.frame.Fields;
import dev.cuepost.console.frame.Section;
import dev.cuepost.console.frame.Texts;
import dev.cuepost.console.frame.View;
import java.util.Optional;

/**
 * The form of a queue's attributes.
 *
 * @param name of the queue; empty for one that is to be created
 */
public record QueueFormView(Optional<String> name, Fields fields) implements View {
  @Override
  public String template() {
    return "queue/form";
  }

  @Override
  public String title(Texts texts) {
    return name.map(of -> texts.of("queue.edit.title", of))
        .orElseGet(() -> texts.of("queue.create"));
  }

  @Override
  public Section section() {
    return Section.QUEUES;
  }
}
