package dev.cuepost.server;

import dev.cuepost.access.Access;
import dev.cuepost.access.ServiceRole;
import dev.cuepost.callback.delivery.QueuePermission;
import dev.cuepost.callback.event.Product;
import dev.cuepost.identity.policy.AccessContext;
import dev.cuepost.identity.policy.AccessRequest;
import dev.cuepost.identity.policy.Decision;
import dev.cuepost.queue.QueueOwner;
import java.net.InetAddress;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Lets IMS and VOD write to the queues of accounts that let them act for them, by their default
 * roles.
 *
 * <p>Source: ApsaraVideo VOD documentation, "MNS callbacks", its part on authorization.
 *
 * @param own from where the service writes, for conditions on source addresses
 */
record ServicePermission(Access access, InstantSource clock, InetAddress own)
    implements QueuePermission {
  @Override
  public Optional<String> refusal(Product product, QueueOwner owner, String queue) {
    ServiceRole role =
        switch (product) {
          case IMS -> ServiceRole.ICE;
          case VOD -> ServiceRole.VOD;
        };
    var asked =
        new AccessRequest(
            "mns:SendMessage",
            "acs:mns:%s:%s:/queues/%s/messages".formatted(owner.region(), owner.account(), queue),
            new AccessContext(own, clock.instant(), true));
    return access.decide(role, owner.account(), asked) == Decision.ALLOWED
        ? Optional.empty()
        : Optional.of(
            "the role %s does not exist, does not trust %s or does not allow %s on %s"
                .formatted(role.role(), role.service(), asked.action(), asked.resource()));
  }
}
