package dev.cuepost.openapi.ram;

import dev.cuepost.access.OwnedKeys;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.ParameterType;
import dev.cuepost.openapi.Refusal;
import java.util.List;

/**
 * Lets an AccessKey be used, or no longer. Source:
 * https://www.alibabacloud.com/help/en/ram/developer-reference/api-ram-2015-05-01-updateaccesskey.
 */
record UpdateAccessKey(OwnedKeys keys) implements KeyAction {
  private static final Parameter<String> STATUS =
      Parameter.required("Status", ParameterType.oneOf("Active", "Inactive"));

  @Override
  public String name() {
    return "UpdateAccessKey";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(OWNER, KEY, STATUS);
  }

  @Override
  public Fields answer(Call call) throws Refusal {
    keys.setActive(call.account(), owner(call), call.get(KEY), call.get(STATUS).equals("Active"));
    return new Fields();
  }
}
