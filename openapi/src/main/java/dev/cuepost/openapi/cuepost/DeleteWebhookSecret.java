package dev.cuepost.openapi.cuepost;

import dev.cuepost.callback.setting.WebhookSecrets;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.Parameter;
import java.util.List;

/** Covers the bodies of a product's HTTP callbacks no longer, if it did. */
record DeleteWebhookSecret(WebhookSecrets secrets) implements Action {
  @Override
  public String name() {
    return "DeleteWebhookSecret";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(OptionProduct.PRODUCT);
  }

  @Override
  public Fields answer(Call call) {
    secrets.delete(call.account(), call.region(), OptionProduct.of(call));
    return new Fields();
  }
}
