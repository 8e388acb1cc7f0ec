package dev.cuepost.smq;

import dev.cuepost.identity.AccessControl;
import dev.cuepost.identity.Caller;
import dev.cuepost.identity.policy.AccessContext;
import dev.cuepost.identity.policy.AccessRequest;
import dev.cuepost.queue.QueueOwner;
import dev.cuepost.smq.wire.SmqError;
import java.time.InstantSource;

/**
 * Refuses what policies do not allow the signer of a request.
 *
 * <p>Source: Message Service documentation, "Permission policies and examples"
 * (https://www.alibabacloud.com/help/en/mns/permission-policies-and-examples).
 */
final class Authorization {
  private final AccessControl control;
  private final InstantSource clock;

  Authorization(AccessControl control, InstantSource clock) {
    this.control = control;
    this.clock = clock;
  }

  void check(
      Caller caller, Dispatch.Operation operation, QueueOwner owner, ReceivedRequest request) {
    if (caller instanceof Caller.Account) {
      return; // asked for every message, and whatever is named is the account's own
    }
    var asked =
        new AccessRequest(
            "mns:" + operation.action(),
            "acs:mns:%s:%s:%s".formatted(owner.region(), owner.account(), operation.resource()),
            new AccessContext(request.clientAddress(), clock.instant(), request.isSecure()));
    control
        .denial(caller, asked)
        .ifPresent(denial -> {
          throw SmqError.ACCESS_DENIED.because(denial.sentence());
        });
  }
}
