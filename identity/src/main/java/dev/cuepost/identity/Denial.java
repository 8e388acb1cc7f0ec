package dev.cuepost.identity;

import dev.cuepost.identity.policy.AccessRequest;

/**
 * That somebody may not do something.
 *
 * @param explicit whether a policy forbids it; otherwise none permits it
 */
public record Denial(Caller caller, AccessRequest request, boolean explicit) {
  /** Who, what, on what and why, for people. */
  public String sentence() {
    return "%s is not allowed to %s on %s: %s."
        .formatted(
            caller.arn(),
            request.action(),
            request.resource(),
            explicit ? "a policy denies it" : "no policy allows it");
  }
}
