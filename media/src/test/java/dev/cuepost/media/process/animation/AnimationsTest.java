package dev.cuepost.media.process.animation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.media.edit.FrameRate;
import dev.cuepost.media.edit.MediaFacts;
import dev.cuepost.media.json.Verdict;
import dev.cuepost.media.process.outcome.Outcome;
import dev.cuepost.media.process.picture.Footage;
import dev.cuepost.media.process.picture.Size;
import dev.cuepost.media.render.Ffmpeg;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;

/** Which frames an animated picture shows, and for how long, with FFmpeg. */
@Tag("slow")
@Tag("exhaustive")
class AnimationsTest {
  @TempDir static Path folder;
  @TempDir Path directory;
  private static Footage footage;
  private static Path film;
  private final List<Integer> progress = new CopyOnWriteArrayList<>();

  @BeforeAll
  static void makeMaterials() throws IOException {
    footage = new Footage(folder, Footage.installed());
    film = footage.film("film.mp4", 10, 50);
  }

  @BeforeEach
  void useADirectoryWithAnOddName() throws IOException {
    directory = Files.createDirectory(directory.resolve("50% o'f %d: \"all\""));
  }

  @ParameterizedTest
  @CsvSource({
    "5, '', 0, 50, 20",
    "5, 'Seek:2,Duration:1.6', 50, 8, 20",
    "5, 'Seek:00:00:02.400,Duration:00:00:01', 60, 5, 20",
    "2, 'Seek:1,End:4', 25, 10, 50",
    "2, 'Seek:1,Duration:1,End:00:00:07', 25, 4, 50",
    "12.5, 'Seek:9,Duration:60', 225, 13, 8"
  })
  void a_gif_has_the_wanted_frames_of_the_wanted_span(
      String fps, String span, int first, int count, int delay) throws Exception {
    String members = span.replaceAll("(\\w+):([\\d:.]+)", "'$1':'$2'");
    Path gif = made("{'Fps':'" + fps + "','TimeSpan':{" + members + "}}", "a.gif");
    var frames = frames(gif);
    assertThat(frames).hasSize(count);
    for (int index = 0; index < count; index++) {
      assertThat(frames.get(index))
          .isEqualTo(first + (int) Math.floor(25 / Double.parseDouble(fps) * index + 1e-6));
    }
    assertThat(delays(gif)).hasSize(count).allMatch(hundredths -> hundredths == delay);
    assertThat(progress).isSorted().endsWith(100);
    assertNothingBut(gif);
  }

  @Test
  void a_rate_that_hundredths_do_not_divide_is_kept_on_the_average() throws Exception {
    Path gif = made("{'Fps':30,'TimeSpan':{'Duration':3}}", "a.gif");
    var delays = delays(gif);
    assertThat(delays).hasSize(90).containsOnly(3, 4);
    assertThat(delays.stream().mapToInt(Integer::intValue).sum()).isBetween(298, 302);
  }

  @Test
  void a_gif_repeats_without_end() throws Exception {
    var bytes = Files.readAllBytes(made("{'TimeSpan':{'Duration':1}}", "a.gif"));
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    assertThat(text).startsWith("GIF89a").contains("NETSCAPE2.0\3\1\0\0\0");
  }

  @Test
  void a_webp_has_the_wanted_frames_and_repeats_without_end() throws Exception {
    Path webp =
        made("{'Format':'webp','Fps':4,'Width':128,'TimeSpan':{'Seek':3,'Duration':2}}", "a.webp");
    var bytes = ByteBuffer.wrap(Files.readAllBytes(webp)).order(ByteOrder.LITTLE_ENDIAN);
    var delays = new ArrayList<Integer>();
    for (int at = 12; at < bytes.limit(); at += 8 + (bytes.getInt(at + 4) + 1 & ~1)) {
      var name = new byte[4];
      bytes.get(at, name);
      switch (new String(name, StandardCharsets.US_ASCII)) {
        case "VP8X" -> {
          assertThat(bytes.getInt(at + 12) & 0xffffff).isEqualTo(127);
          assertThat(bytes.getInt(at + 14) >>> 8).isEqualTo(71);
        }
        case "ANIM" -> assertThat(bytes.getShort(at + 12)).as("how often").isZero();
        case "ANMF" -> delays.add(bytes.getInt(at + 20) & 0xffffff);
        default -> {}
      }
    }
    assertThat(delays).hasSize(8).allMatch(millis -> millis == 250);
    assertNothingBut(webp);
  }

  @Test
  void a_long_one_that_needs_a_palette_first_shows_the_same_frames() throws Exception {
    Path target = directory.resolve("two.gif");
    var plan =
        new AnimationPlan(
            AnimationFormat.GIF,
            film,
            footage.facts(film),
            Duration.ofSeconds(4),
            FrameRate.of(5),
            5,
            new Size(160, 90));
    var palette = directory.resolve("palette.png");
    run(plan.palette(palette));
    run(plan.words(target, palette));
    assertThat(frames(target)).containsExactly(100, 105, 110, 115, 120);
    assertThat(delays(target)).containsExactly(20, 20, 20, 20, 20);
  }

  @Test
  void what_one_run_would_have_to_hold_in_memory_decides_about_the_palette() throws Exception {
    var facts = footage.facts(film);
    assertThat(plan(AnimationFormat.GIF, facts, 100).needsPalette()).isFalse();
    assertThat(plan(AnimationFormat.GIF, facts, 300).needsPalette()).isTrue();
    assertThat(plan(AnimationFormat.WEBP, facts, 300).needsPalette()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "film.mp4, 'Width:240', 240, 135",
    "film.mp4, 'Width:240,LongShortMode:false', 240, 135",
    "film.mp4, 'Width:200,Height:160', 200, 160",
    "turned.mp4, 'Width:240', 135, 240",
    "turned.mp4, 'Height:135', 135, 240",
    "turned.mp4, 'Width:200,Height:160', 160, 200",
    "turned.mp4, 'Width:200,Height:160,LongShortMode:false', 200, 160",
    "turned.mp4, '', 90, 160"
  })
  void the_width_is_meant_for_the_longer_side_unless_it_is_not(
      String name, String wanted, int width, int height) throws Exception {
    footage.turned(film, "turned.mp4");
    String members = wanted.replaceAll("(\\w+):(\\w+)", "'$1':'$2'");
    var picture =
        Footage.picture(
            made(
                folder.resolve(name),
                "{'TimeSpan':{'Duration':'0.1'}" + (wanted.isEmpty() ? "" : "," + members) + "}",
                "a.gif"));
    assertThat(picture.getWidth()).isEqualTo(width);
    assertThat(picture.getHeight()).isEqualTo(height);
  }

  @ParameterizedTest
  @CsvSource({"Seek:10", "Seek:00:00:11", "End:10", "'Seek:4,End:6'"})
  void a_span_of_which_the_clip_has_nothing_is_a_failure(String span) throws Exception {
    String members = span.replaceAll("(\\w+):([\\d:.]+)", "'$1':'$2'");
    assertFailed(run(film, "{'TimeSpan':{" + members + "}}"), "InvalidParameter.NoPicture");
  }

  @Test
  void what_does_not_move_is_refused() throws Exception {
    Path sound = footage.make("sound.m4a", "-f|lavfi|-i|sine=duration=1");
    assertFailed(run(sound, "{}"), "InvalidParameter.ResourceContentBad");
    Path photo = footage.make("photo.png", "-i|%s|-frames:v|1".formatted(film));
    assertFailed(run(photo, "{}"), "InvalidParameter.ResourceContentBad");
  }

  @Test
  void webp_is_refused_by_name_if_this_ffmpeg_cannot_write_it() throws Exception {
    Path poor = folder.resolve("poor-ffmpeg");
    Files.writeString(poor, "#!/bin/sh\necho \"Unknown encoder 'libwebp_anim'\" >&2\nexit 1\n");
    Files.setPosixFilePermissions(poor, PosixFilePermissions.fromString("rwx------"));
    var ffmpeg = new Ffmpeg(poor, footage.ffmpeg.ffprobe(), "5.1");
    var outcome =
        new Animations(ffmpeg)
            .run(
                config("{'Format':'webp'}"),
                film,
                footage.facts(film),
                directory,
                "a.webp",
                Footage.LIMIT,
                progress::add);
    assertFailed(outcome, "InvalidParameter.NotSupport");
  }

  @Test
  void more_frames_than_bearable_are_refused() throws Exception {
    var facts = footage.facts(film);
    var picture = facts.picture().orElseThrow();
    var endless =
        new MediaFacts.Picture(
            0,
            160,
            90,
            picture.turn(),
            1,
            picture.rate(),
            Duration.ofHours(1),
            false,
            picture.color());
    var outcome =
        new Animations(footage.ffmpeg)
            .run(
                config("{'Fps':60}"),
                film,
                new MediaFacts("mov", Optional.of(endless), facts.sound(), 0),
                directory,
                "a.gif",
                Footage.LIMIT,
                progress::add);
    assertFailed(outcome, "InvalidParameter");
  }

  @Test
  void at_the_limit_it_is_stopped_and_an_interrupt_cancels_it() throws Exception {
    var facts = footage.facts(film);
    var animations = new Animations(footage.ffmpeg);
    var limit = Duration.ofMillis(1);
    assertThat(animations.run(config("{}"), film, facts, directory, "a.gif", limit, progress::add))
        .isEqualTo(new Outcome.TimedOut(limit));
    Thread.currentThread().interrupt();
    var outcome =
        animations.run(config("{}"), film, facts, directory, "a.gif", Footage.LIMIT, progress::add);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(outcome).isEqualTo(new Outcome.Cancelled());
    assertNothingBut();
  }

  private AnimationPlan plan(AnimationFormat format, MediaFacts facts, long frames) {
    return new AnimationPlan(
        format, film, facts, Duration.ZERO, FrameRate.of(10), frames, new Size(640, 360));
  }

  private static AnimationConfig config(String json) {
    return switch (AnimationConfig.read(json.replace('\'', '"'))) {
      case Verdict.Accepted<AnimationConfig>(var config, _) -> config;
      case Verdict.Rejected<AnimationConfig>(var rejection) ->
          throw new AssertionError(rejection.toString());
    };
  }

  private Path made(String json, String name) throws Exception {
    return made(film, json, name);
  }

  private Path made(Path file, String json, String name) throws Exception {
    assertThat(run(file, json, name)).isEqualTo(new Outcome.Made(List.of(directory.resolve(name))));
    return directory.resolve(name);
  }

  private Outcome run(Path file, String json) throws Exception {
    return run(file, json, "a.gif");
  }

  private Outcome run(Path file, String json, String name) throws Exception {
    return new Animations(footage.ffmpeg)
        .run(
            config(json), file, footage.facts(file), directory, name, Footage.LIMIT, progress::add);
  }

  private static void run(List<String> words) throws IOException {
    var command = new ArrayList<>(List.of(footage.ffmpeg.ffmpeg().toString(), "-v", "error", "-y"));
    command.addAll(words);
    Footage.say(command);
  }

  /** The numbers of the frames, as FFmpeg puts them together. */
  private List<Integer> frames(Path animation) throws IOException {
    Path stills = Files.createTempDirectory(folder, "stills");
    Footage.say(
        List.of(
            footage.ffmpeg.ffmpeg().toString(),
            "-v",
            "error",
            "-i",
            animation.toString(),
            "-fps_mode",
            "passthrough",
            stills.resolve("%03d.png").toString()));
    var numbers = new ArrayList<Integer>();
    try (var files = Files.list(stills)) {
      for (var file : files.sorted().toList()) {
        numbers.add(Footage.frame(file));
      }
    }
    return numbers;
  }

  /** The delays of a GIF in hundredths of a second, as Java reads them. */
  private static List<Integer> delays(Path gif) throws IOException {
    var delays = new ArrayList<Integer>();
    try (var stream = ImageIO.createImageInputStream(gif.toFile())) {
      var reader = ImageIO.getImageReadersByFormatName("gif").next();
      reader.setInput(stream);
      for (int index = 0; index < reader.getNumImages(true); index++) {
        var nodes =
            ((Element) reader.getImageMetadata(index).getAsTree("javax_imageio_gif_image_1.0"))
                .getElementsByTagName("GraphicControlExtension");
        delays.add(
            Integer.parseInt(
                nodes.item(0).getAttributes().getNamedItem("delayTime").getNodeValue()));
      }
      reader.dispose();
    }
    return delays;
  }

  private static void assertFailed(Outcome outcome, String code) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Failed.class, failed -> assertThat(failed.code()).isEqualTo(code));
  }

  private void assertNothingBut(Path... files) throws IOException {
    try (var found = Files.list(directory)) {
      assertThat(found).containsExactlyInAnyOrder(files);
    }
  }
}
