package dev.cuepost.openapi.vod;

import dev.cuepost.media.asset.AssetKind;
import dev.cuepost.media.asset.AssetState;
import dev.cuepost.media.search.Condition;
import dev.cuepost.media.search.Field;
import dev.cuepost.media.search.Vocabulary;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The words in which users of VOD search, by the sort of media that they look for.
 *
 * <p>Source: ApsaraVideo VOD documentation, "Protocol for media asset search".
 */
enum VideoWords {
  VIDEO("video", "Video", "VideoId"),
  AUDIO("audio", "Audio", "AudioId"),
  IMAGE("image", "Image", "ImageId"),
  ATTACHED("attached", "AttachedMedia", "MediaId");

  /** The documented words for states in which nothing ever is here. */
  private static final List<String> NEVER =
      List.of("Transcoding", "TranscodeFail", "Checking", "ProduceFail");

  /** What the words for states stand for. */
  static final Map<String, Set<String>> STATES = states();

  private final String searchType;
  private final String member;
  private final String id;

  VideoWords(String searchType, String member, String id) {
    this.searchType = searchType;
    this.member = member;
    this.id = id;
  }

  private static Map<String, Set<String>> states() {
    Map<String, Set<String>> states =
        Arrays.stream(AssetState.values())
            .collect(
                Collectors.groupingBy(
                    VideoAnswer::status,
                    HashMap::new,
                    Collectors.mapping(Enum::name, Collectors.toSet())));
    NEVER.forEach(word -> states.put(word, Set.of()));
    return Map.copyOf(states);
  }

  static VideoWords ofSearchType(String word) {
    return Arrays.stream(values())
        .filter(one -> one.searchType.equals(word))
        .findFirst()
        .orElseThrow();
  }

  /** {@code MediaType} of what is found. */
  String searchType() {
    return searchType;
  }

  /** The member of an answer that tells about what is found. */
  String member() {
    return member;
  }

  /** What its id is called. */
  String id() {
    return id;
  }

  /** Holds for media of this sort. */
  Condition within() {
    return new Condition.OneOf(
        Field.KIND,
        switch (this) {
          case VIDEO -> List.of(AssetKind.VIDEO.name());
          case AUDIO -> List.of(AssetKind.AUDIO.name());
          case IMAGE -> List.of(AssetKind.IMAGE.name());
          case ATTACHED -> List.of(AssetKind.OTHER.name(), AssetKind.TEXT.name());
        });
  }

  Vocabulary vocabulary() {
    Map<String, Field> fields =
        new HashMap<>(
            Map.of(
                id,
                Field.MEDIA_ID,
                "AppId",
                Field.APP,
                "CateId",
                Field.CATEGORY,
                "Title",
                Field.TITLE,
                "Tags",
                Field.TAGS,
                "Description",
                Field.DESCRIPTION,
                "Status",
                Field.STATE,
                "CreationTime",
                Field.CREATED,
                "ModificationTime",
                Field.MODIFIED));
    fields.put("MediaId", Field.MEDIA_ID);
    switch (this) {
      case VIDEO, AUDIO -> {
        fields.put("Size", Field.SIZE);
        fields.put("Duration", Field.DURATION);
        fields.put("ReferenceId", Field.REFERENCE);
      }
      case IMAGE -> {}
      case ATTACHED -> fields.put("BusinessType", Field.BUSINESS_TYPE);
    }
    return new Vocabulary(fields, Map.of(Field.STATE, STATES));
  }
}
