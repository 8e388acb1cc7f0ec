package dev.cuepost.media.render;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cuepost.media.edit.FrameRate;
import dev.cuepost.media.edit.MediaFacts;
import dev.cuepost.media.edit.MediaFacts.Coding;
import dev.cuepost.media.edit.MediaFacts.Color;
import dev.cuepost.media.edit.MediaFacts.Picture;
import dev.cuepost.media.edit.MediaFacts.Sound;
import dev.cuepost.media.edit.MediaFacts.Tags;
import dev.cuepost.media.edit.MediaFacts.Turn;
import dev.cuepost.media.json.Verdict;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** Reads what ffprobe says. */
final class ProbedJson {
  private static final int MOST_SIDE = 16_384;
  private static final long MOST_PIXELS = 100_000_000;
  private static final double LONGEST = 360_000;
  private static final String UNKNOWN = "unknown";
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final Pattern RATIO = Pattern.compile("(\\d{1,9})[:/](\\d{1,9})");
  private static final Pattern CLOCK = Pattern.compile("(\\d{1,4}):(\\d\\d):(\\d\\d(?:\\.\\d+)?)");
  private static final Pattern RGB =
      Pattern.compile("(?:0|x2|a)?(?:rgb|bgr|gbr).*|abgr.*|pal8|mono.*");
  private static final Pattern ALPHA =
      Pattern.compile("yuva.*|rgba.*|bgra.*|argb.*|abgr.*|gbrap.*|ya8|ya16.*|pal8");

  private final JsonNode root;
  private final Optional<StillFormat> still;

  private ProbedJson(JsonNode root, Optional<StillFormat> still) {
    this.root = root;
    this.still = still;
  }

  static Verdict<MediaFacts> facts(byte[] json, Optional<StillFormat> still) {
    try {
      return new ProbedJson(MAPPER.readTree(json), still).facts();
    } catch (IOException _) {
      return Probe.bad("is described at a length that cannot be meant");
    }
  }

  private Verdict<MediaFacts> facts() {
    var format = root.path("format");
    var streams = StreamSupport.stream(root.path("streams").spliterator(), false).toList();
    var video =
        streams.stream()
            .filter(stream -> stream.path("codec_type").asText().equals("video"))
            .filter(stream -> stream.path("disposition").path("attached_pic").asInt() == 0)
            .filter(stream -> stream.path("width").asInt() > 0)
            .findFirst();
    var audio =
        streams.stream()
            .filter(stream -> stream.path("codec_type").asText().equals("audio"))
            .filter(stream -> stream.path("channels").asInt() > 0)
            .findFirst();
    var picture = video.map(this::picture);
    var sound = audio.map(this::sound).filter(found -> found.length().isPositive());
    if (picture.isEmpty() && sound.isEmpty()) {
      return Probe.bad("has neither picture nor sound");
    }
    if (picture.isPresent()) {
      var found = picture.get();
      if (Math.max(found.width(), found.height()) > MOST_SIDE
          || (long) found.width() * found.height() > MOST_PIXELS) {
        return Probe.bad(
            "has a picture of %dx%d; %d a side and %d in all are the most"
                .formatted(found.width(), found.height(), MOST_SIDE, MOST_PIXELS));
      }
      if (!found.still() && !found.length().isPositive()) {
        return Probe.bad("does not tell how long its picture lasts");
      }
    }
    String name = format.path("format_name").asText();
    String demuxer =
        still.map(StillFormat::demuxer).orElseGet(() -> List.of(name.split(",", 2)).getFirst());
    return new Verdict.Accepted<>(
        new MediaFacts(demuxer, picture, sound, format.path("bit_rate").asLong(0)), List.of());
  }

  private Picture picture(JsonNode stream) {
    var frame = root.path("frames").path(0);
    var width = stream.path("width").asInt();
    var height = stream.path("height").asInt();
    return new Picture(
        stream.path("index").asInt(),
        width,
        height,
        turn(stream, frame),
        ratio(stream.path("sample_aspect_ratio").asText()).orElse(1.0),
        rate(stream),
        still.isPresent() ? Duration.ZERO : length(stream),
        still.isPresent(),
        color(frame.isMissingNode() ? stream : frame, Math.min(width, height)),
        still.isPresent() ? Optional.empty() : Optional.of(coding(stream)));
  }

  private Coding coding(JsonNode stream) {
    double begins = root.path("format").path("start_time").asDouble(0);
    double late = Math.max(0, stream.path("start_time").asDouble(begins) - begins);
    return new Coding(
        stream.path("codec_name").asText(),
        stream.path("profile").asText(),
        stream.path("pix_fmt").asText().equals("yuv420p")
            && stream.path("field_order").asText().equals("progressive"),
        new Tags(
            stream.path("color_range").asText(UNKNOWN),
            stream.path("color_primaries").asText(UNKNOWN),
            stream.path("color_transfer").asText(UNKNOWN),
            stream.path("color_space").asText(UNKNOWN)),
        stream.path("bit_rate").asLong(0),
        micros(begins),
        micros(late));
  }

  private static Duration micros(double seconds) {
    return Duration.ofNanos(Math.round(seconds * 1e6) * 1_000);
  }

  private Sound sound(JsonNode stream) {
    return new Sound(stream.path("index").asInt(), stream.path("channels").asInt(), length(stream));
  }

  /** From the file's first moment to the stream's end, by whichever of the sources there is. */
  private Duration length(JsonNode stream) {
    var format = root.path("format");
    double late = stream.path("start_time").asDouble(0) - format.path("start_time").asDouble(0);
    double own = stream.path("duration").asDouble(0);
    double whole = format.path("duration").asDouble(0);
    double seconds = own > 0 ? own + Math.max(0, late) : whole;
    double tagged = clock(stream.path("tags").path("DURATION"));
    if (own <= 0 && tagged > 0) {
      // some that write Matroska count it from the file's first moment, others from the stream's
      seconds = Math.min(tagged + Math.max(0, late), whole > 0 ? whole : LONGEST);
    }
    return seconds > 0 && seconds <= LONGEST ? micros(seconds) : Duration.ZERO;
  }

  private static double clock(JsonNode tag) {
    var clock = CLOCK.matcher(tag.asText());
    return clock.matches()
        ? Integer.parseInt(clock.group(1)) * 3600
            + Integer.parseInt(clock.group(2)) * 60
            + Double.parseDouble(clock.group(3))
        : 0;
  }

  private static FrameRate rate(JsonNode stream) {
    double perSecond =
        fraction(stream.path("avg_frame_rate").asText())
            .or(() -> fraction(stream.path("r_frame_rate").asText()))
            .orElse(25.0);
    return FrameRate.near(Math.clamp(perSecond, 1, 240));
  }

  /** Beyond a third and three no format has its pixels: what says so is a slip of its encoder. */
  private static Optional<Double> ratio(String text) {
    return fraction(text).filter(value -> value > 0.33 && value < 3);
  }

  private static Optional<Double> fraction(String text) {
    var match = RATIO.matcher(text);
    return match.matches()
            && Integer.parseInt(match.group(1)) > 0
            && Integer.parseInt(match.group(2)) > 0
        ? Optional.of(Double.parseDouble(match.group(1)) / Double.parseDouble(match.group(2)))
        : Optional.empty();
  }

  /** FFmpeg counts degrees against the clock; a camera's own note counts its eight positions. */
  private static Turn turn(JsonNode stream, JsonNode frame) {
    for (var holder : List.of(stream, frame)) {
      for (var data : holder.path("side_data_list")) {
        if (data.has("rotation")) {
          return turn(Math.floorMod(-Math.round(data.path("rotation").asDouble() / 90), 4));
        }
      }
    }
    return switch (frame.path("tags").path("Orientation").asText().strip()) {
      case "3", "4" -> Turn.HALF;
      case "5", "6" -> Turn.RIGHT;
      case "7", "8" -> Turn.LEFT;
      default -> Turn.NONE;
    };
  }

  private static Turn turn(int quartersClockwise) {
    return switch (quartersClockwise) {
      case 1 -> Turn.RIGHT;
      case 2 -> Turn.HALF;
      case 3 -> Turn.LEFT;
      default -> Turn.NONE;
    };
  }

  /** What is not told follows the custom: high definition is BT.709, the rest BT.601. */
  private static Color color(JsonNode picture, int shortSide) {
    String format = picture.path("pix_fmt").asText();
    String matrix =
        switch (picture.path("color_space").asText()) {
          case "bt709" -> "bt709";
          case "bt470bg", "smpte170m" -> "bt601";
          case "bt2020nc", "bt2020c" -> "bt2020";
          case "smpte240m" -> "smpte240m";
          case "fcc" -> "fcc";
          default -> shortSide >= 720 ? "bt709" : "bt601";
        };
    return new Color(
        RGB.matcher(format).matches(),
        ALPHA.matcher(format).matches(),
        format.startsWith("yuvj") || picture.path("color_range").asText().equals("pc"),
        matrix);
  }
}
