package dev.cuepost.console.frame;

import dev.cuepost.console.http.Request;
import dev.cuepost.identity.audit.AuditEntry;
import dev.cuepost.identity.audit.AuditTrail;
import dev.cuepost.identity.audit.Outcome;
import java.time.InstantSource;
import java.util.function.Supplier;

/** Tells the audit log what is changed and refused at the console. */
record AuditedVisits(AuditTrail trail, InstantSource clock, Supplier<String> ids) {
  Visit.Reports of(Request request) {
    return new Visit.Reports() {
      @Override
      public void changed(Permissions by, String action, String resource) {
        trail.record(entry(request, by, action, resource, Outcome.ALLOWED, ""));
      }

      @Override
      public void denied(Permissions to, String action, String resource) {
        trail.record(entry(request, to, action, resource, Outcome.DENIED, "NoPermission"));
      }
    };
  }

  private AuditEntry entry(
      Request request,
      Permissions visitor,
      String action,
      String resource,
      Outcome outcome,
      String reason) {
    return new AuditEntry(
        clock.instant(),
        visitor.caller().account(),
        visitor.caller().arn(),
        "",
        request.client().getHostAddress(),
        action,
        visitor.fullName(action, resource),
        outcome,
        reason,
        ids.get());
  }
}
