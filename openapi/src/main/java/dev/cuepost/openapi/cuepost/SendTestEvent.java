package dev.cuepost.openapi.cuepost;

import dev.cuepost.callback.TestEvents;
import dev.cuepost.callback.delivery.DeliveryId;
import dev.cuepost.callback.event.EventId;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.ParameterType;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Sends an event that tells of nothing, to see whether it arrives. */
record SendTestEvent(TestEvents tests, Supplier<String> ids) implements Action {
  private static final Parameter<String> TARGET =
      Parameter.required(
          "Target",
          new ParameterType<>(
              "is an http or https URL, or the name of a queue that begins with ice-callback",
              text -> Optional.of(text).filter(TestEvents::isTarget)));

  @Override
  public String name() {
    return "SendTestEvent";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(TARGET);
  }

  @Override
  public Fields answer(Call call) {
    DeliveryId id =
        tests.send(call.account(), call.region(), call.get(TARGET), new EventId(ids.get()));
    return new Fields().text("EventId", id.event().value()).text("DeliveryId", id.toString());
  }
}
