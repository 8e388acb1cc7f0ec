package dev.cuepost.openapi.vod;

import dev.cuepost.callback.setting.Checked;
import dev.cuepost.callback.setting.EventTypeList;
import dev.cuepost.callback.setting.Method;
import dev.cuepost.callback.setting.VodSetting;
import dev.cuepost.callback.setting.VodSettings;
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
 * Stores where an application's events of the region go, in place of what was stored before.
 * Source:
 * https://www.alibabacloud.com/help/en/vod/developer-reference/api-vod-2017-03-21-setmessagecallback.
 */
final class SetMessageCallback implements Action {
  private static final Parameter<String> CALLBACK_TYPE =
      Parameter.required("CallbackType", ParameterType.oneOf("HTTP", "MNS"));
  private static final Parameter<String> CALLBACK_URL =
      Parameter.optional("CallbackURL", ParameterType.text());
  private static final Parameter<String> MNS_ENDPOINT =
      Parameter.optional("MnsEndpoint", ParameterType.text());
  private static final Parameter<String> MNS_QUEUE_NAME =
      Parameter.optional("MnsQueueName", ParameterType.text());
  private static final Parameter<String> EVENT_TYPE_LIST =
      Parameter.optional("EventTypeList", ParameterType.text());
  private static final Parameter<String> AUTH_SWITCH =
      Parameter.optional("AuthSwitch", ParameterType.oneOf("on", "off"));
  private static final Parameter<String> AUTH_KEY =
      Parameter.optional("AuthKey", ParameterType.text());

  private final VodSettings settings;

  SetMessageCallback(VodSettings settings) {
    this.settings = settings;
  }

  @Override
  public String name() {
    return "SetMessageCallback";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(
        CALLBACK_TYPE,
        CALLBACK_URL,
        MNS_ENDPOINT,
        MNS_QUEUE_NAME,
        EVENT_TYPE_LIST,
        AUTH_SWITCH,
        AUTH_KEY,
        AppId.PARAMETER);
  }

  @Override
  public Fields answer(Call call) throws Refusal {
    Method method = Method.valueOf(call.get(CALLBACK_TYPE));
    Optional<String> url = call.find(CALLBACK_URL);
    Optional<String> endpoint = call.find(MNS_ENDPOINT);
    Optional<String> queueName = call.find(MNS_QUEUE_NAME);
    List<String> events = EventTypeList.read(call.find(EVENT_TYPE_LIST).orElse(""));
    boolean signed = call.find(AUTH_SWITCH).equals(Optional.of("on"));
    Optional<String> authKey = call.find(AUTH_KEY);
    return switch (VodSetting.check(method, url, endpoint, queueName, events, signed, authKey)) {
      case Checked.Valid _ -> {
        settings.put(
            call.account(),
            call.region(),
            AppId.of(call),
            new VodSetting(method, url, endpoint, queueName, events, signed, authKey));
        yield new Fields();
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
      case ENDPOINT -> MNS_ENDPOINT;
      case QUEUE_NAME -> MNS_QUEUE_NAME;
      case EVENTS -> EVENT_TYPE_LIST;
      case AUTH_KEY -> AUTH_KEY;
    };
  }
}
