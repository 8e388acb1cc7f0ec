package dev.cuepost.openapi.ram;

import dev.cuepost.access.OwnedKeys;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.Refusal;
import java.util.List;

/**
 * Removes an AccessKey. Source:
 * https://www.alibabacloud.com/help/en/ram/developer-reference/api-ram-2015-05-01-deleteaccesskey.
 */
record DeleteAccessKey(OwnedKeys keys) implements KeyAction {
  @Override
  public String name() {
    return "DeleteAccessKey";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(OWNER, KEY);
  }

  @Override
  public Fields answer(Call call) throws Refusal {
    keys.delete(call.account(), owner(call), call.get(KEY));
    return new Fields();
  }
}
