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
 * Lists what is attached to a role. Source:
 * https://www.alibabacloud.com/help/en/ram/developer-reference/api-ram-2015-05-01-listpoliciesforrole.
 */
record ListPoliciesForRole(StoredPolicies policies) implements Action {
  @Override
  public String name() {
    return "ListPoliciesForRole";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(Names.ROLE);
  }

  @Override
  public String resource(Map<String, String> received) {
    return Names.role(received);
  }

  @Override
  public Fields answer(Call call) {
    var attached = policies.of(Holder.role(call.account(), call.get(Names.ROLE)));
    return new Fields()
        .fields(
            "Policies",
            new Fields().items("Policy", attached.stream().map(PolicyAnswer::brief).toList()));
  }
}
