package dev.cuepost.console.queue;

import dev.cuepost.console.frame.Section;
import dev.cuepost.console.frame.Texts;
import dev.cuepost.console.frame.View;
import dev.cuepost.queue.QueueStatus;
import java.util.List;
import java.util.Optional;

/**
 * A page of the list of queues.
 *
 * @param prefix with which the names begin
 * @param first address of the first page, if this is another one
 * @param next address of the next page, if there is one
 * @param mayCreate whether to offer that
 */
public record QueueListView(
    List<QueueStatus> queues,
    String prefix,
    Optional<String> first,
    Optional<String> next,
    boolean mayCreate)
    implements View {
  public QueueListView {
    queues = List.copyOf(queues);
  }

  @Override
  public String template() {
    return "queue/list";
  }

  @Override
  public String title(Texts texts) {
    return texts.of("section.queues");
  }

  @Override
  public Section section() {
    return Section.QUEUES;
  }
}
