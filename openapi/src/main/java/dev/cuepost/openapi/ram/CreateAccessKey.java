package dev.cuepost.openapi.ram;

import dev.cuepost.access.OwnedKeys;
import dev.cuepost.identity.AccessKey;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.Refusal;
import java.util.List;
import java.util.Optional;

/**
 * Makes an AccessKey. The only answer that ever tells its secret. Source:
 * https://www.alibabacloud.com/help/en/ram/developer-reference/api-ram-2015-05-01-createaccesskey.
 */
record CreateAccessKey(OwnedKeys keys) implements KeyAction {
  @Override
  public String name() {
    return "CreateAccessKey";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(OWNER);
  }

  @Override
  public Fields answer(Call call) throws Refusal {
    Optional<String> owner = owner(call);
    AccessKey made = keys.create(call.account(), owner);
    Fields told =
        keys.list(call.account(), owner).stream()
            .filter(key -> key.id().equals(made.id()))
            .findFirst()
            .map(KeyAction::told)
            .orElseGet(Fields::new);
    return new Fields().fields("AccessKey", told.text("AccessKeySecret", made.secret()));
  }
}
