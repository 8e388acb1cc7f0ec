package dev.cuepost.media.project;

/**
 * A medium that stands beside a project's timeline.
 *
 * @param materialId an asset's id, or a project's
 */
public record Material(Type type, String materialId) {
  /** What materials are. */
  public enum Type {
    VIDEO,
    AUDIO,
    IMAGE,
    TEXT,
    /** Another editing project. */
    PROJECT,
    /** Of which it is not said; its asset tells. */
    UNTOLD
  }
}
