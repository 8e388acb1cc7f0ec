package dev.cuepost.openapi.ram;

import dev.cuepost.access.Users;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.Parameter;
import java.util.List;
import java.util.Map;

/**
 * Tells of one user. Source:
 * https://www.alibabacloud.com/help/en/ram/developer-reference/api-ram-2015-05-01-getuser.
 */
record GetUser(Users users) implements Action {
  @Override
  public String name() {
    return "GetUser";
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
    return new Fields()
        .fields("User", UserAnswer.of(users.get(call.account(), call.get(Names.USER))));
  }
}
