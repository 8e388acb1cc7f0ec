package dev.cuepost.openapi.cuepost;

import dev.cuepost.callback.delivery.DeliveryId;
import dev.cuepost.callback.delivery.Replay;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.Refusal;
import dev.cuepost.openapi.RpcError;
import java.util.List;

/** Makes one delivery again, however it ended. */
record ReplayDelivery(Replay replay) implements Action {
  @Override
  public String name() {
    return "ReplayDelivery";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(DeliveryParameter.DELIVERY_ID);
  }

  @Override
  public Fields answer(Call call) throws Refusal {
    DeliveryId id = call.get(DeliveryParameter.DELIVERY_ID);
    return switch (replay.one(call.account(), call.region(), id)) {
      case Replay.Outcome.Replayed(DeliveryId by) -> new Fields().text("DeliveryId", by.toString());
      case Replay.Outcome.NotFound() -> throw DeliveryParameter.notFound();
      case Replay.Outcome.StillPending() ->
          throw new Refusal(
              new RpcError(
                  409,
                  "OperationDenied.DeliveryPending",
                  "The delivery has not ended yet; it is attempted again by itself."));
    };
  }
}
