package dev.cuepost.media.template;

import java.util.Optional;

/**
 * What users say of a template.
 *
 * @param config Timeline JSON with holes
 * @param relatedMedia JSON object of lists of media, by their type
 * @param state whether jobs may use it
 */
public record Content(
    String name,
    String config,
    Optional<String> coverUrl,
    Optional<String> previewMedia,
    Optional<String> relatedMedia,
    State state) {

  /** Whether jobs may use a template. */
  public enum State {
    AVAILABLE,
    /** Not yet. */
    CREATED
  }

  /** The same, where anything was changed. */
  Content with(Change change) {
    return new Content(
        change.name().orElse(name),
        change.config().orElse(config),
        change.coverUrl().or(() -> coverUrl),
        change.previewMedia().or(() -> previewMedia),
        change.relatedMedia().or(() -> relatedMedia),
        change.state().orElse(state));
  }

  /** What is to become different. */
  public record Change(
      Optional<String> name,
      Optional<String> config,
      Optional<String> coverUrl,
      Optional<String> previewMedia,
      Optional<String> relatedMedia,
      Optional<State> state) {}
}
