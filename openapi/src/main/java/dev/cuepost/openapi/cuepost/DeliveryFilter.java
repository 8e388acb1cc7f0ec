package dev.cuepost.openapi.cuepost;

import dev.cuepost.callback.delivery.Delivery.State;
import dev.cuepost.callback.delivery.DeliveryQuery;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.ParameterType;
import dev.cuepost.openapi.Refusal;
import dev.cuepost.openapi.RpcError;
import java.time.Instant;
import java.util.Optional;

/** The parameters by which deliveries are chosen, among those of the account in the region. */
final class DeliveryFilter {
  static final Parameter<String> JOB_ID = Parameter.optional("JobId", ParameterType.text(256));
  static final Parameter<String> MEDIA_ID = Parameter.optional("MediaId", ParameterType.text(256));
  static final Parameter<String> EVENT_TYPE =
      Parameter.optional("EventType", ParameterType.text(256));
  static final Parameter<String> TARGET = Parameter.optional("Target", ParameterType.text(2_048));
  static final Parameter<Instant> START_TIME =
      Parameter.optional("StartTime", ParameterType.time());
  static final Parameter<Instant> END_TIME = Parameter.optional("EndTime", ParameterType.end());

  private DeliveryFilter() {}

  /** The first page of what is chosen, of its longest length. */
  static DeliveryQuery of(Call call, Optional<State> state) throws Refusal {
    Optional<String> job = call.find(JOB_ID);
    Optional<String> media = call.find(MEDIA_ID);
    if (job.isPresent() && media.isPresent()) {
      throw new Refusal(RpcError.invalid("MediaId", "JobId and MediaId do not go together"));
    }
    return new DeliveryQuery(
        call.account(),
        Optional.of(call.region()),
        job.or(() -> media),
        call.find(EVENT_TYPE),
        state,
        call.find(TARGET),
        call.find(START_TIME),
        call.find(END_TIME),
        Optional.empty(),
        1_000);
  }
}
