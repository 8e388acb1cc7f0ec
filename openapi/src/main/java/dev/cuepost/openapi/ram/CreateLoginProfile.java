package dev.cuepost.openapi.ram;

import dev.cuepost.access.Users;
import dev.cuepost.access.Users.User;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.ParameterType;
import dev.cuepost.openapi.Refusal;
import dev.cuepost.openapi.RpcError;
import dev.cuepost.openapi.WireTime;
import java.util.List;
import java.util.Map;

/**
 * Lets a user sign in at the console by a password. Source:
 * https://www.alibabacloud.com/help/en/ram/developer-reference/api-ram-2015-05-01-createloginprofile.
 */
record CreateLoginProfile(Users users) implements Action {
  private static final Parameter<String> PASSWORD =
      Parameter.required("Password", ParameterType.text());
  private static final Parameter<String> RESET =
      Parameter.optional("PasswordResetRequired", ParameterType.oneOf("false"));
  private static final Parameter<String> SECOND_FACTOR =
      Parameter.optional("MFABindRequired", ParameterType.oneOf("false"));

  @Override
  public String name() {
    return "CreateLoginProfile";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(Names.USER, PASSWORD, RESET, SECOND_FACTOR);
  }

  @Override
  public String resource(Map<String, String> received) {
    return Names.user(received);
  }

  @Override
  public Fields answer(Call call) throws Refusal {
    User user = users.get(call.account(), call.get(Names.USER));
    if (user.hasPassword()) {
      throw new Refusal(
          new RpcError(
              409,
              "EntityAlreadyExists.User.LoginProfile",
              "The user has a password already: " + user.name()));
    }
    users.setPassword(user.account(), user.name(), call.get(PASSWORD));
    return new Fields()
        .fields(
            "LoginProfile",
            new Fields()
                .text("UserName", user.name())
                .flag("PasswordResetRequired", false)
                .flag("MFABindRequired", false)
                .text(
                    "CreateDate", WireTime.of(users.get(user.account(), user.name()).updatedAt())));
  }
}
