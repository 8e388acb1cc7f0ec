package dev.cuepost.openapi.cuepost;

import dev.cuepost.callback.delivery.RetryPolicy;
import dev.cuepost.callback.event.Product;
import dev.cuepost.callback.setting.DeliveryOptions;
import dev.cuepost.callback.setting.StoredOptions;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.ParameterType;
import dev.cuepost.openapi.Refusal;
import dev.cuepost.openapi.RpcError;
import java.util.List;
import java.util.Optional;

/** Replaces what holds for the deliveries of a product in the region; what is absent is default. */
record SetDeliveryOptions(StoredOptions options) implements Action {
  private static final Parameter<String> POLICY =
      Parameter.optional("RetryPolicy", ParameterType.text(1_024));
  private static final Parameter<String> DEAD_LETTERS =
      Parameter.optional(
          "DeadLetterQueue",
          new ParameterType<>(
              "is the name of a queue that begins with ice-callback-dlq",
              text -> Optional.of(text).filter(DeliveryOptions::isDeadLetterQueue)));

  private static final Parameter<Integer> PROGRESS =
      Parameter.optional(
          "ProgressSeconds", ParameterType.whole(0, DeliveryOptions.PROGRESS_SECONDS_MAX));

  @Override
  public String name() {
    return "SetDeliveryOptions";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(OptionProduct.PRODUCT, POLICY, DEAD_LETTERS, PROGRESS);
  }

  @Override
  public Fields answer(Call call) throws Refusal {
    Product product = OptionProduct.of(call);
    int progress = call.find(PROGRESS).orElse(0);
    if (product == Product.VOD && progress > 0) {
      throw new Refusal(
          RpcError.invalid(
              PROGRESS.name(), "only ims tells progress; with vod it is 0, was " + progress + "."));
    }
    Optional<String> policy = call.find(POLICY);
    var chosen =
        new DeliveryOptions(
            policy.isPresent()
                ? Policies.read("RetryPolicy", policy.get())
                : RetryPolicy.DOCUMENTED,
            call.find(DEAD_LETTERS),
            progress);
    options.put(call.account(), call.region(), product, chosen);
    return new Fields();
  }
}
