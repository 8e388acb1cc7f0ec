package dev.cuepost.console.access;

import dev.cuepost.console.frame.Fields;
import dev.cuepost.identity.audit.AuditEntry;
import dev.cuepost.identity.audit.Outcome;
import java.util.List;
import java.util.Optional;

/** A page of the audit log, the newest entries first. */
public record AuditView(
    List<AccessTab> tabs,
    List<AuditEntry> entries,
    Fields fields,
    Optional<String> first,
    Optional<String> next)
    implements AccessView {
  public AuditView {
    tabs = List.copyOf(tabs);
    entries = List.copyOf(entries);
  }

  @Override
  public AccessTab tab() {
    return AccessTab.AUDIT;
  }

  @Override
  public String template() {
    return "access/audit";
  }

  public Outcome[] outcomes() {
    return Outcome.values();
  }

  /** How an outcome is coloured. */
  public static String tone(Outcome outcome) {
    return outcome == Outcome.ALLOWED ? "good" : "bad";
  }
}
