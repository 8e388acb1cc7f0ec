package dev.cuepost.console.delivery;

import dev.cuepost.callback.delivery.Delivery.State;
import dev.cuepost.callback.delivery.DeliveryLog.Entry;
import dev.cuepost.console.frame.Section;
import dev.cuepost.console.frame.Texts;
import dev.cuepost.console.frame.View;
import java.util.List;
import java.util.Optional;

/**
 * A page of the list of deliveries.
 *
 * @param query of its own address, from the first page
 * @param mayReplay whether to offer that
 */
public record DeliveryListView(
    List<Entry> entries,
    DeliveryFilter filter,
    boolean narrow,
    String query,
    Optional<String> first,
    Optional<String> next,
    boolean mayReplay)
    implements View {
  public DeliveryListView {
    entries = List.copyOf(entries);
  }

  @Override
  public String template() {
    return "delivery/list";
  }

  @Override
  public String title(Texts texts) {
    return texts.of("section.deliveries");
  }

  @Override
  public Section section() {
    return Section.DELIVERIES;
  }

  public State[] states() {
    return State.values();
  }

  public boolean isChosen(State state) {
    return filter.state().filter(state::equals).isPresent();
  }

  /** Whether it can be replayed: it has ended. */
  public boolean isOver(Entry entry) {
    return entry.delivery().state() != State.PENDING;
  }
}
