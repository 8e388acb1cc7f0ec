package dev.cuepost.identity.audit;

/** Keeps entries. Never waits and never fails; what it cannot keep, it counts. */
@FunctionalInterface
public interface AuditTrail {
  void record(AuditEntry entry);
}
