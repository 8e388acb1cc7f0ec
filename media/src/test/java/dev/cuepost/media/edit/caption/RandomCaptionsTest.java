package dev.cuepost.media.edit.caption;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.media.json.Json;
import dev.cuepost.media.json.Verdict;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Captions, files and fonts by chance: they are refused or drawn, and what is drawn is whole. */
class RandomCaptionsTest {
  private static final FontShelf NO_FONTS = new FontShelf(List.of());

  private static final String[] SCRAPS = {
    "{",
    "}",
    "\\",
    "\\N",
    "\\p1",
    "\\p0",
    "{\\b1}",
    "\\t(",
    "(",
    ")",
    ",",
    "&H",
    "FF",
    "1",
    "99999",
    "-",
    ".",
    "中",
    "😀",
    "\ud800",
    "\u0000",
    " ",
    "\n",
    "\r",
    "<",
    ">",
    "<b>",
    "</font>",
    "&amp;",
    "-->",
    "00:00:01,000",
    "00:01.000",
    " --> ",
    "\n\n",
    "WEBVTT",
    "[Events]\n",
    "[V4+ Styles]\n",
    "Format: Start, End, Text\n",
    "Dialogue: 0:00:00.00,0:00:05.00,",
    "Style: A,B,",
    "fs",
    "pos(1,2)",
    "clip(",
    "move(0,0,1,1)",
    "\\fn",
    "\\r",
    "x",
    "'",
    "%",
    ";",
    "[Script Info]\n",
    "PlayResX: 1"
  };

  private static final Map<String, String[]> VALUES =
      Map.ofEntries(
          Map.entry("Type", new String[] {"Text", "Subtitle", "x"}),
          Map.entry("FileURL", new String[] {"http://x/a.srt", "http://x/b.vtt", "http://x/c.ass"}),
          Map.entry("Alignment", new String[] {"TopLeft", "BottomCenter", "Center", "Up"}),
          Map.entry("AdaptMode", new String[] {"AutoWrap", "AutoScale", "AutoWrapAtSpacesStrict"}),
          Map.entry("FontColor", new String[] {"#123456", "#12", "ffffff"}),
          Map.entry(
              "AaiMotionInEffect",
              new String[] {"fade_in", "slide_left_in", "typewriter1_in", "zzz"}),
          Map.entry(
              "AaiMotionOutEffect", new String[] {"fade_out", "slide_down_out", "spring_out"}),
          Map.entry("AaiMotionLoopEffect", new String[] {"heartbeat_display", "rainbrush_display"}),
          Map.entry("ScrollDirection", new String[] {"Up", "LEFT", "no"}),
          Map.entry("ScrollLoop", new String[] {"true", "false"}));

  private static final List<String> NUMBERS =
      List.of(
          "TimelineIn",
          "TimelineOut",
          "X",
          "Y",
          "TextWidth",
          "FontSize",
          "FontColorOpacity",
          "Spacing",
          "LineSpacing",
          "Angle",
          "Outline",
          "Shadow",
          "AaiMotionIn",
          "AaiMotionOut",
          "Ratio",
          "ScrollStartX",
          "ScrollEndY",
          "ScrollSpeed",
          "ScrollStartFreeze");

  /** The only shapes that are drawn. */
  private static final Pattern BOX =
      Pattern.compile(",,\\{\\\\an\\d[^{}]*\\\\p1}m [0-9.]+ [0-9.]+ l [lb0-9. -]+\n");

  static IntStream seeds() {
    return IntStream.range(0, 200);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void whatever_comes_is_refused_or_drawn_whole(int seed) {
    var random = new Random(seed);
    String json = "{\"Clips\":[" + clip(random) + "," + clip(random) + "]}";
    var read =
        Json.read(
            "Timeline",
            json,
            fields -> {
              var reading = new Captions.Reading();
              fields.list("Clips", 100, reading::add);
              return reading.of(fields, List.of());
            });
    if (!(read instanceof Verdict.Accepted<Captions>(var captions, _))) {
      return;
    }
    var files =
        Map.of(
            "http://x/a.srt", bytes(random, "1\n00:00:01,000 --> 00:00:02,000\n"),
            "http://x/b.vtt", bytes(random, "WEBVTT\n\n00:01.000 --> 00:02.000\n"),
            "http://x/c.ass",
                bytes(random, "[Events]\nDialogue: 0,0:00:00.00,0:00:05.00,A,,0,0,0,,"));
    var drawn =
        captions.draw(320, 180, Duration.ofSeconds(3), ClipPlaces.NONE, files, Map.of(), NO_FONTS);
    if (drawn instanceof Verdict.Accepted<CaptionSheet>(var sheet, _)) {
      for (String document : sheet.documents()) {
        assertWhole(json, document);
      }
      for (var picture : sheet.pictures()) {
        assertThat(picture.area().width()).as(json).isBetween(1.0, 100_000.0);
        assertThat(picture.area().height()).as(json).isBetween(1.0, 100_000.0);
        assertThat(picture.end()).as(json).isGreaterThan(picture.from());
      }
    }
  }

  private static void assertWhole(String json, String document) {
    assertThat(document.length()).as(json).isLessThan(3_000_000);
    assertThat(document).as(json).doesNotContain("NaN", "Infinity", "\r", "\u0000");
    assertThat(BOX.matcher(document).replaceAll("")).as(json).doesNotContain("\\p1");
    boolean events = false;
    for (String line : document.split("\n", -1)) {
      events |= line.equals("[Events]");
      if (events && !line.isEmpty()) {
        assertThat(line)
            .as(json)
            .matches(
                "(?s)(?:\\[Events]|Format: .*|Dialogue: \\d+,\\d:\\d\\d:\\d\\d\\.\\d\\d,\\d:\\d\\d:\\d\\d\\.\\d\\d,.*)");
      }
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void a_damaged_font_is_refused_or_measured(int seed) throws IOException {
    var random = new Random(seed);
    byte[] font = Files.readAllBytes(Path.of("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"));
    if (random.nextInt(3) == 0) {
      font = Arrays.copyOf(font, random.nextInt(font.length));
    }
    for (int count = random.nextInt(60); count > 0 && font.length > 0; count--) {
      font[random.nextInt(Math.min(font.length, random.nextBoolean() ? 2_000 : font.length))] =
          (byte) random.nextInt();
    }
    if (FontFace.read(ByteBuffer.wrap(font))
        instanceof Verdict.Accepted<List<FontFace>>(var faces, _)) {
      var face = faces.getFirst();
      assertThat(face.family()).doesNotContain(",", "\\", "{", "\n");
      assertThat(face.lineHeight()).isBetween(0.2, 10.0);
      for (int letter = 0; letter < 0x2ffff; letter += 97) {
        assertThat(face.advance(letter)).isBetween(0.0, 5_000.0);
      }
    }
  }

  private static String clip(Random random) {
    var fields = new StringJoiner(",", "{", "}");
    if (random.nextInt(3) > 0) {
      fields.add("\"Content\":" + quoted(scraps(random)));
    }
    VALUES.forEach((name, values) -> {
      if (random.nextInt(4) == 0) {
        fields.add("\"%s\":\"%s\"".formatted(name, values[random.nextInt(values.length)]));
      }
    });
    for (String name : NUMBERS) {
      if (random.nextInt(5) == 0) {
        fields.add(
            "\"%s\":%s"
                .formatted(
                    name, random.nextInt(0, 4_000) / (random.nextBoolean() ? 1_000.0 : 1.0)));
      }
    }
    if (random.nextInt(4) == 0) {
      fields.add(
          "\"SubtitleEffects\":[{\"Type\":\"Outline\",\"Bord\":%d},{\"Type\":\"Box\"%s}]"
              .formatted(random.nextInt(9), picture(random)));
    }
    return fields.toString();
  }

  private static String picture(Random random) {
    String picture = ",\"ImageURL\":\"http://x/b.png\"";
    return switch (random.nextInt(3)) {
      case 0 -> "";
      case 1 -> picture;
      default ->
          picture
              + ",\"Width\":%d,\"Height\":%d,\"TextArea\":\"0.1,0.%d,0.8,0.6\""
                  .formatted(1 + random.nextInt(900), 1 + random.nextInt(900), random.nextInt(10));
    };
  }

  private static byte[] bytes(Random random, String start) {
    byte[] bytes =
        ((random.nextInt(4) == 0 ? "" : start) + scraps(random)).getBytes(StandardCharsets.UTF_8);
    if (bytes.length > 0 && random.nextInt(4) == 0) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
    }
    return bytes;
  }

  private static String scraps(Random random) {
    var text = new StringBuilder();
    for (int count = random.nextInt(60); count > 0; count--) {
      text.append(SCRAPS[random.nextInt(SCRAPS.length)]);
    }
    return text.toString();
  }

  private static String quoted(String text) {
    var quoted = new StringBuilder("\"");
    for (int at = 0; at < text.length(); at++) {
      char letter = text.charAt(at);
      if (letter < ' ' || letter == '"' || letter == '\\' || letter > '~') {
        quoted.append("\\u%04x".formatted((int) letter));
      } else {
        quoted.append(letter);
      }
    }
    return quoted.append('"').toString();
  }
}
