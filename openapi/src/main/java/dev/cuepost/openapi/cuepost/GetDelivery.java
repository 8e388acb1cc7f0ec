package dev.cuepost.openapi.cuepost;

import dev.cuepost.callback.delivery.DeliveryId;
import dev.cuepost.callback.delivery.DeliveryLog;
import dev.cuepost.callback.delivery.DeliveryLog.Journey;
import dev.cuepost.callback.delivery.DeliveryLog.RecordedEvent;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.Refusal;
import java.util.List;
import java.util.Optional;

/** Tells all of one delivery: its event as it was told, and each attempt. */
record GetDelivery(DeliveryLog log) implements Action {
  @Override
  public String name() {
    return "GetDelivery";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(DeliveryParameter.DELIVERY_ID);
  }

  @Override
  public Fields answer(Call call) throws Refusal {
    DeliveryId id = call.get(DeliveryParameter.DELIVERY_ID);
    RecordedEvent event =
        log.event(call.account(), id.event())
            .filter(found -> found.region().equals(call.region()))
            .orElseThrow(DeliveryParameter::notFound);
    Journey journey =
        log.of(id.event()).stream()
            .filter(found -> found.delivery().id().equals(id))
            .findFirst()
            .orElseThrow(DeliveryParameter::notFound);
    Optional<String> last =
        journey.attempts().isEmpty()
            ? Optional.empty()
            : Optional.of(journey.attempts().getLast().outcome().sentence());
    return new Fields()
        .fields(
            "Delivery",
            DeliveryAnswer.delivery(event, journey.delivery(), last)
                .text("EventText", event.body())
                .items(
                    "AttemptList",
                    journey.attempts().stream().map(DeliveryAnswer::attempt).toList()));
  }
}
