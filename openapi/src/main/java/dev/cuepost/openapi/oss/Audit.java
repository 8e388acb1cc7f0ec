package dev.cuepost.openapi.oss;

import dev.cuepost.identity.AccessKey;
import dev.cuepost.identity.AccessKeys;
import dev.cuepost.identity.Caller;
import dev.cuepost.identity.Entrance;
import dev.cuepost.identity.audit.AuditEntry;
import dev.cuepost.identity.audit.AuditTrail;
import dev.cuepost.identity.audit.Outcome;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Tells the audit log of requests that were refused and of buckets that were made; not of objects.
 * Of a refused one it works out once more who is said to have signed.
 */
final class Audit {
  private final AccessKeys keys;
  private final AuditTrail trail;
  private final InstantSource clock;

  Audit(Entrance entrance, InstantSource clock) {
    this.keys = entrance.keys();
    this.trail = entrance.audit();
    this.clock = clock;
  }

  /** A bucket was made. */
  void made(Exchange exchange, Caller caller, String requestId) {
    record(exchange, caller.account(), caller.arn(), requestId, Outcome.ALLOWED, "");
  }

  /** Tells of it if its sender was not known, or may not do it. */
  void refused(Exchange exchange, String requestId, OssError error) {
    boolean denied = error.isDenial();
    if (!denied && !error.isOfUnknownSender()) {
      return;
    }
    Optional<AccessKey> key = keys.find(keyId(exchange));
    record(
        exchange,
        key.map(AccessKey::account).orElse(""),
        denied ? key.map(known -> known.caller().arn()).orElse("") : "",
        requestId,
        denied ? Outcome.DENIED : Outcome.FAILED,
        error.code());
  }

  private void record(
      Exchange exchange,
      String account,
      String caller,
      String requestId,
      Outcome outcome,
      String reason) {
    trail.record(
        new AuditEntry(
            clock.instant(),
            account,
            caller,
            keyId(exchange),
            exchange.clientAddress().getHostAddress(),
            "oss:" + action(exchange),
            exchange.target().arn(account),
            outcome,
            reason,
            requestId));
  }

  private static String keyId(Exchange exchange) {
    return OssAuthentication.keyId(exchange).orElse("");
  }

  private static String action(Exchange exchange) {
    try {
      return Operation.of(exchange).action();
    } catch (OssRefusal _) {
      return exchange.method();
    }
  }
}
