package dev.cuepost.openapi.vod;

import dev.cuepost.callback.setting.Checked;
import dev.cuepost.callback.setting.VodSetting;
import dev.cuepost.callback.setting.VodSettings;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.ParameterType;
import dev.cuepost.openapi.Refusal;
import dev.cuepost.openapi.callback.CallbackParameters;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Stores where an application's events of the region go, in place of what was stored before.
 * Source:
 * https://www.alibabacloud.com/help/en/vod/developer-reference/api-vod-2017-03-21-setmessagecallback.
 */
final class SetMessageCallback implements Action {
  private static final Parameter<String> MNS_ENDPOINT =
      Parameter.optional("MnsEndpoint", ParameterType.text());
  private static final Parameter<String> MNS_QUEUE_NAME =
      Parameter.optional("MnsQueueName", ParameterType.text());

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
        CallbackParameters.TYPE,
        CallbackParameters.URL,
        MNS_ENDPOINT,
        MNS_QUEUE_NAME,
        CallbackParameters.EVENT_TYPE_LIST,
        CallbackParameters.AUTH_SWITCH,
        CallbackParameters.AUTH_KEY,
        AppId.PARAMETER);
  }

  @Override
  public OptionalInt callsPerSecond() {
    return OptionalInt.of(15);
  }

  @Override
  public Fields answer(Call call) throws Refusal {
    var given = CallbackParameters.of(call, MNS_QUEUE_NAME);
    Optional<String> endpoint = call.find(MNS_ENDPOINT);
    Optional<String> queueName = call.find(MNS_QUEUE_NAME);
    CallbackParameters.require(
        VodSetting.check(
            given.method(),
            given.url(),
            endpoint,
            queueName,
            given.events(),
            given.signed(),
            given.authKey()),
        Map.of(Checked.Part.ENDPOINT, MNS_ENDPOINT, Checked.Part.QUEUE_NAME, MNS_QUEUE_NAME));
    settings.put(
        call.account(),
        call.region(),
        AppId.of(call),
        new VodSetting(
            given.method(),
            given.url(),
            endpoint,
            queueName,
            given.events(),
            given.signed(),
            given.authKey()));
    return new Fields();
  }
}
