package dev.cuepost.openapi.ims;

import dev.cuepost.callback.setting.Checked;
import dev.cuepost.callback.setting.EventTypeList;
import dev.cuepost.callback.setting.ImsSetting;
import dev.cuepost.callback.setting.ImsSettings;
import dev.cuepost.callback.setting.Method;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.ParameterType;
import dev.cuepost.openapi.Refusal;
import dev.cuepost.openapi.RpcError;
import java.util.List;
import java.util.Optional;

/**
 * Stores where the region's events go, in place of what was stored before. Source:
 * https://www.alibabacloud.com/help/en/ims/developer-reference/api-ice-2020-11-09-seteventcallback.
 */
final class SetEventCallback implements Action {
  private static final Parameter<String> CALLBACK_TYPE =
      Parameter.required("CallbackType", ParameterType.oneOf("HTTP", "MNS"));
  private static final Parameter<String> CALLBACK_URL =
      Parameter.optional("CallbackURL", ParameterType.text());
  private static final Parameter<String> CALLBACK_QUEUE_NAME =
      Parameter.optional("CallbackQueueName", ParameterType.text());
  private static final Parameter<String> EVENT_TYPE_LIST =
      Parameter.optional("EventTypeList", ParameterType.text());
  private static final Parameter<String> AUTH_SWITCH =
      Parameter.optional("AuthSwitch", ParameterType.oneOf("on", "off"));
  private static final Parameter<String> AUTH_KEY =
      Parameter.optional("AuthKey", ParameterType.text());

  private final ImsSettings settings;

  SetEventCallback(ImsSettings settings) {
    this.settings = settings;
  }

  @Override
  public String name() {
    return "SetEventCallback";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(
        CALLBACK_TYPE, CALLBACK_URL, CALLBACK_QUEUE_NAME, EVENT_TYPE_LIST, AUTH_SWITCH, AUTH_KEY);
  }

  @Override
  public Fields answer(Call call) throws Refusal {
    Method method = Method.valueOf(call.get(CALLBACK_TYPE));
    Optional<String> url = call.find(CALLBACK_URL);
    Optional<String> queueName = call.find(CALLBACK_QUEUE_NAME);
    List<String> events = EventTypeList.read(call.find(EVENT_TYPE_LIST).orElse(""));
    boolean signed = call.find(AUTH_SWITCH).equals(Optional.of("on"));
    Optional<String> authKey = call.find(AUTH_KEY);
    return switch (ImsSetting.check(method, url, queueName, events, signed, authKey)) {
      case Checked.Valid _ -> {
        settings.put(
            call.account(),
            call.region(),
            new ImsSetting(method, url, queueName, events, signed, authKey));
        yield new Fields().flag("Success", true);
      }
      case Checked.Invalid(Checked.Part part, boolean missing, String reason) -> {
        String name = parameter(part).name();
        throw new Refusal(missing ? RpcError.missing(name) : RpcError.invalid(name, reason));
      }
    };
  }

  private static Parameter<String> parameter(Checked.Part part) {
    return switch (part) {
      case URL -> CALLBACK_URL;
      case ENDPOINT -> throw new IllegalArgumentException("IMS has no " + part);
      case QUEUE_NAME -> CALLBACK_QUEUE_NAME;
      case EVENTS -> EVENT_TYPE_LIST;
      case AUTH_KEY -> AUTH_KEY;
    };
  }
}
