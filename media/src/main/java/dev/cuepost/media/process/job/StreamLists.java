package dev.cuepost.media.process.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;

/**
 * What is in a stream that a job made, as VOD tells it: arrays of objects, in text. What jobs store
 * has the names of IMS.
 *
 * @param video of the pictures
 * @param audio of the sounds
 */
public record StreamLists(String video, String audio) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Names of VOD by those of IMS, where they differ. */
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("Avg_fps", "AvgFPS"),
          Map.entry("Bit_rate", "Bitrate"),
          Map.entry("Codec_long_name", "CodecLongName"),
          Map.entry("Codec_name", "CodecName"),
          Map.entry("Codec_tag", "CodecTag"),
          Map.entry("Codec_tag_string", "CodecTagString"),
          Map.entry("Codec_time_base", "CodecTimeBase"),
          Map.entry("Has_b_frames", "HasBFrames"),
          Map.entry("Start_time", "StartTime"),
          Map.entry("Time_base", "Timebase"));

  /** Of a job that has succeeded; nothing is known of others. */
  public static Optional<StreamLists> of(ProcessJob job) {
    return job.result().flatMap(Result::meta).map(StreamLists::of);
  }

  private static StreamLists of(String meta) {
    try {
      JsonNode whole = JSON.readTree(meta);
      return new StreamLists(
          renamed(whole.path("VideoStreamInfoList")), renamed(whole.path("AudioStreamInfoList")));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what is stored is no JSON", e);
    }
  }

  private static String renamed(JsonNode streams) {
    ArrayNode renamed = JSON.createArrayNode();
    for (JsonNode stream : streams) {
      ObjectNode one = renamed.addObject();
      stream
          .properties()
          .forEach(member ->
              one.set(NAMES.getOrDefault(member.getKey(), member.getKey()), member.getValue()));
    }
    return renamed.toString();
  }
}
