package dev.cuepost.media.process.template;

import java.time.Instant;
import java.util.List;

/**
 * What a video is made into: one stream by each template.
 *
 * @param isDefault whether it is meant where an upload names none
 * @param locked whether it may not be changed
 */
public record TemplateGroup(
    String id,
    String app,
    String name,
    List<StreamTemplate> templates,
    boolean isDefault,
    boolean locked,
    Instant createdAt,
    Instant modifiedAt) {
  /** How many templates a group may have. Source: VOD documentation, "Limits". */
  public static final int TEMPLATES_MAX = 20;

  /** The group of those that want no stream beside the file itself, which everybody has. */
  public static final String NO_TRANSCODE = "VOD_NO_TRANSCODE";

  public TemplateGroup {
    templates = List.copyOf(templates);
  }
}
