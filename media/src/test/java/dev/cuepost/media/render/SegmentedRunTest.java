package dev.cuepost.media.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.media.edit.Plan;
import dev.cuepost.media.edit.SegmentedPlan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An edit that was made in segments cannot be told from one that was made at once. */
@Tag("slow")
class SegmentedRunTest {
  private static final String TIMELINE =
      """
      {"VideoTracks":[
        {"VideoTrackClips":[
          {"MediaURL":"FX/long.mp4","In":0.5,"Out":6.5,
           "Effects":[{"Type":"Transition","SubType":"fade","Duration":1}]},
          {"MediaURL":"FX/long.mp4","In":2,"Out":8}]},
        {"VideoTrackClips":[
          {"MediaURL":"FX/long.mp4","In":1,"TimelineIn":3,"TimelineOut":10,
           "X":0.5,"Y":0.5,"Width":0.4,"Height":0.4,
           "Effects":[{"Type":"Volume","Gain":0}]}]}],
       "SubtitleTracks":[{"SubtitleTrackClips":[
         {"Type":"Text","Content":"through it all","TimelineIn":2,"TimelineOut":10.5,
          "FontSize":24,"Y":0.1}]}]}
      """;

  @TempDir static Path folder;
  private static Studio studio;

  @BeforeAll
  static void makeMaterials() {
    studio = new Studio(folder);
    studio.make(
        "long.mp4",
        "-f|lavfi|-i|testsrc2=s=320x180:r=25:d=10|-f|lavfi|-i|sine=440:sample_rate=48000:d=10"
            + "|-c:v|libx264|-preset|ultrafast|-g|40|-pix_fmt|yuv420p|-colorspace|bt709"
            + "|-color_primaries|bt709|-color_trc|bt709|-c:a|aac");
  }

  @Tag("exhaustive")
  @ParameterizedTest(name = "{2} in {0} at {1} frames a second")
  @CsvSource({"mp4, 25, H.265", "ts, 30, H.264", "flv, 25, H.264"})
  void it_is_so_in_other_containers(String container, String rate, String codec) throws Exception {
    frames_moments_and_sound_are_those_of_one_run(container, rate, codec);
  }

  @ParameterizedTest(name = "{2} in {0} at {1} frames a second")
  @CsvSource({"mkv, 29.97, H.264"})
  void frames_moments_and_sound_are_those_of_one_run(String container, String rate, String codec)
      throws Exception {
    String output =
        """
        {"MediaURL":"http://b.oss-cn-shanghai.aliyuncs.com/o.%s","Width":320,"Height":180,
         "Video":{"Fps":%s,"Crf":10,"Codec":"%s"}}
        """
            .formatted(container, rate, codec);
    Path whole = folder.resolve("whole." + container);
    Path joined = folder.resolve("joined." + container);
    var plan = studio.soonest(TIMELINE, output);
    assertThat(plan).isInstanceOf(SegmentedPlan.class);
    assertThat(((SegmentedPlan) plan).pictures()).hasSizeGreaterThan(1);
    render(studio.plan(TIMELINE, output), whole);
    render(plan, joined);

    assertThat(made(joined).streams("profile")).isEqualTo(made(whole).streams("profile"));
    assertThat(made(joined).moments()).isEqualTo(made(whole).moments()).isNotEmpty();
    assertThat(made(joined).soundDigest()).isEqualTo(made(whole).soundDigest()).startsWith("MD5=");
    assertThat(made(joined).leastLikeness(whole)).isGreaterThan(30);
  }

  @Test
  void progress_grows_to_a_hundred_and_nothing_is_left_beside_the_output() throws Exception {
    Path target = Files.createDirectory(folder.resolve("alone")).resolve("film.mp4");
    List<Integer> told = new ArrayList<>();
    var outcome =
        new Renderer(studio.ffmpeg, FoundFfmpeg.probe(studio.ffmpeg))
            .render(
                studio.soonest(TIMELINE, output()),
                target,
                Studio.LIMIT,
                progress -> told.add(progress.percent()));
    assertThat(outcome).isInstanceOf(RenderOutcome.Rendered.class);
    assertThat(told).isSorted().endsWith(100).doesNotHaveDuplicates();
    try (var left = Files.list(target.getParent())) {
      assertThat(left).containsExactly(target);
    }
  }

  @Test
  void a_segment_that_fails_fails_the_whole_by_the_path_of_its_clip() throws Exception {
    studio.make(
        "gone.mp4",
        "-f|lavfi|-i|testsrc2=s=320x180:r=25:d=10|-c:v|libx264|-preset|ultrafast|-pix_fmt|yuv420p");
    String timeline =
        """
        {"VideoTracks":[{"VideoTrackClips":[
          {"MediaURL":"FX/long.mp4","Out":10},{"MediaURL":"FX/gone.mp4","Out":10}]}]}
        """;
    Plan plan = studio.soonest(timeline, output());
    Files.delete(folder.resolve("gone.mp4"));
    Path target = folder.resolve("failed.mp4");
    var outcome =
        new Renderer(studio.ffmpeg, FoundFfmpeg.probe(studio.ffmpeg))
            .render(plan, target, Studio.LIMIT, progress -> {});
    assertThat(outcome)
        .isInstanceOfSatisfying(
            RenderOutcome.Failed.class,
            failed ->
                assertThat(failed.message())
                    .startsWith("VideoTracks[0].VideoTrackClips[1]: ")
                    .contains("No such file"));
    assertThat(target).doesNotExist();
    assertThat(folder.resolve("failed.mp4.segments")).doesNotExist();
  }

  @Test
  void the_limit_and_an_interrupt_end_all_segments() throws Exception {
    Plan plan = studio.soonest(TIMELINE, output());
    var renderer = new Renderer(studio.ffmpeg, FoundFfmpeg.probe(studio.ffmpeg));
    Path target = folder.resolve("stopped.mp4");
    var limit = Duration.ofMillis(300);
    assertThat(renderer.render(plan, target, limit, progress -> {}))
        .isEqualTo(new RenderOutcome.TimedOut(limit));
    Thread.currentThread().interrupt();
    assertThat(renderer.render(plan, target, Studio.LIMIT, progress -> {}))
        .isEqualTo(new RenderOutcome.Cancelled());
    assertThat(Thread.interrupted()).isTrue();
    assertThat(target).doesNotExist();
  }

  private static String output() {
    return """
    {"MediaURL":"http://b.oss-cn-shanghai.aliyuncs.com/o.mp4","Width":320,"Height":180,
     "Video":{"Fps":25}}
    """;
  }

  private static void render(Plan plan, Path target) {
    assertThat(
            new Renderer(studio.ffmpeg, FoundFfmpeg.probe(studio.ffmpeg))
                .render(plan, target, Studio.LIMIT, progress -> {}))
        .isInstanceOf(RenderOutcome.Rendered.class);
  }

  private static MadeFilm made(Path file) {
    return new MadeFilm(file);
  }
}
