package dev.cuepost.openapi.ims;

import dev.cuepost.callback.setting.EventTypeList;
import dev.cuepost.callback.setting.ImsSetting;
import dev.cuepost.callback.setting.ImsSettings;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.Parameter;
import java.util.List;

/**
 * Tells where the region's events go; nothing at all if that was never set. Source:
 * https://www.alibabacloud.com/help/en/ims/developer-reference/api-ice-2020-11-09-geteventcallback.
 */
final class GetEventCallback implements Action {
  private final ImsSettings settings;

  GetEventCallback(ImsSettings settings) {
    this.settings = settings;
  }

  @Override
  public String name() {
    return "GetEventCallback";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of();
  }

  @Override
  public Fields answer(Call call) {
    return settings
        .find(call.account(), call.region())
        .map(GetEventCallback::fields)
        .orElseGet(Fields::new);
  }

  private static Fields fields(ImsSetting setting) {
    return new Fields()
        .text("CallbackType", setting.method().name())
        .text("CallbackURL", setting.url())
        .text("CallbackQueueName", setting.queueName())
        .text("EventTypeList", EventTypeList.text(setting.events()))
        .text("AuthSwitch", setting.signed() ? "on" : "off")
        .text("AuthKey", setting.authKey());
  }
}
