package dev.cuepost.openapi.ram;

import dev.cuepost.access.Roles;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.Parameter;
import java.util.List;
import java.util.Map;

/**
 * Tells of one role, with whom it trusts. Source:
 * https://www.alibabacloud.com/help/en/ram/developer-reference/api-ram-2015-05-01-getrole.
 */
record GetRole(Roles roles) implements Action {
  @Override
  public String name() {
    return "GetRole";
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
    return new Fields()
        .fields("Role", RoleAnswer.of(roles.get(call.account(), call.get(Names.ROLE))));
  }
}
