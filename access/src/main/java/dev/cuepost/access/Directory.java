package dev.cuepost.access;

import dev.cuepost.identity.AccessKey;
import dev.cuepost.identity.Caller;
import dev.cuepost.identity.policy.AccessRequest;
import dev.cuepost.identity.policy.Decision;
import dev.cuepost.identity.policy.Policies;
import dev.cuepost.identity.policy.Policy;
import dev.cuepost.identity.policy.TrustPolicy;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that requests are judged by, as it stood at one moment. Immutable.
 *
 * @param keys by id, inactive and temporary ones too
 * @param policies those attached to each user and role that exists
 * @param roles whom each role trusts
 */
record Directory(
    Map<String, AccessKey> keys,
    Map<Holder, List<Policy>> policies,
    Map<Holder, TrustPolicy> roles) {
  static final Directory EMPTY = new Directory(Map.of(), Map.of(), Map.of());

  Directory {
    keys = Map.copyOf(keys);
    policies = Map.copyOf(policies);
    roles = Map.copyOf(roles);
  }

  /** An account may do everything with what is its own; others what policies say. */
  Decision decide(Caller caller, AccessRequest request) {
    return switch (caller) {
      case Caller.Account _ -> Decision.ALLOWED;
      case Caller.User(String account, String name) ->
          Policies.decide(attached(Holder.user(account, name)), request);
      case Caller.AssumedRole(String account, String role, _, Optional<Policy> limit) ->
          within(Policies.decide(attached(Holder.role(account, role)), request), limit, request);
    };
  }

  private static Decision within(Decision ofRole, Optional<Policy> limit, AccessRequest request) {
    return ofRole == Decision.ALLOWED && limit.isPresent()
        ? Policies.decide(List.of(limit.get()), request)
        : ofRole;
  }

  private List<Policy> attached(Holder holder) {
    return policies.getOrDefault(holder, List.of());
  }

  Optional<TrustPolicy> trust(String account, String role) {
    return Optional.ofNullable(roles.get(Holder.role(account, role)));
  }
}
