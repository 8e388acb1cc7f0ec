package dev.cuepost.openapi.cuepost;

import dev.cuepost.callback.setting.DeliveryOptions;
import dev.cuepost.callback.setting.StoredOptions;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.Parameter;
import java.util.List;

/** Tells what holds for the deliveries of a product in the region. */
record GetDeliveryOptions(StoredOptions options) implements Action {
  @Override
  public String name() {
    return "GetDeliveryOptions";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(OptionProduct.PRODUCT);
  }

  @Override
  public Fields answer(Call call) {
    DeliveryOptions found = options.of(call.account(), call.region(), OptionProduct.of(call));
    return new Fields()
        .text("RetryPolicy", found.retries().name())
        .text("DeadLetterQueue", found.deadLetters())
        .whole("ProgressSeconds", found.progressSeconds());
  }
}
