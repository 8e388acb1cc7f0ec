package dev.cuepost.media.job;

/** What a job is to render, as its user says it. */
public sealed interface Script {
  /** This. */
  record Timeline(String json) implements Script {}

  /** What an editing project holds. */
  record OfProject(String projectId) implements Script {}

  /**
   * A template, filled.
   *
   * @param clipsParam JSON object of the values
   */
  record OfTemplate(String templateId, String clipsParam) implements Script {}
}
