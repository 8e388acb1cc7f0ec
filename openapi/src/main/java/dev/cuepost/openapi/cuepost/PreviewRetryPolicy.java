package dev.cuepost.openapi.cuepost;

import dev.cuepost.callback.delivery.RetryPolicy;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.ParameterType;
import dev.cuepost.openapi.Refusal;
import dev.cuepost.openapi.RpcError;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells when the attempts of a delivery would be made, began it now and failed each at once. */
record PreviewRetryPolicy(InstantSource clock) implements Action {
  private static final double MILLIS_A_SECOND = 1_000;
  private static final Parameter<String> POLICY =
      Parameter.required("Policy", ParameterType.text(1_024));

  @Override
  public String name() {
    return "PreviewRetryPolicy";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(POLICY);
  }

  @Override
  public Fields answer(Call call) throws Refusal {
    Instant now = clock.instant();
    List<Instant> times = read(call.get(POLICY)).attempts(now, Duration.ZERO);
    var attempts = new ArrayList<Fields>();
    for (Instant time : times) {
      double offset = Duration.between(now, time).toMillis() / MILLIS_A_SECOND;
      attempts.add(
          new Fields()
              .whole("Number", attempts.size() + 1L)
              .real("OffsetSeconds", Optional.of(offset))
              .text("Time", time.toString()));
    }
    return new Fields().items("Attempts", attempts);
  }

  private static RetryPolicy read(String text) throws Refusal {
    try {
      return RetryPolicy.parse(text);
    } catch (IllegalArgumentException e) {
      throw new Refusal(RpcError.invalid("Policy", String.valueOf(e.getMessage())));
    }
  }
}
