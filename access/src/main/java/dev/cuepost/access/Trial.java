package dev.cuepost.access;

import dev.cuepost.access.StoredPolicies.Ref;
import dev.cuepost.identity.policy.AccessRequest;
import dev.cuepost.identity.policy.Decision;
import dev.cuepost.identity.policy.Policies;
import dev.cuepost.identity.policy.Policy;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether somebody may do something, and why: what each of their policies says alone.
 *
 * @param decision what they say together
 * @param said one for each policy, in the order in which they were attached
 */
public record Trial(Decision decision, List<Said> said) {
  public Trial {
    said = List.copyOf(said);
  }

  /** What one policy says. */
  public record Said(Ref policy, Decision decision) {}

  /**
   * Tries a request that nobody makes.
   *
   * @throws AccessProblem if there is no such user or role
   */
  public static Trial of(StoredPolicies policies, Holder holder, AccessRequest request) {
    List<Said> said = new ArrayList<>();
    List<Policy> all = new ArrayList<>();
    for (var stored : policies.of(holder)) {
      Policy policy = Policy.parse(stored.document());
      all.add(policy);
      said.add(new Said(stored.ref(), Policies.decide(List.of(policy), request)));
    }
    return new Trial(Policies.decide(all, request), said);
  }
}
