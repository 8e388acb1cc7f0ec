package dev.cuepost.openapi.cuepost;

import dev.cuepost.callback.delivery.RetryPolicy;
import dev.cuepost.openapi.Refusal;
import dev.cuepost.openapi.RpcError;

/** Reads retry policies from parameters. */
final class Policies {
  private Policies() {}

  /**
   * The policy.
   *
   * @throws Refusal if the text is none
   */
  static RetryPolicy read(String parameter, String text) throws Refusal {
    try {
      return RetryPolicy.parse(text);
    } catch (IllegalArgumentException e) {
      throw new Refusal(RpcError.invalid(parameter, String.valueOf(e.getMessage())));
    }
  }
}
