package dev.cuepost.openapi.ram;

import dev.cuepost.access.Roles;
import dev.cuepost.access.Roles.Role;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.ParameterType;
import java.util.List;
import java.util.Map;

/**
 * Makes a role. Sessions in it last an hour at most. Source:
 * https://www.alibabacloud.com/help/en/ram/developer-reference/api-ram-2015-05-01-createrole.
 */
record CreateRole(Roles roles) implements Action {
  private static final Parameter<String> TRUST =
      Parameter.required("AssumeRolePolicyDocument", ParameterType.text());
  private static final Parameter<String> DESCRIPTION =
      Parameter.optional("Description", ParameterType.text());
  private static final Parameter<String> MAX_SESSION_DURATION =
      Parameter.optional(
          "MaxSessionDuration",
          ParameterType.oneOf(Integer.toString(RoleAnswer.SESSION_SECONDS_MAX)));

  @Override
  public String name() {
    return "CreateRole";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(Names.ROLE, TRUST, DESCRIPTION, MAX_SESSION_DURATION);
  }

  @Override
  public String resource(Map<String, String> received) {
    return Names.role(received);
  }

  @Override
  public Fields answer(Call call) {
    Role role =
        roles.create(
            call.account(),
            call.get(Names.ROLE),
            call.get(TRUST),
            call.find(DESCRIPTION).orElse(""));
    return new Fields().fields("Role", RoleAnswer.of(role));
  }
}
