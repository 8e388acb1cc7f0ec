package dev.cuepost.smq;

import dev.cuepost.identity.AccessKey;
import dev.cuepost.identity.AccessKeys;
import dev.cuepost.identity.Entrance;
import dev.cuepost.identity.MnsAuthorization;
import dev.cuepost.identity.audit.AuditEntry;
import dev.cuepost.identity.audit.AuditTrail;
import dev.cuepost.identity.audit.Outcome;
import dev.cuepost.smq.wire.QueryParameters;
import dev.cuepost.smq.wire.SmqError;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/**
 * Tells the audit log of requests that were refused and of those that changed a queue or the
 * account; not of messages. Of a refused one it works out once more what it asked, so that nothing
 * is prepared for the others.
 */
final class Audit {
  private static final Set<String> CHANGES =
      Set.of(
          "CreateQueue",
          "SetQueueAttributes",
          "DeleteQueue",
          "SetAccountAttributes",
          "OpenService");

  private final AccessKeys keys;
  private final AuditTrail trail;
  private final Dispatch dispatch;
  private final RegionResolver regions;
  private final InstantSource clock;

  Audit(Entrance entrance, Dispatch dispatch, RegionResolver regions, InstantSource clock) {
    this.keys = entrance.keys();
    this.trail = entrance.audit();
    this.dispatch = dispatch;
    this.regions = regions;
    this.clock = clock;
  }

  /** Tells of it if it changed something. */
  void done(
      AccessKey key, Dispatch.Operation operation, ReceivedRequest request, String requestId) {
    if (CHANGES.contains(operation.action())) {
      trail.record(
          entry(Optional.of(key), key.id(), operation, request, requestId, Outcome.ALLOWED, ""));
    }
  }

  /** Tells of it if its sender was not known, or may not do it. */
  void refused(ReceivedRequest request, String requestId, SmqError error) {
    boolean denied = error == SmqError.ACCESS_DENIED;
    if (!denied && !error.isWrongGuess() && error != SmqError.TOO_MANY_REQUESTS) {
      return;
    }
    String keyId = keyId(request);
    operation(request)
        .ifPresent(operation ->
            trail.record(
                entry(
                    keys.find(keyId),
                    keyId,
                    operation,
                    request,
                    requestId,
                    denied ? Outcome.DENIED : Outcome.FAILED,
                    error.code())));
  }

  private AuditEntry entry(
      Optional<AccessKey> key,
      String keyId,
      Dispatch.Operation operation,
      ReceivedRequest request,
      String requestId,
      Outcome outcome,
      String reason) {
    String account = key.map(AccessKey::account).orElse("");
    return new AuditEntry(
        clock.instant(),
        account,
        outcome == Outcome.FAILED ? "" : key.map(known -> known.caller().arn()).orElse(""),
        keyId,
        request.clientAddress().getHostAddress(),
        "mns:" + operation.action(),
        "acs:mns:%s:%s:%s"
            .formatted(
                regions.region(request.host(), request.localPort()), account, operation.resource()),
        outcome,
        reason,
        requestId);
  }

  private Optional<Dispatch.Operation> operation(ReceivedRequest request) {
    var query = QueryParameters.parse(request.target().query());
    return Address.parse(request.target(), query)
        .flatMap(address -> dispatch.select(request.method(), address.resource(), query));
  }

  private static String keyId(ReceivedRequest request) {
    return switch (MnsAuthorization.parse(request.header("authorization").orElse(""))) {
      case MnsAuthorization.V2(var id, _) -> id;
      case MnsAuthorization.V4(var id, _, _) -> id;
      case MnsAuthorization.Malformed() -> "";
    };
  }
}
