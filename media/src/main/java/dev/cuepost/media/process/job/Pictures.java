package dev.cuepost.media.process.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cuepost.media.store.ObjectName;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a snapshot job makes or made.
 *
 * @param type {@code Normal}, {@code Sprite} or {@code WebVtt}
 * @param count how many pictures there are, or are wanted before the end; of a playlist of previews
 *     the sheets
 * @param keys of the pictures
 * @param index key of the text that tells which preview is where
 */
public record Pictures(String type, int count, List<String> keys, Optional<String> index) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern NUMBER = Pattern.compile("\\d{5}(?=\\.[^./]*$)");

  public static Pictures of(ProcessJob job) {
    JsonNode config = read(job.order().config());
    String type = config.path("Type").asText("Normal");
    if (job.result().isEmpty()) {
      return new Pictures(type, config.path("Count").asInt(0), List.of(), Optional.empty());
    }
    List<String> keys = job.result().get().keys();
    Optional<String> index = keys.stream().filter(key -> key.endsWith(".vtt")).findFirst();
    List<String> pictures = keys.stream().filter(key -> !key.endsWith(".vtt")).toList();
    return new Pictures(type, pictures.size(), pictures, index);
  }

  /** What VOD calls pictures of a video that are to be its cover. */
  static final String COVER = "CoverSnapshot";

  /** What VOD calls the pictures: {@code CoverSnapshot}, {@code NormalSnapshot} and so on. */
  public static String vodType(ProcessJob job) {
    String named = read(job.order().shown()).path("SnapshotType").asText();
    return named.isEmpty() ? of(job).type() + "Snapshot" : named;
  }

  /** A pattern of names or addresses as VOD writes it, which calls the number by another name. */
  public static String vodPattern(String pattern) {
    return pattern
        .replace("%7BCount%7D", "{SnapshotCount}")
        .replace("%7BTileCount%7D", "{SnapshotCount}")
        .replace("{Count}", "{SnapshotCount}")
        .replace("{TileCount}", "{SnapshotCount}");
  }

  /** Addresses of the pictures in their order. */
  public static List<ObjectName> names(ProcessJob job) {
    return job.order()
        .target()
        .map(target ->
            of(job).keys().stream().map(key -> new ObjectName(target.bucket(), key)).toList())
        .orElse(List.of());
  }

  /** The text that tells which preview is where, if there is one. */
  public static Optional<ObjectName> indexName(ProcessJob job) {
    return of(job)
        .index()
        .flatMap(key -> job.order().target().map(target -> new ObjectName(target.bucket(), key)));
  }

  /**
   * What the names of all pictures are like, with their number as {@code {Count}}: as was asked
   * for, or as they lie there where that was the text that tells which preview is where.
   */
  public static Optional<ObjectName> pattern(ProcessJob job) {
    Optional<ObjectName> target = job.order().target();
    return indexName(job)
        .filter(index -> target.equals(Optional.of(index)))
        .flatMap(_ -> names(job).stream().findFirst())
        .map(first ->
            new ObjectName(first.bucket(), NUMBER.matcher(first.key()).replaceAll("{Count}")))
        .or(() -> target);
  }

  private static JsonNode read(String config) {
    try {
      return JSON.readTree(config);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a job's configuration is no JSON", e);
    }
  }
}
