package dev.cuepost.openapi.callback;

import static java.util.Objects.requireNonNull;

import dev.cuepost.callback.setting.Checked;
import dev.cuepost.callback.setting.EventTypeList;
import dev.cuepost.callback.setting.Method;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.ParameterType;
import dev.cuepost.openapi.Refusal;
import dev.cuepost.openapi.RpcError;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The parameters that SetEventCallback of IMS and SetMessageCallback of VOD have in common, as read
 * from one call.
 *
 * @param method how events are told
 * @param url where, over HTTP
 * @param events the types that are told
 * @param signed whether HTTP requests are signed
 * @param authKey with which key
 */
public record CallbackParameters(
    Method method,
    Optional<String> url,
    List<String> events,
    boolean signed,
    Optional<String> authKey) {
  public static final Parameter<String> TYPE =
      Parameter.optional("CallbackType", ParameterType.oneOf("HTTP", "MNS"));
  public static final Parameter<String> URL =
      Parameter.optional("CallbackURL", ParameterType.text());
  public static final Parameter<String> EVENT_TYPE_LIST =
      Parameter.optional("EventTypeList", ParameterType.text());
  public static final Parameter<String> AUTH_SWITCH =
      Parameter.optional("AuthSwitch", ParameterType.oneOf("on", "off"));
  public static final Parameter<String> AUTH_KEY =
      Parameter.optional("AuthKey", ParameterType.text());

  /**
   * Reads them.
   *
   * @throws Refusal if the method is not said
   */
  public static CallbackParameters of(Call call) throws Refusal {
    return of(call, named(call).orElseThrow(() -> new Refusal(RpcError.missing(TYPE.name()))));
  }

  /**
   * The same where a URL without a queue, or the other way round, says the method too.
   *
   * @param queue the product's own parameter for the name of a queue
   */
  public static CallbackParameters of(Call call, Parameter<String> queue) throws Refusal {
    boolean byUrl = call.find(URL).isPresent();
    return named(call).isEmpty() && byUrl != call.find(queue).isPresent()
        ? of(call, byUrl ? Method.HTTP : Method.MNS)
        : of(call);
  }

  private static Optional<Method> named(Call call) {
    return call.find(TYPE).map(Method::valueOf);
  }

  private static CallbackParameters of(Call call, Method method) {
    return new CallbackParameters(
        method,
        call.find(URL),
        EventTypeList.read(call.find(EVENT_TYPE_LIST).orElse("")),
        call.find(AUTH_SWITCH).equals(Optional.of("on")),
        call.find(AUTH_KEY));
  }

  /**
   * Refuses the call if its parts make no setting.
   *
   * @param own the parameters of the product's own parts
   */
  public static void require(Checked checked, Map<Checked.Part, Parameter<String>> own)
      throws Refusal {
    if (checked instanceof Checked.Invalid wrong) {
      String name = name(wrong.part(), own);
      throw new Refusal(
          wrong.missing() ? RpcError.missing(name) : RpcError.invalid(name, wrong.reason()));
    }
  }

  private static String name(Checked.Part part, Map<Checked.Part, Parameter<String>> own) {
    return switch (part) {
      case URL -> URL.name();
      case EVENTS -> EVENT_TYPE_LIST.name();
      case AUTH_KEY -> AUTH_KEY.name();
      case ENDPOINT, QUEUE_NAME -> requireNonNull(own.get(part)).name();
    };
  }
}
