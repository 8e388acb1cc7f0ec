package dev.cuepost.openapi.ram;

import dev.cuepost.access.OwnedKeys.KeyInfo;
import dev.cuepost.identity.Caller;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.ParameterType;
import dev.cuepost.openapi.Refusal;
import dev.cuepost.openapi.Resource;
import dev.cuepost.openapi.RpcError;
import dev.cuepost.openapi.WireTime;
import java.util.Map;
import java.util.Optional;

/** An operation on AccessKeys: of the user whom it names, else of whoever calls. */
interface KeyAction extends Action {
  Parameter<String> OWNER = Parameter.optional("UserName", ParameterType.text());
  Parameter<String> KEY = Parameter.required("UserAccessKeyId", ParameterType.text());

  @Override
  default Optional<Resource> about(Caller caller, Map<String, String> received) {
    String named = received.getOrDefault(OWNER.name(), "");
    String user = named.isEmpty() && caller instanceof Caller.User own ? own.name() : named;
    return Optional.of(new Resource(caller.account(), user.isEmpty() ? "*" : "user/" + user));
  }

  /**
   * Name of the user whose keys it is about, empty for the account itself.
   *
   * @throws Refusal if nobody is named and the caller has no keys, being in a role
   */
  default Optional<String> owner(Call call) throws Refusal {
    Optional<String> named = call.find(OWNER);
    if (named.isPresent()) {
      return named;
    }
    return switch (call.caller()) {
      case Caller.Account _ -> Optional.empty();
      case Caller.User(_, String name) -> Optional.of(name);
      case Caller.AssumedRole _ -> throw new Refusal(RpcError.missing(OWNER.name()));
    };
  }

  static Fields told(KeyInfo key) {
    return new Fields()
        .text("AccessKeyId", key.id())
        .text("Status", key.active() ? "Active" : "Inactive")
        .text("CreateDate", WireTime.of(key.createdAt()));
  }
}
