package dev.cuepost.openapi.vod;

import dev.cuepost.callback.setting.VodSettings;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.Parameter;
import java.util.List;

/**
 * Takes an application's setting in the region away, so that its events go nowhere. Source:
 * https://www.alibabacloud.com/help/en/vod/developer-reference/api-vod-2017-03-21-deletemessagecallback.
 */
final class DeleteMessageCallback implements Action {
  private final VodSettings settings;

  DeleteMessageCallback(VodSettings settings) {
    this.settings = settings;
  }

  @Override
  public String name() {
    return "DeleteMessageCallback";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(AppId.PARAMETER);
  }

  @Override
  public Fields answer(Call call) {
    settings.delete(call.account(), call.region(), AppId.of(call));
    return new Fields();
  }
}
