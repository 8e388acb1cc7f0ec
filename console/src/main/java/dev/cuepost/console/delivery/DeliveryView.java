package dev.cuepost.console.delivery;

import dev.cuepost.callback.delivery.Attempt;
import dev.cuepost.callback.delivery.AttemptOutcome;
import dev.cuepost.callback.delivery.Delivery;
import dev.cuepost.callback.delivery.DeliveryLog.Journey;
import dev.cuepost.callback.delivery.DeliveryLog.RecordedEvent;
import dev.cuepost.callback.event.Product;
import dev.cuepost.console.frame.Section;
import dev.cuepost.console.frame.Texts;
import dev.cuepost.console.frame.View;
import java.util.List;
import java.util.Optional;

/**
 * One delivery with its attempts, and the others of its event.
 *
 * @param body the event's text, indented
 * @param others of the same event, in the order of their numbers
 */
public record DeliveryView(
    RecordedEvent event, String body, Journey journey, List<Delivery> others, boolean mayReplay)
    implements View {
  public DeliveryView {
    others = List.copyOf(others);
  }

  @Override
  public String template() {
    return "delivery/delivery";
  }

  @Override
  public Optional<String> livePart() {
    return Optional.of("delivery/live");
  }

  @Override
  public boolean isLive() {
    return isPending();
  }

  @Override
  public String title(Texts texts) {
    return texts.of("delivery.title", event.eventType());
  }

  @Override
  public Section section() {
    return Section.DELIVERIES;
  }

  public Delivery delivery() {
    return journey.delivery();
  }

  public boolean isPending() {
    return delivery().state() == Delivery.State.PENDING;
  }

  /** Whether the job that it tells of has a page: those of IMS do. */
  public boolean isOfJob() {
    return event.product() == Product.IMS;
  }

  public static boolean worked(Attempt attempt) {
    return attempt.outcome() instanceof AttemptOutcome.Delivered;
  }
}
