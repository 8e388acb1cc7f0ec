package dev.cuepost.openapi.ram;

import dev.cuepost.access.Holder;
import dev.cuepost.access.StoredPolicies;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.Parameter;
import java.util.List;
import java.util.Map;

/**
 * Attaches a policy to a role. Source:
 * https://www.alibabacloud.com/help/en/ram/developer-reference/api-ram-2015-05-01-attachpolicytorole.
 */
record AttachPolicyToRole(StoredPolicies policies) implements Action {
  @Override
  public String name() {
    return "AttachPolicyToRole";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(Names.POLICY_TYPE, Names.POLICY, Names.ROLE);
  }

  @Override
  public String resource(Map<String, String> received) {
    return Names.role(received);
  }

  @Override
  public Fields answer(Call call) {
    policies.attach(Holder.role(call.account(), call.get(Names.ROLE)), Names.policy(call));
    return new Fields();
  }
}
