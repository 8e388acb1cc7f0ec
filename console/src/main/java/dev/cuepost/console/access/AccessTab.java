package dev.cuepost.console.access;

import dev.cuepost.console.frame.Visit;
import java.util.Arrays;
import java.util.List;

/** The parts of what there is about access. */
public enum AccessTab {
  USERS("users", "ram:ListUsers"),
  POLICIES("policies", "ram:ListPolicies"),
  SERVICES("services", "ram:ListRoles"),
  TESTER("tester", "ram:ListPoliciesForUser"),
  /** The cloud keeps this log in a service of its own, whose name for reading it this is. */
  AUDIT("audit", "actiontrail:LookupEvents");

  private final String word;
  private final String action;

  AccessTab(String word, String action) {
    this.word = word;
    this.action = action;
  }

  /** As addresses name it. */
  public String word() {
    return word;
  }

  /** Goes on only for a visitor who may see it. */
  void need(Visit visit) {
    visit.need(action, "*");
  }

  /** Those that the visitor may see. */
  static List<AccessTab> of(Visit visit) {
    return Arrays.stream(values()).filter(tab -> visit.may(tab.action, "*")).toList();
  }
}
