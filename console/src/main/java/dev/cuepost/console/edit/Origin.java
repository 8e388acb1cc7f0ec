package dev.cuepost.console.edit;

/** What somebody edits. */
public sealed interface Origin {
  /** Something new. */
  record Fresh() implements Origin {}

  /** What a job was submitted by. */
  record OfJob(String jobId) implements Origin {}

  /** What a project holds. */
  record OfProject(String projectId, String title) implements Origin {}

  /** Where it is edited, and where its form goes, behind the region. */
  default String address() {
    return switch (this) {
      case Fresh _ -> "edit";
      case OfJob(String id) -> "jobs/" + id + "/change";
      case OfProject(String id, String _) -> "projects/" + id;
    };
  }

  /** Where one came from. */
  default String back() {
    return switch (this) {
      case Fresh _ -> "jobs";
      case OfJob(String id) -> "jobs/" + id;
      case OfProject _ -> "projects";
    };
  }

  /** Where the form goes to be kept as a project. */
  default String keeping() {
    return switch (this) {
      case Fresh _, OfJob _ -> "projects";
      case OfProject(String id, String _) -> "projects/" + id + "/save";
    };
  }
}
