package dev.cuepost.openapi.ram;

import dev.cuepost.access.Users;
import dev.cuepost.access.Users.User;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.Refusal;
import java.util.List;

/**
 * Lists users by name, in pages. Source:
 * https://www.alibabacloud.com/help/en/ram/developer-reference/api-ram-2015-05-01-listusers.
 */
record ListUsers(Users users) implements Action {
  @Override
  public String name() {
    return "ListUsers";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(Page.MARKER, Page.MAX_ITEMS);
  }

  @Override
  public Fields answer(Call call) throws Refusal {
    var page = Page.of(call, users.list(call.account(), "", Integer.MAX_VALUE), User::name);
    return page.fields()
        .fields(
            "Users",
            new Fields().items("User", page.entries().stream().map(UserAnswer::of).toList()));
  }
}
