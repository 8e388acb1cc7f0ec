package dev.cuepost.openapi.ram;

import dev.cuepost.access.StoredPolicies;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.ParameterType;
import dev.cuepost.openapi.Refusal;
import java.util.List;

/**
 * Lists policies in pages: the account's own first, then those of the system, each by name. Source:
 * https://www.alibabacloud.com/help/en/ram/developer-reference/api-ram-2015-05-01-listpolicies.
 */
record ListPolicies(StoredPolicies policies) implements Action {
  private static final Parameter<String> TYPE =
      Parameter.optional("PolicyType", ParameterType.text());

  @Override
  public String name() {
    return "ListPolicies";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(TYPE, Page.MARKER, Page.MAX_ITEMS);
  }

  @Override
  public Fields answer(Call call) throws Refusal {
    var all = policies.list(call.account(), call.find(TYPE).map(StoredPolicies.Type::of));
    var page = Page.of(call, all, policy -> policy.ref().type().wire() + "/" + policy.ref().name());
    return page.fields()
        .fields(
            "Policies",
            new Fields().items("Policy", page.entries().stream().map(PolicyAnswer::of).toList()));
  }
}
