package dev.cuepost.access;

import dev.cuepost.access.StoredPolicies.Ref;
import dev.cuepost.identity.policy.AccessRequest;
import dev.cuepost.identity.policy.Decision;
import dev.cuepost.identity.policy.Policies;
import dev.cuepost.identity.policy.Policy;
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
    List<Said> said =
        policies.of(holder).stream()
            .map(policy ->
                new Said(
                    policy.ref(),
                    Policies.decide(List.of(Policy.parse(policy.document())), request)))
            .toList();
    return new Trial(together(said.stream().map(Said::decision).toList()), said);
  }

  private static Decision together(List<Decision> decisions) {
    if (decisions.contains(Decision.DENIED_EXPLICITLY)) {
      return Decision.DENIED_EXPLICITLY;
    }
    return decisions.contains(Decision.ALLOWED) ? Decision.ALLOWED : Decision.DENIED_IMPLICITLY;
  }
}
