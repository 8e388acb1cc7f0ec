package dev.cuepost.openapi.ram;

import dev.cuepost.access.OwnedKeys;
import dev.cuepost.access.OwnedKeys.KeyInfo;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.Refusal;
import dev.cuepost.openapi.RpcError;
import dev.cuepost.openapi.WireTime;
import java.util.List;

/**
 * Tells when an AccessKey was last used, to the minute or so; nothing if it never was. Source:
 * https://www.alibabacloud.com/help/en/ram/developer-reference/api-ram-2015-05-01-getaccesskeylastused.
 */
record GetAccessKeyLastUsed(OwnedKeys keys) implements KeyAction {
  @Override
  public String name() {
    return "GetAccessKeyLastUsed";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(OWNER, KEY);
  }

  @Override
  public Fields answer(Call call) throws Refusal {
    String id = call.get(KEY);
    KeyInfo info =
        keys.list(call.account(), owner(call)).stream()
            .filter(key -> key.id().equals(id))
            .findFirst()
            .orElseThrow(() ->
                new Refusal(
                    new RpcError(
                        404,
                        "EntityNotExist.User.AccessKey",
                        "The User AccessKey does not exist: " + id)));
    return new Fields()
        .fields(
            "AccessKeyLastUsed",
            new Fields()
                .text("LastUsedDate", info.lastUse().map(use -> WireTime.of(use.at())))
                .text("ServiceName", info.lastUse().map(OwnedKeys.LastUse::service)));
  }
}
