package dev.cuepost.openapi.ram;

import dev.cuepost.access.Roles;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.Parameter;
import java.util.List;
import java.util.Map;

/**
 * Removes a role that has no policies left, and ends its sessions. Source:
 * https://www.alibabacloud.com/help/en/ram/developer-reference/api-ram-2015-05-01-deleterole.
 */
record DeleteRole(Roles roles) implements Action {
  @Override
  public String name() {
    return "DeleteRole";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(Names.ROLE);
  }

  @Override
  public String resource(Map<String, String> received) {
    return Names.role(received);
  }

  @Override
  public Fields answer(Call call) {
    roles.delete(call.account(), call.get(Names.ROLE));
    return new Fields();
  }
}
