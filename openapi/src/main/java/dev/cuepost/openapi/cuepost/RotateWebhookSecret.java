package dev.cuepost.openapi.cuepost;

import dev.cuepost.callback.setting.WebhookKeys;
import dev.cuepost.callback.setting.WebhookSecrets;
import dev.cuepost.callback.setting.WebhookSecrets.Rotation;
import dev.cuepost.callback.signature.WebhookSecret;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.ParameterType;
import dev.cuepost.openapi.Refusal;
import dev.cuepost.openapi.RpcError;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/**
 * Lets another webhook secret follow the current one, which signs beside it for some time. The only
 * answer that ever tells the new secret.
 */
record RotateWebhookSecret(
    WebhookSecrets secrets, InstantSource clock, Supplier<WebhookSecret> made) implements Action {
  private static final Duration OVERLAP = Duration.ofDays(1);
  private static final Duration OVERLAP_MAX = Duration.ofDays(30);
  private static final Parameter<Integer> OVERLAP_SECONDS =
      Parameter.optional(
          "OverlapSeconds", ParameterType.whole(0, Math.toIntExact(OVERLAP_MAX.toSeconds())));

  @Override
  public String name() {
    return "RotateWebhookSecret";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(OptionProduct.PRODUCT, NewSecret.SECRET, OVERLAP_SECONDS);
  }

  @Override
  public Fields answer(Call call) throws Refusal {
    Rotation outcome =
        secrets.rotate(
            call.account(),
            call.region(),
            OptionProduct.of(call),
            NewSecret.of(call, made),
            clock.instant(),
            call.find(OVERLAP_SECONDS).map(Duration::ofSeconds).orElse(OVERLAP));
    return switch (outcome) {
      case Rotation.Rotated(WebhookKeys keys) -> SecretAnswer.revealed(keys);
      case Rotation.NothingToRotate() ->
          throw new Refusal(
              RpcError.of(
                  "WebhookSecretNotFound",
                  "There is no webhook secret to rotate; CreateWebhookSecret makes one."));
      case Rotation.SameSecret() ->
          throw new Refusal(
              RpcError.invalid(
                  NewSecret.SECRET.name(), "the new secret must differ from the current one"));
    };
  }
}
