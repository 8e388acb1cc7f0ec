package dev.cuepost.console.frame;

import dev.cuepost.identity.AccessControl;
import dev.cuepost.identity.Caller;
import dev.cuepost.identity.Denial;
import dev.cuepost.identity.policy.AccessContext;
import dev.cuepost.identity.policy.AccessRequest;
import java.util.Optional;

/**
 * What the visitor may do in a region, asked in the words of the protocols.
 *
 * @param region of the page
 */
public record Permissions(
    AccessControl control, Caller caller, AccessContext context, String region) {
  /**
   * Whether they may.
   *
   * @param action such as {@code mns:ListQueue}
   * @param resource the part of its full name behind the account, such as {@code /queues}
   */
  public boolean may(String action, String resource) {
    return denial(action, resource).isEmpty();
  }

  Optional<Denial> denial(String action, String resource) {
    return control.denial(caller, new AccessRequest(action, fullName(action, resource), context));
  }

  String fullName(String action, String resource) {
    String service = action.substring(0, action.indexOf(':'));
    return "acs:%s:%s:%s:%s".formatted(service, region, caller.account(), resource);
  }
}
