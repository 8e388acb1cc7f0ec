package dev.cuepost.media.process.template;

import java.time.Instant;

/**
 * A template of VOD for pictures of a video.
 *
 * @param id 32 hex digits
 * @param config a JSON object in VOD's form
 */
public record VodTemplate(
    String id,
    String app,
    String name,
    Type type,
    String config,
    Instant createdAt,
    Instant modifiedAt) {
  /** What it is for. */
  public enum Type {
    SNAPSHOT("Snapshot"),
    DYNAMIC_IMAGE("DynamicImage");

    private final String word;

    Type(String word) {
      this.word = word;
    }

    /** What the API calls it. */
    public String word() {
      return word;
    }
  }
}
