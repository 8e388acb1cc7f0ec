package dev.cuepost.openapi.ram;

import dev.cuepost.access.OwnedKeys;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.Refusal;
import java.util.List;

/**
 * Lists AccessKeys, without their secrets. Source:
 * https://www.alibabacloud.com/help/en/ram/developer-reference/api-ram-2015-05-01-listaccesskeys.
 */
record ListAccessKeys(OwnedKeys keys) implements KeyAction {
  @Override
  public String name() {
    return "ListAccessKeys";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(OWNER);
  }

  @Override
  public Fields answer(Call call) throws Refusal {
    List<Fields> told =
        keys.list(call.account(), owner(call)).stream().map(KeyAction::told).toList();
    return new Fields().fields("AccessKeys", new Fields().items("AccessKey", told));
  }
}
