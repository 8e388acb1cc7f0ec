package dev.cuepost.openapi.upload;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cuepost.media.asset.AssetFile;
import dev.cuepost.openapi.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What ffprobe found in a file, under the names of the APIs. */
public final class FileReport {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final double BITS_PER_KILOBIT = 1_000;

  private final JsonNode report;

  private FileReport(JsonNode report) {
    this.report = report;
  }

  /** Has nothing in it if the file was not looked into. */
  public static FileReport of(AssetFile file) {
    return new FileReport(file.report().map(FileReport::read).orElseGet(JSON::createObjectNode));
  }

  private static JsonNode read(String report) {
    try {
      return JSON.readTree(report);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the report of a file is no JSON", e);
    }
  }

  public Optional<String> formatName() {
    return text(report.path("format"), "format_name");
  }

  /** In kilobits a second. */
  public Optional<String> bitrate() {
    return kilobits(report.path("format"));
  }

  /** Of the picture, in pixels. */
  public Optional<String> width() {
    return picture().flatMap(stream -> text(stream, "width"));
  }

  /** Of the picture, in pixels. */
  public Optional<String> height() {
    return picture().flatMap(stream -> text(stream, "height"));
  }

  /** Of the picture, in frames a second. */
  public Optional<String> frameRate() {
    return picture().flatMap(stream -> rate(stream, "r_frame_rate"));
  }

  private Optional<JsonNode> picture() {
    return of("video").findFirst();
  }

  private Stream<JsonNode> of(String type) {
    var found = new ArrayList<JsonNode>();
    report.path("streams").forEach(found::add);
    return found.stream().filter(s -> s.path("codec_type").asText().equals(type));
  }

  /**
   * The streams of a type.
   *
   * @param type {@code video}, {@code audio} or {@code subtitle}
   */
  public List<Fields> streams(String type) {
    return of(type).map(stream -> stream(type, stream)).toList();
  }

  /** What one of the products tells of a picture and the others do not is told by all. */
  private static Fields stream(String type, JsonNode stream) {
    var fields =
        new Fields()
            .text("Index", text(stream, "index"))
            .text("CodecName", text(stream, "codec_name"))
            .text("CodecLongName", text(stream, "codec_long_name"))
            .text("CodecTag", text(stream, "codec_tag"))
            .text("CodecTagString", text(stream, "codec_tag_string"))
            .text("CodecTimeBase", text(stream, "codec_time_base"))
            .text("Profile", text(stream, "profile"))
            .text("Duration", text(stream, "duration"))
            .text("StartTime", text(stream, "start_time"))
            .text("Timebase", text(stream, "time_base"))
            .text("NumFrames", text(stream, "nb_frames"))
            .text("Bitrate", kilobits(stream))
            .text("Lang", text(stream.path("tags"), "language"));
    return switch (type) {
      case "video" ->
          fields
              .text("Width", text(stream, "width"))
              .text("Height", text(stream, "height"))
              .text("Fps", rate(stream, "r_frame_rate"))
              .text("AvgFPS", rate(stream, "avg_frame_rate"))
              .text("PixFmt", text(stream, "pix_fmt"))
              .text("Level", text(stream, "level"))
              .text("HasBFrames", text(stream, "has_b_frames"))
              .text("Sar", text(stream, "sample_aspect_ratio"))
              .text("Dar", text(stream, "display_aspect_ratio"))
              .text("Rotate", rotation(stream))
              .text("HDRType", hdrType(stream.path("color_transfer").asText()))
              .text("Nb_frames", text(stream, "nb_frames"));
      case "audio" ->
          fields
              .text("Channels", text(stream, "channels"))
              .text("ChannelLayout", text(stream, "channel_layout"))
              .text("SampleRate", text(stream, "sample_rate"))
              .text("SampleFmt", text(stream, "sample_fmt"));
      default -> fields;
    };
  }

  /** What kind of high dynamic range FFmpeg's name for a transfer function stands for. */
  public static Optional<String> hdrType(String transfer) {
    return switch (transfer) {
      case "smpte2084" -> Optional.of("HDR10");
      case "arib-std-b67" -> Optional.of("HLG");
      default -> Optional.empty();
    };
  }

  private static Optional<String> rotation(JsonNode stream) {
    for (JsonNode side : stream.path("side_data_list")) {
      if (side.has("rotation")) {
        return Optional.of(Integer.toString(Math.floorMod(-side.path("rotation").asInt(), 360)));
      }
    }
    return text(stream.path("tags"), "rotate");
  }

  private static Optional<String> text(JsonNode node, String name) {
    return Optional.of(node.path(name).asText()).filter(t -> !t.isEmpty());
  }

  private static Optional<String> kilobits(JsonNode node) {
    return text(node, "bit_rate")
        .filter(t -> t.matches("[0-9]{1,15}"))
        .map(t -> String.format(Locale.ROOT, "%.4f", Long.parseLong(t) / BITS_PER_KILOBIT));
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
}
