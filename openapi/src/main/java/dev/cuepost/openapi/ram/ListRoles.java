package dev.cuepost.openapi.ram;

import dev.cuepost.access.Roles;
import dev.cuepost.access.Roles.Role;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.Refusal;
import java.util.List;

/**
 * Lists roles by name, in pages. Source:
 * https://www.alibabacloud.com/help/en/ram/developer-reference/api-ram-2015-05-01-listroles.
 */
record ListRoles(Roles roles) implements Action {
  @Override
  public String name() {
    return "ListRoles";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(Page.MARKER, Page.MAX_ITEMS);
  }

  @Override
  public Fields answer(Call call) throws Refusal {
    var page = Page.of(call, roles.list(call.account()), Role::name);
    return page.fields()
        .fields(
            "Roles",
            new Fields().items("Role", page.entries().stream().map(RoleAnswer::brief).toList()));
  }
}
