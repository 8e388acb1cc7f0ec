package dev.cuepost.openapi.ram;

import dev.cuepost.access.StoredPolicies;
import dev.cuepost.access.StoredPolicies.PolicyInfo;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.WireTime;
import java.util.List;
import java.util.Map;

/**
 * Tells of one policy, with its document. Source:
 * https://www.alibabacloud.com/help/en/ram/developer-reference/api-ram-2015-05-01-getpolicy.
 */
record GetPolicy(StoredPolicies policies) implements Action {
  @Override
  public String name() {
    return "GetPolicy";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(Names.POLICY, Names.POLICY_TYPE);
  }

  @Override
  public String resource(Map<String, String> received) {
    return Names.policy(received);
  }

  @Override
  public Fields answer(Call call) {
    PolicyInfo policy = policies.get(call.account(), Names.policy(call));
    return new Fields()
        .fields("Policy", PolicyAnswer.of(policy).text("PolicyDocument", policy.document()))
        .fields(
            "DefaultPolicyVersion",
            new Fields()
                .text("VersionId", PolicyAnswer.VERSION)
                .flag("IsDefaultVersion", true)
                .text("PolicyDocument", policy.document())
                .text("CreateDate", WireTime.of(policy.createdAt())));
  }
}
