package dev.cuepost.openapi.ram;

import dev.cuepost.access.StoredPolicies;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.Parameter;
import java.util.List;
import java.util.Map;

/**
 * Removes a policy of the account's own that is attached to nobody. Source:
 * https://www.alibabacloud.com/help/en/ram/developer-reference/api-ram-2015-05-01-deletepolicy.
 */
record DeletePolicy(StoredPolicies policies) implements Action {
  @Override
  public String name() {
    return "DeletePolicy";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(Names.POLICY);
  }

  @Override
  public String resource(Map<String, String> received) {
    return Names.policy(received);
  }

  @Override
  public Fields answer(Call call) {
    policies.delete(call.account(), call.get(Names.POLICY));
    return new Fields();
  }
}
