package dev.cuepost.console.access;

import dev.cuepost.access.StoredPolicies.PolicyInfo;
import dev.cuepost.console.frame.Fields;
import java.util.List;

/**
 * All policies.
 *
 * @param fields of the form for another one
 */
public record PoliciesView(
    List<AccessTab> tabs, List<PolicyInfo> policies, Fields fields, boolean mayCreate)
    implements AccessView {
  public PoliciesView {
    tabs = List.copyOf(tabs);
    policies = List.copyOf(policies);
  }

  @Override
  public AccessTab tab() {
    return AccessTab.POLICIES;
  }

  @Override
  public String template() {
    return "access/policies";
  }
}
