package dev.cuepost.openapi.cuepost;

import dev.cuepost.callback.event.Product;
import dev.cuepost.callback.setting.WebhookSecrets;
import dev.cuepost.callback.signature.WebhookSecret;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.Refusal;
import dev.cuepost.openapi.RpcError;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/**
 * Begins to cover the bodies of a product's HTTP callbacks in the region. The only answer that ever
 * tells the secret.
 */
record CreateWebhookSecret(
    WebhookSecrets secrets, InstantSource clock, Supplier<WebhookSecret> made) implements Action {
  @Override
  public String name() {
    return "CreateWebhookSecret";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(OptionProduct.PRODUCT, NewSecret.SECRET);
  }

  @Override
  public Fields answer(Call call) throws Refusal {
    WebhookSecret secret = NewSecret.of(call, made);
    Product product = OptionProduct.of(call);
    return secrets
        .create(call.account(), call.region(), product, secret, clock.instant())
        .map(SecretAnswer::revealed)
        .orElseThrow(() ->
            new Refusal(
                new RpcError(
                    409,
                    "OperationDenied.WebhookSecretExists",
                    "There is a webhook secret already; RotateWebhookSecret lets another one"
                        + " follow it.")));
  }
}
