package dev.cuepost.identity;

import dev.cuepost.identity.policy.AccessRequest;
import dev.cuepost.identity.policy.Decision;
import java.util.Optional;

/** Decides who may do what. Asked for every request, so it answers from memory. */
@FunctionalInterface
public interface AccessControl {
  Decision decide(Caller caller, AccessRequest request);

  /** Why the caller may not do it; empty if they may. */
  default Optional<Denial> denial(Caller caller, AccessRequest request) {
    return switch (decide(caller, request)) {
      case ALLOWED -> Optional.empty();
      case DENIED_EXPLICITLY -> Optional.of(new Denial(caller, request, true));
      case DENIED_IMPLICITLY -> Optional.of(new Denial(caller, request, false));
    };
  }
}
