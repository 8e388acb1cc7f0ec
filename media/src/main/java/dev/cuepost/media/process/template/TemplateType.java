package dev.cuepost.media.process.template;

import java.util.List;
import java.util.Optional;

/**
 * What a template is for. Source: CreateCustomTemplate,
 * https://help.aliyun.com/document_detail/441184.htm.
 */
public enum TemplateType {
  TRANSCODE(1, "TranscodeTemplate", "Normal,AudioTranscode,Remux,NarrowBandV1,NarrowBandV2"),
  SNAPSHOT(2, "SnapshotTemplate", "Normal,Sprite,WebVtt"),
  DYNAMIC_IMAGE(3, "DynamicImageTemplate", ""),
  IMAGE_WATERMARK(4, "ImageWatermarkTemplate", ""),
  TEXT_WATERMARK(5, "TextWatermarkTemplate", ""),
  SUBTITLE(6, "SubtitleTemplate", ""),
  AI_AUDIT(7, "AiMediaAuditTemplate", "Video,Audio,Image"),
  AI_COVER(8, "AiSmartCoverTemplate", ""),
  AI_ERASURE(9, "AiEraseTemplate", "VideoDelogo,VideoDetext"),
  AI_DNA(10, "AiMediaDnaTemplate", ""),
  AI_TAG(11, "AiSmartTagTemplate", "");

  private final int number;
  private final String word;
  private final String subtypes;

  TemplateType(int number, String word, String subtypes) {
    this.number = number;
    this.word = word;
    this.subtypes = subtypes;
  }

  /** Its number in the API. */
  public int number() {
    return number;
  }

  /** Its name in the API, such as {@code TranscodeTemplate}. */
  public String word() {
    return word;
  }

  /** The names of its subtypes; the first has number 1. */
  public List<String> subtypes() {
    return subtypes.isEmpty() ? List.of() : List.of(subtypes.split(",", -1));
  }

  /** The name of a subtype; empty if there is no such number. */
  public Optional<String> subtype(int number) {
    return number >= 1 && number <= subtypes().size()
        ? Optional.of(subtypes().get(number - 1))
        : Optional.empty();
  }

  public static Optional<TemplateType> of(int number) {
    return number >= 1 && number <= values().length
        ? Optional.of(values()[number - 1])
        : Optional.empty();
  }
}
