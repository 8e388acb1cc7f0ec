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
 * Lists what is attached to a user. Source:
 * https://www.alibabacloud.com/help/en/ram/developer-reference/api-ram-2015-05-01-listpoliciesforuser.
 */
record ListPoliciesForUser(StoredPolicies policies) implements Action {
  @Override
  public String name() {
    return "ListPoliciesForUser";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(Names.USER);
  }

  @Override
  public String resource(Map<String, String> received) {
    return Names.user(received);
  }

  @Override
  public Fields answer(Call call) {
    var attached = policies.of(Holder.user(call.account(), call.get(Names.USER)));
    return new Fields()
        .fields(
            "Policies",
            new Fields().items("Policy", attached.stream().map(PolicyAnswer::brief).toList()));
  }
}
