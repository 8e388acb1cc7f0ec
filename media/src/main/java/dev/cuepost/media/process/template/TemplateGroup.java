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

  /** How many groups an account may have in a region. Source: VOD, AddTranscodeTemplateGroup. */
  public static final int GROUPS_MAX = 20;

  /** The group of those that want no stream beside the file itself, which everybody has. */
  public static final String NO_TRANSCODE = "VOD_NO_TRANSCODE";

  /**
   * What a live production plays and cuts to at any moment: key frames lie close together, and the
   * rate does not change. It is in no list.
   */
  public static final TemplateGroup LIVE_PREPROCESS =
      new TemplateGroup(
          "VOD_LIVE_PREPROCESS",
          "",
          "LivePreprocess",
          List.of(
              new StreamTemplate(
                  "live-preprocess",
                  """
                  {"Definition":"OD","Container":{"Format":"mp4"},\
                  "Video":{"Codec":"H.264","Crf":"23","Preset":"veryfast","Fps":"25","Gop":"25"},\
                  "Audio":{"Codec":"AAC","Bitrate":"128","Samplerate":"44100","Channels":"2"}}\
                  """)),
          false,
          true,
          Instant.EPOCH,
          Instant.EPOCH);

  public TemplateGroup {
    templates = List.copyOf(templates);
  }
}
