package dev.cuepost.console.media;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What ffprobe tells of a file, in lines for people. */
final class FileReport {
  private static final ObjectMapper JSON = new ObjectMapper();

  private FileReport() {}

  /** A line for each stream, such as {@code video · h264 · 1280 × 720 · 25 fps}. */
  static List<String> streams(String report) {
    List<String> lines = new ArrayList<>();
    try {
      for (JsonNode stream : JSON.readTree(report).path("streams")) {
        lines.add(line(stream));
      }
    } catch (JsonProcessingException _) {
      return List.of();
    }
    return lines;
  }

  private static String line(JsonNode stream) {
    String size =
        stream.has("width")
            ? stream.path("width").asText() + " × " + stream.path("height").asText()
            : "";
    return Stream.of(
            stream.path("codec_type").asText(),
            stream.path("codec_name").asText(),
            size,
            rate(stream.path("avg_frame_rate").asText()),
            with(stream, "sample_rate", " Hz"),
            stream.path("channel_layout").asText(),
            with(stream, "bit_rate", " bit/s"))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(" · "));
  }

  /** A fraction such as {@code 30000/1001} as a number; empty if it says nothing. */
  private static String rate(String fraction) {
    if (!fraction.matches("[1-9][0-9]{0,8}/[1-9][0-9]{0,8}")) {
      return "";
    }
    String[] parts = fraction.split("/", 2);
    double rate = Double.parseDouble(parts[0]) / Double.parseDouble(parts[1]);
    return String.format(Locale.ROOT, "%.3f", rate).replaceAll("[.]?0+$", "") + " fps";
  }

  private static String with(JsonNode stream, String name, String unit) {
    String value = stream.path(name).asText();
    return value.isEmpty() ? "" : value + unit;
  }
}
