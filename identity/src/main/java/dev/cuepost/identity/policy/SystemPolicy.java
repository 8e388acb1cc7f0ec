package dev.cuepost.identity.policy;

/**
 * A policy that every account has and none can change.
 *
 * @param document its JSON text
 */
public record SystemPolicy(String name, String description, String document) {
  /** The document, read. */
  public Policy policy() {
    return Policy.parse(document);
  }
}
