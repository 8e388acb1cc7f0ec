package dev.cuepost.media.process.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What is in a file, as jobs tell it: ffprobe's figures under the API's names, which differ between
 * pictures and sound. All values are texts. Source: GetMediaInfoJob, MediaInfoProperty.
 */
final class FileMeta {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Name in the API by name in ffprobe. */
  private static final Map<String, String> VIDEO =
      Map.ofEntries(
          Map.entry("Bit_rate", "bit_rate"),
          Map.entry("Codec_long_name", "codec_long_name"),
          Map.entry("Codec_name", "codec_name"),
          Map.entry("Codec_tag", "codec_tag"),
          Map.entry("Codec_tag_string", "codec_tag_string"),
          Map.entry("Codec_time_base", "codec_time_base"),
          Map.entry("Dar", "display_aspect_ratio"),
          Map.entry("Duration", "duration"),
          Map.entry("Has_b_frames", "has_b_frames"),
          Map.entry("Height", "height"),
          Map.entry("Index", "index"),
          Map.entry("Level", "level"),
          Map.entry("NumFrames", "nb_frames"),
          Map.entry("PixFmt", "pix_fmt"),
          Map.entry("Profile", "profile"),
          Map.entry("Sar", "sample_aspect_ratio"),
          Map.entry("Start_time", "start_time"),
          Map.entry("Time_base", "time_base"),
          Map.entry("Width", "width"));

  private static final Map<String, String> AUDIO =
      Map.ofEntries(
          Map.entry("Bitrate", "bit_rate"),
          Map.entry("ChannelLayout", "channel_layout"),
          Map.entry("Channels", "channels"),
          Map.entry("CodecLongName", "codec_long_name"),
          Map.entry("CodecName", "codec_name"),
          Map.entry("CodecTag", "codec_tag"),
          Map.entry("CodecTagString", "codec_tag_string"),
          Map.entry("CodecTimeBase", "codec_time_base"),
          Map.entry("Duration", "duration"),
          Map.entry("Index", "index"),
          Map.entry("SampleFmt", "sample_fmt"),
          Map.entry("SampleRate", "sample_rate"),
          Map.entry("StartTime", "start_time"),
          Map.entry("Timebase", "time_base"));

  private FileMeta() {}

  /**
   * What is known of a file beside its content.
   *
   * @param url where it is
   * @param sizeBytes of all its parts
   * @param type {@code source_file} or {@code transcode_file}
   * @param seconds how long it plays, where its parts tell better than the probed one
   * @param format its name, where the probed part has another
   */
  record Known(
      String url,
      long sizeBytes,
      String type,
      String region,
      Optional<String> mediaId,
      Optional<BigDecimal> seconds,
      Optional<String> format) {}

  /**
   * Tells it.
   *
   * @param report what ffprobe said, a JSON object
   * @return a JSON object
   */
  static String of(String report, Known known) {
    JsonNode probed = read(report);
    ObjectNode meta = JSON.createObjectNode();
    meta.set("FileBasicInfo", basic(probed, known));
    ArrayNode video = meta.putArray("VideoStreamInfoList");
    ArrayNode audio = meta.putArray("AudioStreamInfoList");
    for (JsonNode stream : probed.path("streams")) {
      switch (stream.path("codec_type").asText()) {
        case "video" -> video.add(video(stream));
        case "audio" -> audio.add(renamed(stream, AUDIO, "Lang"));
        default -> {
          // Data and subtitles have no list.
        }
      }
    }
    return meta.toString();
  }

  private static ObjectNode basic(JsonNode probed, Known known) {
    JsonNode format = probed.path("format");
    ObjectNode basic = JSON.createObjectNode();
    Optional<String> seconds =
        known.seconds().map(BigDecimal::toPlainString).or(() -> text(format, "duration"));
    put(basic, "Bitrate", bitrate(format, known, seconds));
    put(basic, "Duration", seconds);
    basic.put("FileName", known.url().substring(known.url().lastIndexOf('/') + 1));
    basic.put("FileSize", Long.toString(known.sizeBytes()));
    basic.put("FileStatus", "Normal");
    basic.put("FileType", known.type());
    basic.put("FileUrl", known.url());
    put(basic, "FormatName", known.format().or(() -> text(format, "format_name")));
    put(basic, "MediaId", known.mediaId());
    basic.put("Region", known.region());
    for (JsonNode stream : probed.path("streams")) {
      if (stream.path("codec_type").asText().equals("video") && !basic.has("Width")) {
        put(basic, "Width", text(stream, "width"));
        put(basic, "Height", text(stream, "height"));
      }
    }
    return basic;
  }

  /** Bits a second: what ffprobe says, or the size by the length. */
  private static Optional<String> bitrate(JsonNode format, Known known, Optional<String> seconds) {
    if (known.seconds().isEmpty()) {
      return text(format, "bit_rate");
    }
    return seconds
        .map(BigDecimal::new)
        .filter(length -> length.signum() > 0)
        .map(length ->
            BigDecimal.valueOf(known.sizeBytes() * Byte.SIZE)
                .divide(length, 0, RoundingMode.HALF_UP)
                .toPlainString());
  }

  private static ObjectNode video(JsonNode stream) {
    ObjectNode video = renamed(stream, VIDEO, "Lang");
    put(video, "Avg_fps", rate(stream, "avg_frame_rate"));
    put(video, "Fps", rate(stream, "r_frame_rate"));
    put(video, "Rotate", rotation(stream));
    return video;
  }

  private static ObjectNode renamed(JsonNode stream, Map<String, String> names, String language) {
    ObjectNode renamed = JSON.createObjectNode();
    names.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(name -> put(renamed, name.getKey(), text(stream, name.getValue())));
    put(renamed, language, text(stream.path("tags"), "language"));
    return renamed;
  }

  private static void put(ObjectNode node, String name, Optional<String> value) {
    value.ifPresent(text -> node.put(name, text));
  }

  private static Optional<String> text(JsonNode node, String name) {
    return Optional.of(node.path(name).asText()).filter(text -> !text.isEmpty());
  }

  private static Optional<String> rotation(JsonNode stream) {
    for (JsonNode side : stream.path("side_data_list")) {
      if (side.has("rotation")) {
        return Optional.of(Integer.toString(Math.floorMod(-side.path("rotation").asInt(), 360)));
      }
    }
    return text(stream.path("tags"), "rotate");
  }

  /** ffprobe gives rates as fractions. */
  private static Optional<String> rate(JsonNode stream, String name) {
    String[] parts = stream.path(name).asText().split("/", -1);
    if (parts.length != 2
        || !parts[0].matches("[0-9]{1,9}")
        || !parts[1].matches("[1-9][0-9]{0,8}")) {
      return Optional.empty();
    }
    return Optional.of(
        String.format(
            Locale.ROOT, "%.4f", Double.parseDouble(parts[0]) / Double.parseDouble(parts[1])));
  }

  private static JsonNode read(String report) {
    try {
      return JSON.readTree(report);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a report of ffprobe is no JSON", e);
    }
  }
}
