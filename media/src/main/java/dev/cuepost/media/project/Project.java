package dev.cuepost.media.project;

import dev.cuepost.callback.event.Failure;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * An editing project as it stands.
 *
 * @param projectId 32 hex digits
 * @param failure of its last job
 * @param length of what its last job made
 * @param createSource who made it: {@code OpenAPI}, {@code AliyunConsole} or {@code WebSDK}
 * @param modifiedSource who changed it last
 */
public record Project(
    String projectId,
    Owner owner,
    Content content,
    State state,
    Optional<Failure> failure,
    Optional<Duration> length,
    String createSource,
    String modifiedSource,
    Instant createdAt,
    Instant modifiedAt) {

  /** How far a project is. */
  public enum State {
    /** There is nothing to render yet. */
    DRAFT,
    EDITING,
    /** A job renders it. */
    PRODUCING,
    PRODUCED,
    PRODUCE_FAILED
  }
}
