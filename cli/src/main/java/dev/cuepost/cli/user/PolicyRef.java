package dev.cuepost.cli.user;

import dev.cuepost.cli.client.Refused;
import java.util.HashMap;
import java.util.Map;

/** A policy by its name alone: one of the system's and one of an account's never share a name. */
record PolicyRef(String type, String name) {
  /** Finds out whose it is. */
  static PolicyRef find(RamClient client, String name) {
    var system = new PolicyRef("System", name);
    try {
      client.attempt("GetPolicy", system.parameters());
      return system;
    } catch (Refused refused) {
      if (!refused.code().equals("EntityNotExist.Policy")) {
        throw refused.failure();
      }
      return new PolicyRef("Custom", name);
    }
  }

  /** As operations are told of it. */
  Map<String, String> parameters() {
    return Map.of("PolicyType", type, "PolicyName", name);
  }

  /** The same with what it is attached to. */
  Map<String, String> with(String holderParameter, String holder) {
    Map<String, String> all = new HashMap<>(parameters());
    all.put(holderParameter, holder);
    return all;
  }
}
