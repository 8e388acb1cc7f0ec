package dev.cuepost.openapi.ram;

import dev.cuepost.access.Users;
import dev.cuepost.access.Users.Particulars;
import dev.cuepost.access.Users.User;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.ParameterType;
import dev.cuepost.openapi.Refusal;
import dev.cuepost.openapi.RpcError;
import java.util.List;
import java.util.Map;

/**
 * Changes what is told of a user; what the request leaves out stays. Source:
 * https://www.alibabacloud.com/help/en/ram/developer-reference/api-ram-2015-05-01-updateuser.
 */
record UpdateUser(Users users) implements Action {
  private static final Parameter<String> NEW_NAME =
      Parameter.optional("NewUserName", ParameterType.text());
  private static final Parameter<String> NEW_DISPLAY_NAME =
      Parameter.optional("NewDisplayName", ParameterType.text());
  private static final Parameter<String> NEW_COMMENTS =
      Parameter.optional("NewComments", ParameterType.text());

  @Override
  public String name() {
    return "UpdateUser";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(Names.USER, NEW_NAME, NEW_DISPLAY_NAME, NEW_COMMENTS);
  }

  @Override
  public String resource(Map<String, String> received) {
    return Names.user(received);
  }

  @Override
  public Fields answer(Call call) throws Refusal {
    User user = users.get(call.account(), call.get(Names.USER));
    if (!call.find(NEW_NAME).orElse(user.name()).equals(user.name())) {
      throw new Refusal(
          new RpcError(
              400,
              "InvalidParameter.NewUserName",
              "The parameter NewUserName is not valid: users keep their names"));
    }
    User changed =
        users.describe(
            user.account(),
            user.name(),
            new Particulars(
                call.find(NEW_DISPLAY_NAME).orElse(user.displayName()),
                call.find(NEW_COMMENTS).orElse(user.comments())));
    return new Fields().fields("User", UserAnswer.of(changed));
  }
}
