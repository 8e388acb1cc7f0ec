package dev.cuepost.media.process.template;

import java.time.Instant;
import java.util.Optional;

/**
 * A picture or a text that is laid over streams of VOD whose template names it.
 *
 * @param id 32 hex digits
 * @param fileUrl where the picture lies; empty for a text
 * @param config a JSON object in VOD's form: place and size of a picture; content, place and look
 *     of a text
 * @param isDefault whether its owner marked it so, which at most one is: templates mean it by
 *     {@link #DEFAULT_ID}
 */
public record Watermark(
    String id,
    String app,
    String name,
    Type type,
    Optional<String> fileUrl,
    String config,
    boolean isDefault,
    Instant createdAt) {
  /** What templates write for the default one of their owner, whichever it is, if there is one. */
  public static final String DEFAULT_ID = "USER_DEFAULT_WATERMARK";

  /** How many of them a template may name. */
  public static final int MOST = 20;

  /** What is laid over. */
  public enum Type {
    IMAGE("Image"),
    TEXT("Text");

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
