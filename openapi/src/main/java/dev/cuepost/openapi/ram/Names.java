package dev.cuepost.openapi.ram;

import dev.cuepost.access.StoredPolicies;
import dev.cuepost.access.StoredPolicies.Ref;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.ParameterType;
import java.util.Map;

/** The parameters that name users, policies and roles, and what policies call those. */
final class Names {
  static final Parameter<String> USER = Parameter.required("UserName", ParameterType.text());
  static final Parameter<String> POLICY = Parameter.required("PolicyName", ParameterType.text());
  static final Parameter<String> POLICY_TYPE =
      Parameter.required("PolicyType", ParameterType.text());
  static final Parameter<String> ROLE = Parameter.required("RoleName", ParameterType.text());

  private Names() {}

  static String user(Map<String, String> received) {
    return "user/" + received.getOrDefault(USER.name(), "");
  }

  static String policy(Map<String, String> received) {
    return "policy/" + received.getOrDefault(POLICY.name(), "");
  }

  static String role(Map<String, String> received) {
    return "role/" + received.getOrDefault(ROLE.name(), "");
  }

  static Ref policy(Call call) {
    return new Ref(StoredPolicies.Type.of(call.get(POLICY_TYPE)), call.get(POLICY));
  }
}
