package dev.cuepost.console.edit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuepost.media.edit.Sketch;
import dev.cuepost.media.edit.Timeline;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The editor's script puts every clip where the server's sketch of the timeline has it. */
class TimelineScriptTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int TIMELINES = 400;
  private static final Map<String, Double> SECONDS = Map.of("long", 40.0, "short", 2.5);

  private static final String PROGRAM =
      """
      import {readFileSync} from "node:fs";
      const {read} = await import(process.argv[2]);
      const {timelines, materials} = JSON.parse(readFileSync(process.argv[3]));
      const millis = seconds => Math.round(seconds * 1000);
      for (const timeline of timelines) {
        const drawn = read(timeline, materials);
        console.log(drawn.rows.map(row => row.pieces.map(piece =>
          `${millis(piece.from)}-${millis(piece.until)}${piece.guessed ? "?" : ""}`).join(" "))
          .filter(row => row).join(" | ") + " = " + millis(drawn.end));
      }
      """;

  @TempDir private Path directory;

  @Test
  void clips_lie_where_the_sketch_has_them() throws Exception {
    var timelines = JSON.createArrayNode();
    for (int seed = 0; seed < TIMELINES; seed++) {
      timelines.add(new Drawn(new Random(seed)).timeline());
    }
    List<String> expected = new ArrayList<>();
    for (JsonNode timeline : timelines) {
      expected.add(sketched(timeline.toString()));
    }
    List<String> seen = drawnByScript(timelines);
    assertThat(seen).hasSameSizeAs(expected);
    for (int i = 0; i < TIMELINES; i++) {
      assertThat(seen.get(i)).as(timelines.get(i).toPrettyString()).isEqualTo(expected.get(i));
    }
  }

  private static String sketched(String timeline) {
    Sketch sketch =
        Sketch.of(
            Timeline.read(timeline).orThrow(),
            source ->
                Optional.ofNullable(SECONDS.get(source.text()))
                    .map(seconds -> Duration.ofMillis(Math.round(seconds * 1_000))));
    List<String> tracks = new ArrayList<>();
    for (Sketch.Track track : sketch.tracks()) {
      tracks.add(
          String.join(
              " ",
              track.pieces().stream()
                  .map(piece ->
                      "%d-%d%s"
                          .formatted(
                              piece.from().toMillis(),
                              piece.until().toMillis(),
                              piece.guessed() ? "?" : ""))
                  .toList()));
    }
    return String.join(" | ", tracks) + " = " + sketch.length().toMillis();
  }

  private List<String> drawnByScript(JsonNode timelines)
      throws IOException, InterruptedException, URISyntaxException {
    ObjectNode materials = JSON.createObjectNode();
    SECONDS.forEach((id, seconds) -> materials.putObject(id).put("seconds", seconds));
    ObjectNode input = JSON.createObjectNode();
    input.set("timelines", timelines);
    input.set("materials", materials);
    Path program = Files.writeString(directory.resolve("program.mjs"), PROGRAM);
    Path file = Files.write(directory.resolve("input.json"), JSON.writeValueAsBytes(input));
    // Node takes a script for a module by its name.
    Path script =
        Files.copy(
            Path.of(
                EditorPages.class
                    .getResource("/dev/cuepost/console/asset/editor/timeline.js")
                    .toURI()),
            directory.resolve("timeline.mjs"));
    Process node =
        new ProcessBuilder("node", program.toString(), script.toString(), file.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(node.getInputStream().readAllBytes(), UTF_8);
    assertThat(node.waitFor()).as(said).isZero();
    return said.lines().toList();
  }

  /** A timeline of anything that places its clips. */
  private record Drawn(Random random) {
    ObjectNode timeline() {
      ObjectNode timeline = JSON.createObjectNode();
      for (int track = random.nextInt(1, 4); track > 0; track--) {
        ObjectNode clips = timeline.withArray("VideoTracks").addObject();
        for (int clip = random.nextInt(1, 6); clip > 0; clip--) {
          video(clips.withArray("VideoTrackClips").addObject());
        }
      }
      for (int track = random.nextInt(0, 3); track > 0; track--) {
        ObjectNode clips = timeline.withArray("AudioTracks").addObject();
        for (int clip = random.nextInt(1, 4); clip > 0; clip--) {
          source(clips.withArray("AudioTrackClips").addObject());
        }
      }
      if (random.nextInt(4) == 0) {
        timeline.put("MaxDuration", tenths(1, 60));
      }
      if (random.nextBoolean()) {
        ObjectNode clips = timeline.withArray("SubtitleTracks").addObject();
        ObjectNode caption = clips.withArray("SubtitleTrackClips").addObject();
        caption.put("Type", "Text").put("Content", "words");
        caption.put("TimelineIn", tenths(0, 5)).put("TimelineOut", tenths(5, 9));
      }
      return timeline;
    }

    private void video(ObjectNode clip) {
      if (random.nextInt(4) == 0) {
        clip.put("Type", "Image").put("MediaId", "still");
        if (random.nextBoolean()) {
          clip.put("Duration", tenths(1, 8));
        }
      } else {
        source(clip);
      }
      if (random.nextInt(3) == 0) {
        ObjectNode transition = clip.withArray("Effects").addObject();
        transition.put("Type", "Transition").put("SubType", "fade");
        if (random.nextBoolean()) {
          transition.put("Duration", tenths(0, 2));
        }
      }
    }

    private void source(ObjectNode clip) {
      clip.put("MediaId", List.of("long", "short", "unknown").get(random.nextInt(3)));
      if (random.nextInt(2) == 0) {
        clip.put("In", tenths(0, 2)).put("Out", tenths(2, 12));
      }
      if (random.nextInt(5) == 0) {
        clip.put("Speed", List.of(0.5, 2.0, 4.0).get(random.nextInt(3)));
      }
      if (random.nextInt(4) == 0) {
        clip.put("TimelineIn", tenths(0, 20));
        if (random.nextBoolean()) {
          clip.put("TimelineOut", tenths(20, 40));
        }
      }
    }

    /** A time of at least these seconds and less than those. */
    private double tenths(int from, int until) {
      return random.nextInt(from * 10 + 1, until * 10) / 10.0;
    }
  }
}
