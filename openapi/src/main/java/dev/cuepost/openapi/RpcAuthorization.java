package dev.cuepost.openapi;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cuepost.identity.AccessControl;
import dev.cuepost.identity.Caller;
import dev.cuepost.identity.Denial;
import dev.cuepost.identity.policy.AccessContext;
import dev.cuepost.identity.policy.AccessRequest;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;

/**
 * Refuses what policies do not allow the signer of a request.
 *
 * <p>Source: Resource Access Management documentation, "Troubleshoot access denied errors", for
 * what a refusal tells.
 */
final class RpcAuthorization {
  private final AccessControl control;
  private final InstantSource clock;

  RpcAuthorization(AccessControl control, InstantSource clock) {
    this.control = control;
    this.clock = clock;
  }

  void check(Caller caller, Product product, Action action, String region, RpcRequest request)
      throws Refusal {
    Optional<Resource> resource = action.about(caller, request.parameters());
    if (resource.isEmpty()) {
      return;
    }
    var asked =
        new AccessRequest(
            product.code() + ":" + action.name(),
            product.fullName(resource.get(), region),
            new AccessContext(request.clientAddress(), clock.instant(), request.isSecure()));
    var denial = control.denial(caller, asked);
    if (denial.isPresent()) {
      throw new Refusal(
          RpcError.forbidden(denial.get().sentence()),
          new Fields().fields("AccessDeniedDetail", detail(denial.get())));
    }
  }

  private static Fields detail(Denial denial) {
    Caller caller = denial.caller();
    var fields = new Fields().text("AuthAction", denial.request().action());
    switch (caller) {
      case Caller.Account(String account) ->
          fields.text("AuthPrincipalType", "RootUser").text("AuthPrincipalDisplayName", account);
      case Caller.User(_, String name) ->
          fields.text("AuthPrincipalType", "SubUser").text("AuthPrincipalDisplayName", name);
      case Caller.AssumedRole(_, String role, String session, _) ->
          fields
              .text("AuthPrincipalType", "AssumedRoleUser")
              .text("AuthPrincipalDisplayName", role + ":" + session);
    }
    return fields
        .text("AuthPrincipalOwnerId", caller.account())
        .text("PolicyType", "AccountLevelIdentityBasedPolicy")
        .text("NoPermissionType", denial.explicit() ? "ExplicitDeny" : "ImplicitDeny")
        .text(
            "EncodedDiagnosticMessage",
            Base64.getEncoder().encodeToString(denial.sentence().getBytes(UTF_8)));
  }
}
