package dev.cuepost.openapi.cuepost;

import dev.cuepost.callback.delivery.DeliveryId;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.ParameterType;
import dev.cuepost.openapi.Refusal;
import dev.cuepost.openapi.RpcError;
import java.util.Optional;

/** The delivery that an operation is about. */
final class DeliveryParameter {
  static final Parameter<DeliveryId> DELIVERY_ID =
      Parameter.required(
          "DeliveryId",
          new ParameterType<>("is an event's id, '-' and a number", DeliveryParameter::read));

  private DeliveryParameter() {}

  /** What answers the name of a delivery that the account does not have in the region. */
  static Refusal notFound() {
    return new Refusal(RpcError.of("DeliveryNotFound", "There is no such delivery."));
  }

  private static Optional<DeliveryId> read(String text) {
    try {
      return Optional.of(DeliveryId.parse(text));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
