package dev.cuepost.openapi.vod;

import dev.cuepost.callback.setting.EventTypeList;
import dev.cuepost.callback.setting.VodSetting;
import dev.cuepost.callback.setting.VodSettings;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.Parameter;
import java.util.List;

/**
 * Tells where an application's events of the region go; nothing at all if that is not set. Source:
 * https://www.alibabacloud.com/help/en/vod/developer-reference/api-vod-2017-03-21-getmessagecallback.
 */
final class GetMessageCallback implements Action {
  private final VodSettings settings;

  GetMessageCallback(VodSettings settings) {
    this.settings = settings;
  }

  @Override
  public String name() {
    return "GetMessageCallback";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(AppId.PARAMETER);
  }

  @Override
  public Fields answer(Call call) {
    String app = AppId.of(call);
    return settings
        .find(call.account(), call.region(), app)
        .map(setting -> new Fields().fields("MessageCallback", fields(setting, app)))
        .orElseGet(Fields::new);
  }

  private static Fields fields(VodSetting setting, String app) {
    return new Fields()
        .text("CallbackType", setting.method().name())
        .text("CallbackURL", setting.url())
        .text("EventTypeList", EventTypeList.text(setting.events()))
        .text("AuthSwitch", setting.signed() ? "on" : "off")
        .text("AuthKey", setting.authKey())
        .text("MnsEndpoint", setting.endpoint())
        .text("MnsQueueName", setting.queueName())
        .text("AppId", app);
  }
}
