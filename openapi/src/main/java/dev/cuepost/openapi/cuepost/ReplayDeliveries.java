package dev.cuepost.openapi.cuepost;

import dev.cuepost.callback.delivery.Delivery.State;
import dev.cuepost.callback.delivery.Replay;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.ParameterType;
import dev.cuepost.openapi.Refusal;
import java.util.List;
import java.util.Optional;

/** Makes the chosen deliveries that were given up again, the oldest event first. */
record ReplayDeliveries(Replay replay) implements Action {
  private static final Parameter<Integer> MAX =
      Parameter.optional("Max", ParameterType.whole(1, Replay.MOST));

  @Override
  public String name() {
    return "ReplayDeliveries";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(
        DeliveryFilter.JOB_ID,
        DeliveryFilter.MEDIA_ID,
        DeliveryFilter.EVENT_TYPE,
        DeliveryFilter.TARGET,
        DeliveryFilter.START_TIME,
        DeliveryFilter.END_TIME,
        MAX);
  }

  @Override
  public Fields answer(Call call) throws Refusal {
    Replay.Batch batch =
        replay.all(
            DeliveryFilter.of(call, Optional.of(State.GIVEN_UP)),
            call.find(MAX).orElse(Replay.MOST_BY_DEFAULT));
    return new Fields().whole("Count", batch.count()).flag("More", batch.more());
  }
}
