package dev.cuepost.openapi.cuepost;

import dev.cuepost.callback.signature.WebhookSecret;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.ParameterType;
import dev.cuepost.openapi.Refusal;
import dev.cuepost.openapi.RpcError;
import java.util.Optional;
import java.util.function.Supplier;

/** The webhook secret that a call brings, or one that is made for it. */
final class NewSecret {
  /** Its form is checked by {@link #of}, whose errors do not repeat it. */
  static final Parameter<String> SECRET = Parameter.optional("Secret", ParameterType.text());

  private NewSecret() {}

  static WebhookSecret of(Call call, Supplier<WebhookSecret> made) throws Refusal {
    Optional<String> own = call.find(SECRET);
    if (own.isEmpty()) {
      return made.get();
    }
    try {
      return WebhookSecret.parse(own.get());
    } catch (IllegalArgumentException e) {
      throw new Refusal(RpcError.invalid(SECRET.name(), String.valueOf(e.getMessage())));
    }
  }
}
