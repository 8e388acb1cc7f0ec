package dev.cuepost.openapi.sts;

import dev.cuepost.access.Roles;
import dev.cuepost.access.Users;
import dev.cuepost.identity.Caller;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.Resource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells callers who they are, whatever they may do otherwise. Source:
 * https://www.alibabacloud.com/help/en/ram/developer-reference/api-sts-2015-04-01-getcalleridentity.
 */
record GetCallerIdentity(Users users, Roles roles) implements Action {
  @Override
  public String name() {
    return "GetCallerIdentity";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of();
  }

  @Override
  public Optional<Resource> about(Caller caller, Map<String, String> received) {
    return Optional.empty();
  }

  @Override
  public Fields answer(Call call) {
    Caller caller = call.caller();
    var fields = new Fields().text("Arn", caller.arn()).text("AccountId", caller.account());
    return switch (caller) {
      case Caller.Account(String account) -> identity(fields, "Account", account, account);
      case Caller.User(String account, String name) -> {
        String id = users.get(account, name).id();
        yield identity(fields, "RAMUser", id, id);
      }
      case Caller.AssumedRole(String account, String role, String session, _) -> {
        String id = roles.get(account, role).id();
        yield identity(fields, "AssumedRoleUser", id + ":" + session, id + ":" + session)
            .text("RoleId", id);
      }
    };
  }

  private static Fields identity(Fields fields, String type, String principal, String user) {
    return fields.text("IdentityType", type).text("PrincipalId", principal).text("UserId", user);
  }
}
