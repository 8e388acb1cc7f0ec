package dev.cuepost.openapi;

import dev.cuepost.identity.AccessKey;
import dev.cuepost.identity.AccessKeys;
import dev.cuepost.identity.Caller;
import dev.cuepost.identity.Entrance;
import dev.cuepost.identity.audit.AuditEntry;
import dev.cuepost.identity.audit.AuditTrail;
import dev.cuepost.identity.audit.Outcome;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells the audit log of calls that were refused and of those that changed something. */
final class Audit {
  private final AccessKeys keys;
  private final AuditTrail trail;
  private final InstantSource clock;

  Audit(Entrance entrance, InstantSource clock) {
    this.keys = entrance.keys();
    this.trail = entrance.audit();
    this.clock = clock;
  }

  /** What was asked of whom. */
  record Asked(Product product, Action action, String region) {
    /** Operations that only tell something begin so, in every product. */
    private boolean reads() {
      return Stream.of("Get", "List", "Describe", "Search", "BatchGet", "Preview")
          .anyMatch(action.name()::startsWith);
    }
  }

  /** Tells of a permitted call if it changes something. */
  void done(AccessKey key, Asked asked, RpcRequest request, String requestId) {
    if (!asked.reads()) {
      record(key.caller().arn(), key.id(), asked, request, requestId, Outcome.ALLOWED, "");
    }
  }

  /** Tells of a permitted call that came to nothing if it would have changed something. */
  void failed(AccessKey key, Asked asked, RpcRequest request, String requestId, String reason) {
    if (!asked.reads()) {
      record(key.caller().arn(), key.id(), asked, request, requestId, Outcome.FAILED, reason);
    }
  }

  /** Tells of a call that no policy allows. */
  void denied(AccessKey key, Asked asked, RpcRequest request, String requestId, RpcError error) {
    record(key.caller().arn(), key.id(), asked, request, requestId, Outcome.DENIED, error.code());
  }

  /** Tells of a call whose sender did not show who they are. */
  void unknown(Asked asked, RpcRequest request, String requestId, RpcError error) {
    record("", keyId(request), asked, request, requestId, Outcome.FAILED, error.code());
  }

  private void record(
      String caller,
      String keyId,
      Asked asked,
      RpcRequest request,
      String requestId,
      Outcome outcome,
      String reason) {
    String account = keys.find(keyId).map(AccessKey::account).orElse("");
    trail.record(
        new AuditEntry(
            clock.instant(),
            account,
            caller,
            keyId,
            request.clientAddress().getHostAddress(),
            asked.product().code() + ":" + asked.action().name(),
            resource(asked, request, keyId),
            outcome,
            reason,
            requestId));
  }

  /** As policies name it, so that an entry says what a policy would have to allow. */
  private String resource(Asked asked, RpcRequest request, String keyId) {
    Caller caller = keys.find(keyId).map(AccessKey::caller).orElseGet(() -> new Caller.Account(""));
    return asked
        .action()
        .about(caller, request.parameters())
        .map(resource -> asked.product().fullName(resource, asked.region()))
        .orElse("*");
  }

  private static String keyId(RpcRequest request) {
    try {
      return request.isHeaderSigned()
          ? HeaderProof.of(request).keyId()
          : Optional.ofNullable(request.parameters().get("AccessKeyId")).orElse("");
    } catch (Refusal _) {
      return "";
    }
  }
}
