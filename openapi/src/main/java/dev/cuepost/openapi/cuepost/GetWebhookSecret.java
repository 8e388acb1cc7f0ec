package dev.cuepost.openapi.cuepost;

import dev.cuepost.callback.setting.WebhookSecrets;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.Parameter;
import java.time.InstantSource;
import java.util.List;

/** Tells whether the bodies of a product's HTTP callbacks are covered; never a secret. */
record GetWebhookSecret(WebhookSecrets secrets, InstantSource clock) implements Action {
  @Override
  public String name() {
    return "GetWebhookSecret";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(OptionProduct.PRODUCT);
  }

  @Override
  public Fields answer(Call call) {
    return secrets
        .find(call.account(), call.region(), OptionProduct.of(call))
        .map(keys -> new Fields().flag("Enabled", true).all(SecretAnswer.of(keys, clock.instant())))
        .orElseGet(() -> new Fields().flag("Enabled", false));
  }
}
