package dev.cuepost.identity.policy;

import java.util.Collection;

/**
 * What several policies say together.
 *
 * <p>Source: Resource Access Management documentation, "Policy evaluation process".
 */
public final class Policies {
  private Policies() {}

  /** An explicit denial wins over every permission; what nothing permits is denied. */
  public static Decision decide(Collection<Policy> policies, AccessRequest request) {
    boolean allowed = false;
    for (Policy policy : policies) {
      for (Statement statement : policy.statements()) {
        if (statement.appliesTo(request)) {
          switch (statement.effect()) {
            case DENY -> {
              return Decision.DENIED_EXPLICITLY;
            }
            case ALLOW -> allowed = true;
          }
        }
      }
    }
    return allowed ? Decision.ALLOWED : Decision.DENIED_IMPLICITLY;
  }
}
