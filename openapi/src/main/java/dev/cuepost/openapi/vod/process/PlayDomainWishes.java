package dev.cuepost.openapi.vod.process;

import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.ParameterType;
import dev.cuepost.openapi.Refusal;
import dev.cuepost.openapi.RpcError;

/**
 * What GetPlayInfo may be told about the domain from which a network delivers streams. There is no
 * such network here, so that nothing of it changes an answer; what is no JSON is refused all the
 * same, as its sender would want to know.
 */
final class PlayDomainWishes {
  /** Asks for comments over the picture, which only such a network has. */
  static final Parameter<String> ADDITION_TYPE =
      Parameter.optional("AdditionType", ParameterType.text(64));

  /** The domain, and a preview of the first seconds. */
  static final Parameter<String> PLAY_CONFIG =
      Parameter.optional("PlayConfig", ParameterType.text(4_096));

  /** Who asks the network anew. */
  static final Parameter<String> RE_AUTH_INFO =
      Parameter.optional("ReAuthInfo", ParameterType.text(4_096));

  private PlayDomainWishes() {}

  /**
   * Looks at their form.
   *
   * @throws Refusal if one that is a JSON object is none
   */
  static void check(Call call) throws Refusal {
    check(call, PLAY_CONFIG);
    check(call, RE_AUTH_INFO);
  }

  private static void check(Call call, Parameter<String> parameter) throws Refusal {
    if (call.find(parameter).isPresent()
        && !JobParameters.json(parameter, call.get(parameter)).isObject()) {
      throw new Refusal(RpcError.invalid(parameter.name(), "it must be a JSON object"));
    }
  }
}
