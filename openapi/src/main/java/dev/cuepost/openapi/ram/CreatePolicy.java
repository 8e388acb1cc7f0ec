package dev.cuepost.openapi.ram;

import dev.cuepost.access.StoredPolicies;
import dev.cuepost.access.StoredPolicies.PolicyInfo;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.ParameterType;
import java.util.List;
import java.util.Map;

/**
 * Keeps a policy of the account's own. Source:
 * https://www.alibabacloud.com/help/en/ram/developer-reference/api-ram-2015-05-01-createpolicy.
 */
record CreatePolicy(StoredPolicies policies) implements Action {
  private static final Parameter<String> DESCRIPTION =
      Parameter.optional("Description", ParameterType.text());
  private static final Parameter<String> DOCUMENT =
      Parameter.required("PolicyDocument", ParameterType.text());

  @Override
  public String name() {
    return "CreatePolicy";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(Names.POLICY, DESCRIPTION, DOCUMENT);
  }

  @Override
  public String resource(Map<String, String> received) {
    return Names.policy(received);
  }

  @Override
  public Fields answer(Call call) {
    PolicyInfo policy =
        policies.create(
            call.account(),
            call.get(Names.POLICY),
            call.find(DESCRIPTION).orElse(""),
            call.get(DOCUMENT));
    return new Fields().fields("Policy", PolicyAnswer.of(policy));
  }
}
