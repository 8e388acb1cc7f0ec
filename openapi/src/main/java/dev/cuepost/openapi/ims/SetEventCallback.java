package dev.cuepost.openapi.ims;

import dev.cuepost.callback.setting.Checked;
import dev.cuepost.callback.setting.ImsSetting;
import dev.cuepost.callback.setting.ImsSettings;
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

/**
 * Stores where the region's events go, in place of what was stored before. Source:
 * https://www.alibabacloud.com/help/en/ims/developer-reference/api-ice-2020-11-09-seteventcallback.
 */
final class SetEventCallback implements Action {
  private static final Parameter<String> CALLBACK_QUEUE_NAME =
      Parameter.optional("CallbackQueueName", ParameterType.text());

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
        CallbackParameters.TYPE,
        CallbackParameters.URL,
        CALLBACK_QUEUE_NAME,
        CallbackParameters.EVENT_TYPE_LIST,
        CallbackParameters.AUTH_SWITCH,
        CallbackParameters.AUTH_KEY);
  }

  @Override
  public Fields answer(Call call) throws Refusal {
    var given = CallbackParameters.of(call);
    Optional<String> queueName = call.find(CALLBACK_QUEUE_NAME);
    CallbackParameters.require(
        ImsSetting.check(
            given.method(),
            given.url(),
            queueName,
            given.events(),
            given.signed(),
            given.authKey()),
        Map.of(Checked.Part.QUEUE_NAME, CALLBACK_QUEUE_NAME));
    settings.put(
        call.account(),
        call.region(),
        new ImsSetting(
            given.method(),
            given.url(),
            queueName,
            given.events(),
            given.signed(),
            given.authKey()));
    return new Fields().flag("Success", true);
  }
}
