package dev.cuepost.console.access;

import dev.cuepost.access.StoredPolicies.PolicyInfo;
import dev.cuepost.console.frame.Texts;
import java.util.List;
import java.util.Optional;

/**
 * A policy.
 *
 * @param document indented
 */
public record PolicyView(
    List<AccessTab> tabs,
    PolicyInfo policy,
    String document,
    boolean mayDelete,
    Optional<String> problem)
    implements AccessView {
  public PolicyView {
    tabs = List.copyOf(tabs);
  }

  @Override
  public AccessTab tab() {
    return AccessTab.POLICIES;
  }

  @Override
  public String template() {
    return "access/policy";
  }

  @Override
  public String title(Texts texts) {
    return policy.ref().name();
  }
}
