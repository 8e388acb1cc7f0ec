package dev.cuepost.openapi.oss;

import dev.cuepost.identity.AccessControl;
import dev.cuepost.identity.Caller;
import dev.cuepost.identity.Denial;
import dev.cuepost.identity.policy.AccessContext;
import dev.cuepost.identity.policy.AccessRequest;
import dev.cuepost.media.store.Buckets;
import dev.cuepost.media.store.Buckets.Acl;
import dev.cuepost.media.store.Buckets.Bucket;
import dev.cuepost.openapi.oss.Requester.Anonymous;
import dev.cuepost.openapi.oss.Requester.Signer;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Refuses what the requester may not do: what another account's is, and what policies do not allow.
 * Everybody may read the objects of a public bucket whom no policy forbids it.
 *
 * <p>Source: Object Storage Service documentation, "RAM policies", for actions and resources, and
 * "Authentication process of OSS requests" for how policies and ACLs go together.
 */
final class OssAuthorization {
  private final Buckets buckets;
  private final AccessControl control;
  private final InstantSource clock;

  OssAuthorization(Buckets buckets, AccessControl control, InstantSource clock) {
    this.buckets = buckets;
    this.control = control;
    this.clock = clock;
  }

  /** Who signed, and may do this with the service or with a bucket that need not exist. */
  Caller signer(Exchange exchange, Requester requester, String action) throws OssRefusal {
    Caller caller = signer(requester);
    Optional<Denial> denial = denial(exchange, exchange.target(), caller, action, caller.account());
    if (denial.isPresent()) {
      throw refusal(denial.get());
    }
    return caller;
  }

  /** The bucket, if it is the requester's own. */
  Bucket owned(Exchange exchange, Requester requester, String action) throws OssRefusal {
    return owned(exchange, exchange.target(), requester, action);
  }

  /** The bucket of something else than what the request names, if it is the requester's own. */
  Bucket owned(Exchange exchange, ObjectTarget target, Requester requester, String action)
      throws OssRefusal {
    Caller caller = signer(requester);
    Bucket bucket = ofOwnAccount(target, requester);
    Optional<Denial> denial = denial(exchange, target, caller, action, bucket.account());
    if (denial.isPresent()) {
      throw refusal(denial.get());
    }
    return bucket;
  }

  /** The bucket, if it is of the requester's account; what policies say is left to be asked. */
  Bucket ofOwnAccount(ObjectTarget target, Requester requester) throws OssRefusal {
    Caller caller = signer(requester);
    Bucket bucket = find(target);
    if (!bucket.account().equals(caller.account())) {
      throw new OssRefusal(OssError.ACCESS_DENIED);
    }
    return bucket;
  }

  /** Lets pass whoever may read the object. */
  void checkReadable(Exchange exchange, ObjectTarget target, Requester requester)
      throws OssRefusal {
    Bucket bucket = find(target);
    if (bucket.acl() == Acl.PRIVATE) {
      var _ = owned(exchange, target, requester, "GetObject");
    } else if (requester instanceof Signer signer) {
      Optional<Denial> denial =
          denial(exchange, target, signer.caller(), "GetObject", bucket.account());
      if (denial.filter(Denial::explicit).isPresent()) {
        throw refusal(denial.get());
      }
    }
  }

  private Bucket find(ObjectTarget target) throws OssRefusal {
    return buckets
        .find(target.bucketId())
        .orElseThrow(() -> new OssRefusal(OssError.NO_SUCH_BUCKET));
  }

  private static Caller signer(Requester requester) throws OssRefusal {
    return switch (requester) {
      case Signer signer -> signer.caller();
      case Anonymous _ -> throw new OssRefusal(OssError.ACCESS_DENIED);
    };
  }

  private Optional<Denial> denial(
      Exchange exchange, ObjectTarget target, Caller caller, String action, String account) {
    return control.denial(
        caller,
        new AccessRequest(
            "oss:" + action,
            target.arn(account),
            new AccessContext(
                exchange.clientAddress(), clock.instant(), exchange.request().isSecure())));
  }

  private static OssRefusal refusal(Denial denial) {
    return new OssRefusal(OssError.forbidden(denial.sentence()));
  }
}
