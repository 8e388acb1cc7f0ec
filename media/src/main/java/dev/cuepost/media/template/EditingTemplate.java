package dev.cuepost.media.template;

import java.time.Instant;

/**
 * A template that an account keeps.
 *
 * @param templateId 32 hex digits
 * @param content what its user says
 * @param createSource who made it: {@code OpenAPI}, {@code AliyunConsole} or {@code WebSDK}
 * @param modifiedSource who changed it last
 */
public record EditingTemplate(
    String templateId,
    Content content,
    String createSource,
    String modifiedSource,
    Instant createdAt,
    Instant modifiedAt) {

  /** Its holes and what stands around them. */
  public TimelineTemplate timeline() {
    return TimelineTemplate.read(content.config()).orThrow();
  }
}
