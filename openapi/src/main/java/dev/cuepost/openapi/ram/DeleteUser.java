package dev.cuepost.openapi.ram;

import dev.cuepost.access.Users;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.Parameter;
import java.util.List;
import java.util.Map;

/**
 * Removes a user who has no keys and policies left. Source:
 * https://www.alibabacloud.com/help/en/ram/developer-reference/api-ram-2015-05-01-deleteuser.
 */
record DeleteUser(Users users) implements Action {
  @Override
  public String name() {
    return "DeleteUser";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(Names.USER);
  }

  @Override
  public String resource(Map<String, String> received) {
    return Names.user(received);
  }

  @Override
  public Fields answer(Call call) {
    users.delete(call.account(), call.get(Names.USER));
    return new Fields();
  }
}
