package dev.cuepost.media.project;

import java.util.Optional;

/**
 * What users say of a project.
 *
 * @param timeline Timeline JSON
 * @param templateId a template to be filled, where there is no timeline
 * @param clipsParam JSON object of what to fill it with
 * @param businessConfig kept and told, as the next
 */
public record Content(
    Optional<String> title,
    Optional<String> description,
    Optional<String> coverUrl,
    Optional<String> timeline,
    Optional<String> templateId,
    Optional<String> clipsParam,
    Optional<String> businessConfig,
    Optional<String> businessStatus) {

  /** Nothing is said. */
  public static final Content NONE =
      new Content(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /** A project of which nothing but its timeline is known. */
  public static Content ofTimeline(String timeline) {
    return NONE.withTimeline(timeline);
  }

  /** The same with this timeline. */
  public Content withTimeline(String timeline) {
    return new Content(
        title,
        description,
        coverUrl,
        Optional.of(timeline),
        templateId,
        clipsParam,
        businessConfig,
        businessStatus);
  }

  /** The same under a title, with a description. */
  public Content named(Optional<String> title, Optional<String> description) {
    return new Content(
        title,
        description,
        coverUrl,
        timeline,
        templateId,
        clipsParam,
        businessConfig,
        businessStatus);
  }

  /** The same, where the other says nothing. */
  Content with(Content change) {
    return new Content(
        change.title.or(() -> title),
        change.description.or(() -> description),
        change.coverUrl.or(() -> coverUrl),
        change.timeline.or(() -> timeline),
        change.templateId.or(() -> templateId),
        change.clipsParam.or(() -> clipsParam),
        change.businessConfig.or(() -> businessConfig),
        change.businessStatus.or(() -> businessStatus));
  }

  /** Whether there is something to render. */
  boolean isEdited() {
    return timeline.isPresent() || templateId.isPresent();
  }
}
