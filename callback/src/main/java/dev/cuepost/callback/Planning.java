package dev.cuepost.callback;

import dev.cuepost.callback.delivery.Deliveries;
import dev.cuepost.callback.delivery.Delivery.Kind;
import dev.cuepost.callback.delivery.Delivery.Purpose;
import dev.cuepost.callback.delivery.Plan;
import dev.cuepost.callback.event.Event;
import dev.cuepost.callback.event.ims.JobProgress;
import dev.cuepost.callback.setting.DeliveryOptions;
import dev.cuepost.callback.setting.Destination;
import dev.cuepost.callback.setting.Routes;
import dev.cuepost.callback.setting.StoredOptions;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Plans the first delivery of an event: to where its routes lead, if they lead anywhere. */
final class Planning implements EventLog.Planner {
  private final Routes routes;
  private final StoredOptions options;
  private final Deliveries deliveries;

  Planning(Routes routes, StoredOptions options, Deliveries deliveries) {
    this.routes = routes;
    this.options = options;
    this.deliveries = deliveries;
  }

  @Override
  public void plan(Handle tx, Event event) {
    destination(event).ifPresent(to -> deliveries.planFirst(tx, event.id(), plan(event, to)));
  }

  private Optional<Destination> destination(Event event) {
    if (isProgress(event)) {
      return routes.ofProgress(event.account(), event.region(), event.ownAddress());
    }
    String type = event.body().eventType();
    return switch (event.body().product()) {
      case IMS -> routes.ofIms(event.account(), event.region(), type, event.ownAddress());
      case VOD ->
          routes.ofVod(event.account(), event.region(), event.app(), type, event.ownAddress());
    };
  }

  private static boolean isProgress(Event event) {
    return event.body() instanceof JobProgress;
  }

  private Plan plan(Event event, Destination to) {
    DeliveryOptions chosen = options.of(event.account(), event.region(), event.body().product());
    return new Plan(
        event.account(),
        isProgress(event) ? Purpose.PROGRESS : Purpose.EVENT,
        to instanceof Destination.Http ? Kind.HTTP : Kind.QUEUE,
        to.target(),
        to instanceof Destination.Queue queue ? queue.region() : event.region(),
        to instanceof Destination.Unreachable nowhere
            ? Optional.of(nowhere.reason())
            : Optional.empty(),
        chosen.retries().schedule(),
        isProgress(event) ? Optional.empty() : chosen.deadLetters(),
        event.body().keys().sequence());
  }
}
