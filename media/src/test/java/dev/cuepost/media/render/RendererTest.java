package dev.cuepost.media.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.media.edit.Composition.Canvas;
import dev.cuepost.media.edit.FrameRate;
import dev.cuepost.media.edit.RenderPlan;
import dev.cuepost.media.edit.RenderPlan.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("slow")
class RendererTest {
  private static final String ONE_CLIP =
      """
      {"VideoTracks":[{"VideoTrackClips":[{"MediaURL":"FX/a.mp4"}]}]}
      """;

  private static final String LONG =
      """
      {"VideoTracks":[{"VideoTrackClips":[{"Type":"Image","MediaURL":"FX/a.png","Duration":3000}]}]}
      """;

  @TempDir static Path folder;
  private static Studio studio;

  @BeforeAll
  static void makeMaterials() {
    studio = new Studio(folder);
    studio.clip("a.mp4", "640x360", 4, "r", 440);
    studio.make("a.png", "-f|lavfi|-i|testsrc2=s=640x360|-frames:v|1");
  }

  @Test
  void progress_never_goes_back_and_ends_with_a_hundred() throws Exception {
    var said = Collections.synchronizedList(new ArrayList<Progress>());
    var target = folder.resolve("progress.tmp");
    var outcome =
        new Renderer(studio.ffmpeg, FoundFfmpeg.probe(studio.ffmpeg))
            .render(plan(ONE_CLIP, "mp4"), target, Studio.LIMIT, said::add);
    assertThat(outcome).isInstanceOf(RenderOutcome.Rendered.class);
    var rendered = (RenderOutcome.Rendered) outcome;
    assertThat(rendered.duration()).isEqualTo(Duration.ofSeconds(4));
    assertThat(rendered.sizeBytes()).isEqualTo(Files.size(target));
    assertThat(rendered.report()).contains("\"width\": 640", "\"codec_name\": \"aac\"");
    assertThat(said).extracting(Progress::percent).isSorted().doesNotHaveDuplicates().endsWith(100);
    assertThat(said).extracting(Progress::percent).allMatch(percent -> percent >= 0);
  }

  @Test
  void at_the_limit_ffmpeg_is_stopped_and_nothing_is_left() throws Exception {
    var target = folder.resolve("late.tmp");
    var limit = Duration.ofMillis(700);
    assertThat(
            new Renderer(studio.ffmpeg, FoundFfmpeg.probe(studio.ffmpeg))
                .render(plan(LONG, "mp4"), target, limit, progress -> {}))
        .isEqualTo(new RenderOutcome.TimedOut(limit));
    assertNothingLeft("late");
  }

  @Test
  void an_interrupted_render_is_cancelled_and_nothing_is_left() throws Exception {
    var plan = plan(LONG, "mp4");
    var target = folder.resolve("unwanted.tmp");
    var begun = new CountDownLatch(1);
    var outcome = new AtomicReference<RenderOutcome>();
    var thread =
        Thread.ofVirtual()
            .start(() -> {
              outcome.set(
                  new Renderer(studio.ffmpeg, FoundFfmpeg.probe(studio.ffmpeg))
                      .render(plan, target, Studio.LIMIT, progress -> begun.countDown()));
              assertThat(Thread.currentThread().isInterrupted()).isTrue();
            });
    begun.await();
    thread.interrupt();
    thread.join();
    assertThat(outcome.get()).isEqualTo(new RenderOutcome.Cancelled());
    assertNothingLeft("unwanted");
  }

  @Test
  void a_source_that_breaks_is_named_by_its_clip() throws Exception {
    var plan = plan(ONE_CLIP, "mp4");
    Path broken = folder.resolve("broken.mp4");
    Files.write(broken, Arrays.copyOf(Files.readAllBytes(folder.resolve("a.mp4")), 2000));
    var input = plan.inputs().getFirst();
    var broke =
        new RenderPlan(
            List.of(
                new RenderPlan.Input(
                    input.clip(),
                    broken,
                    input.demuxer(),
                    input.seek(),
                    input.length(),
                    Reading.USUAL)),
            plan.graph(),
            plan.encoding(),
            plan.expected());
    assertThat(render(broke))
        .isInstanceOfSatisfying(
            RenderOutcome.Failed.class,
            failed -> {
              assertThat(failed.code()).isEqualTo("ProduceFailed");
              assertThat(failed.message())
                  .startsWith("VideoTracks[0].VideoTrackClips[0]: ")
                  .doesNotContain(folder.toString());
            });
    assertNothingLeft("film");
  }

  @Test
  void a_playlist_in_the_place_of_a_probed_file_is_not_followed() throws Exception {
    var plan = plan(ONE_CLIP, "mp4");
    Path list =
        Files.writeString(folder.resolve("list.mp4"), "ffconcat version 1.0\nfile 'a.mp4'\n");
    var swapped =
        new RenderPlan(
            plan.inputs().stream()
                .map(input ->
                    new RenderPlan.Input(
                        input.clip(),
                        list,
                        input.demuxer(),
                        input.seek(),
                        input.length(),
                        Reading.USUAL))
                .toList(),
            plan.graph(),
            plan.encoding(),
            plan.expected());
    assertThat(render(swapped)).isInstanceOf(RenderOutcome.Failed.class);
  }

  @ParameterizedTest
  @CsvSource({"640, 360, 200", "320, 360, 100", "640, 360, 98"})
  void an_output_that_is_not_as_planned_does_not_count(int width, int height, int frames)
      throws Exception {
    var plan = plan(ONE_CLIP, "mp4");
    var rate = FrameRate.of(25);
    var expected =
        new RenderPlan.Expected(
            Optional.of(new Canvas(width, height, rate, frames)), true, rate.timeOf(frames));
    var outcome = render(new RenderPlan(plan.inputs(), plan.graph(), plan.encoding(), expected));
    assertThat(outcome)
        .isInstanceOfSatisfying(
            RenderOutcome.Failed.class,
            failed -> assertThat(failed.message()).contains("rather than"));
    assertNothingLeft("film");
  }

  @Test
  void a_graph_that_is_too_long_for_a_word_goes_by_a_file() throws Exception {
    var plan = plan(ONE_CLIP, "mp4");
    var padded =
        new RenderPlan(
            plan.inputs(),
            plan.graph().replace(";", ";" + "\n".repeat(150_000)),
            plan.encoding(),
            plan.expected());
    assertThat(render(padded)).isInstanceOf(RenderOutcome.Rendered.class);
    assertThat(folder.resolve("film.tmp.graph")).doesNotExist();
  }

  @Test
  void hevc_and_the_encoder_settings_are_as_asked() throws Exception {
    var film =
        studio.render(
            ONE_CLIP,
            """
            {"MediaURL":"http://a.example.com/b.mp4","Width":"320","Height":180,"Bitrate":"300",
             "Video":{"Codec":"H.265","Preset":"ultrafast","Fps":"29.97"}}
            """);
    assertThat(film.facts.picture().orElseThrow().width()).isEqualTo(320);
    assertThat(film.facts.picture().orElseThrow().rate()).isEqualTo(new FrameRate(30_000, 1001));
    assertThat(film.frames()).isEqualTo(120);
  }

  private static RenderPlan plan(String timeline, String extension) throws InterruptedException {
    return studio.plan(timeline, RenderedTimelinesTest.output(extension, 640, 360));
  }

  private static RenderOutcome render(RenderPlan plan) {
    return new Renderer(studio.ffmpeg, FoundFfmpeg.probe(studio.ffmpeg))
        .render(plan, folder.resolve("film.tmp"), Studio.LIMIT, progress -> {});
  }

  private static void assertNothingLeft(String name) throws IOException {
    try (var files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .noneMatch(file -> file.startsWith(name + "."));
    }
  }
}
