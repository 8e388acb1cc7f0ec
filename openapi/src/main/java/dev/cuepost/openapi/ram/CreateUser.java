package dev.cuepost.openapi.ram;

import dev.cuepost.access.Users;
import dev.cuepost.access.Users.Particulars;
import dev.cuepost.access.Users.User;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.ParameterType;
import java.util.List;
import java.util.Map;

/**
 * Makes a user. A phone number or mail address is passed over. Source:
 * https://www.alibabacloud.com/help/en/ram/developer-reference/api-ram-2015-05-01-createuser.
 */
record CreateUser(Users users) implements Action {
  private static final Parameter<String> DISPLAY_NAME =
      Parameter.optional("DisplayName", ParameterType.text());
  private static final Parameter<String> COMMENTS =
      Parameter.optional("Comments", ParameterType.text());

  @Override
  public String name() {
    return "CreateUser";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(Names.USER, DISPLAY_NAME, COMMENTS);
  }

  @Override
  public String resource(Map<String, String> received) {
    return Names.user(received);
  }

  @Override
  public Fields answer(Call call) {
    User user =
        users.create(
            call.account(),
            call.get(Names.USER),
            new Particulars(call.find(DISPLAY_NAME).orElse(""), call.find(COMMENTS).orElse("")));
    return new Fields().fields("User", UserAnswer.of(user));
  }
}
