package dev.cuepost.media.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.media.edit.Joint;
import dev.cuepost.media.edit.Joint.Piece;
import dev.cuepost.media.edit.Plan;
import dev.cuepost.media.edit.RenderPlan;
import dev.cuepost.media.edit.SegmentedPlan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Frames that a source has as they are wanted are copied, and nobody can tell: every frame is the
 * one that it would be, at the moment at which it would be.
 */
@Tag("slow")
class CopiedCutsTest {
  private static final int SECONDS = 14;

  private static final String COLOURS =
      "|-colorspace|bt709|-color_primaries|bt709|-color_trc|bt709|-color_range|tv";

  @TempDir static Path folder;
  private static Studio studio;

  /** What a film begins behind, how many pictures a second it has, and how they are coded. */
  private record Source(String offset, String rate, String how) {}

  private static final Map<String, Source> SOURCES =
      Map.ofEntries(
          Map.entry("closed", new Source("", "25", "-preset|veryfast|-g|50")),
          Map.entry(
              "pyramid",
              new Source(
                  "", "25", "-preset|medium|-bf|4|-g|70|-x264-params|b-pyramid=normal:scenecut=0")),
          Map.entry(
              "open",
              new Source("", "25", "-preset|veryfast|-g|50|-x264-params|open-gop=1:scenecut=0")),
          Map.entry(
              "refresh",
              new Source(
                  "", "25", "-preset|veryfast|-g|50|-x264-params|intra-refresh=1:scenecut=0")),
          Map.entry("main", new Source("", "25", "-preset|superfast|-g|25|-profile:v|main")),
          Map.entry(
              "baseline", new Source("", "25", "-preset|superfast|-g|25|-profile:v|baseline")),
          Map.entry("ntsc", new Source("", "30000/1001", "-preset|veryfast|-g|45")),
          Map.entry("late", new Source("", "25", "-preset|veryfast|-g|50|-output_ts_offset|1.5")),
          Map.entry(
              "uneven",
              new Source("", "25", "-preset|veryfast|-g|50|-vf|select='mod(n\\,7)'|-fps_mode|vfr")),
          Map.entry("behind", new Source("-itsoffset|0.021|", "25", "-preset|veryfast|-g|50")));

  private static final Pattern NAMED = Pattern.compile("FX/(\\w+)\\.mp4");

  @BeforeAll
  static void openStudio() {
    studio = new Studio(folder);
  }

  /** The plan of a timeline, once the films that it names are there. */
  private static Plan soonest(String timeline, String output) throws Exception {
    NAMED
        .matcher(timeline)
        .results()
        .map(named -> named.group(1))
        .distinct()
        .forEach(CopiedCutsTest::make);
    return studio.soonest(timeline, output);
  }

  private static void make(String name) {
    if (Files.exists(folder.resolve(name + ".mp4"))) {
      return;
    }
    var source = Objects.requireNonNull(SOURCES.get(name));
    studio.make(
        name + ".mp4",
        (source.offset()
                    + "-f|lavfi|-i|testsrc2=s=320x180:r=%s:d=%d,noise=alls=4:allf=t:all_seed=7|-f|lavfi"
                    + "|-i|sine=440:sample_rate=48000:d=%2$d|-c:a|aac|-pix_fmt|yuv420p|-c:v|libx264")
                .formatted(source.rate(), SECONDS)
            + COLOURS
            + "|"
            + source.how());
  }

  @ParameterizedTest(name = "{0} in {1} at {2}")
  @CsvSource({
    "pyramid, mp4, 25, 100",
  })
  void every_frame_is_the_sources_at_its_moment(
      String name, String container, String rate, long leastCopied) throws Exception {
    String timeline =
        """
        {"VideoTracks":[{"VideoTrackClips":[
          {"MediaURL":"FX/NAME.mp4","In":1.32,"Out":4.9},
          {"MediaURL":"FX/NAME.mp4","In":4,"Out":8},
          {"MediaURL":"FX/NAME.mp4","In":7.96,"Out":8},
          {"MediaURL":"FX/NAME.mp4","In":1.96,"Out":5.04},
          {"MediaURL":"FX/NAME.mp4","In":10.52}]}]}
        """
            .replace("NAME", name);
    assertIndistinguishable(timeline, output(container, rate), name + "." + container, leastCopied);
  }

  /** At 25 pictures a second tenths often lie there; seconds do in a picture that begins late. */
  @ParameterizedTest(name = "{0}")
  @CsvSource({"closed, .3, .5", "behind, , "})
  void a_cut_in_the_middle_between_two_pictures_is_copied_as_well(
      String name, String in, String out) throws Exception {
    String timeline =
        """
        {"VideoTracks":[{"VideoTrackClips":[
          {"MediaURL":"FX/NAME.mp4","In":0IN,"Out":3OUT},
          {"MediaURL":"FX/NAME.mp4","In":1IN,"Out":5OUT},
          {"MediaURL":"FX/NAME.mp4","In":4IN,"Out":8OUT}]}]}
        """
            .replace("NAME", name)
            .replace("IN", in == null ? "" : in)
            .replace("OUT", out == null ? "" : out);
    assertIndistinguishable(timeline, output("mp4", "25"), name + "-middle.mp4", 150);
  }

  private static void assertIndistinguishable(
      String timeline, String output, String name, long leastCopied) throws Exception {
    var plan = soonest(timeline, output);
    assertThat(copied(plan)).isGreaterThanOrEqualTo(leastCopied);
    if (leastCopied == 0) {
      assertThat(copied(plan)).isZero();
      return;
    }
    Path cut = folder.resolve("cut-" + name);
    Path whole = folder.resolve("whole-" + name);
    render(plan, cut);
    render(studio.plan(timeline, output), whole);

    assertThat(made(cut).moments()).isEqualTo(made(whole).moments()).isNotEmpty();
    assertThat(made(cut).soundDigest()).isEqualTo(made(whole).soundDigest()).startsWith("MD5=");
    assertThat(made(cut).streams()).isEqualTo(made(whole).streams());
    assertThat(made(cut).complaints()).isEmpty();
    Path lossless = lossless(timeline, output, name);
    var exact = made(lossless).digests();
    var got = made(cut).digests();
    assertThat(got).hasSameSizeAs(exact);
    for (var piece : copies(plan)) {
      assertThat(got.subList(piece[0], piece[1])).isEqualTo(exact.subList(piece[0], piece[1]));
    }
    assertThat(made(cut).leastLikeness(lossless)).isGreaterThan(40);
  }

  @Tag("exhaustive")
  @ParameterizedTest(name = "{0} in {1} at {2}")
  @CsvSource({
    "closed, mp4, 25, 200",
    "open, mp4, 25, 0",
    "ntsc, mp4, 29.97, 200",
    "main, mov, 25, 200",
    "main, mkv, 25, 200",
    "main, ts, 25, 200",
    "refresh, mp4, 25, 0",
    "baseline, mp4, 25, 200",
    "late, mp4, 25, 150",
    "uneven, mp4, 25, 0"
  })
  void so_is_every_frame_of_more_sources(
      String name, String container, String rate, long leastCopied) throws Exception {
    every_frame_is_the_sources_at_its_moment(name, container, rate, leastCopied);
  }

  /** What one run makes of it before it is encoded. */
  private static Path lossless(String timeline, String output, String name) throws Exception {
    var plan = studio.plan(timeline, output);
    var encoding = new ArrayList<>(List.of("-map", "[picture]", "-map", "[sound]"));
    encoding.addAll(List.of("-c:v", "ffv1", "-c:a", "pcm_s16le", "-f", "matroska"));
    Path file = folder.resolve(name + "-lossless.mkv");
    var words = new ArrayList<>(List.of(studio.ffmpeg.ffmpeg().toString(), "-y", "-v", "error"));
    words.addAll(
        new RenderPlan(plan.inputs(), plan.graph(), encoding, plan.expected()).arguments(file));
    Studio.run(words);
    return file;
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "{\"MediaURL\":\"FX/closed.mp4\",\"Speed\":2}",
        "{\"MediaURL\":\"FX/closed.mp4\",\"Opacity\":0.5}",
        "{\"MediaURL\":\"FX/closed.mp4\",\"X\":0.1,\"Y\":0.1,\"Width\":0.5,\"Height\":0.5}",
        "{\"MediaURL\":\"FX/closed.mp4\",\"Effects\":[{\"Type\":\"Filter\",\"SubType\":\"m2\"}]}",
        "{\"MediaURL\":\"FX/closed.mp4\",\"Effects\":[{\"Type\":\"Flip\",\"Direction\":\"Horizontal\"}]}",
      })
  void what_is_drawn_upon_is_encoded(String clip) throws Exception {
    String timeline = "{\"VideoTracks\":[{\"VideoTrackClips\":[" + clip + "]}]}";
    assertThat(copied(soonest(timeline, output("mp4", "25")))).isZero();
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "\"Video\":{\"Crf\":20}",
        "\"Video\":{\"Profile\":\"main\"}",
        "\"Video\":{\"Codec\":\"H.265\"}",
        "\"Video\":{\"Fps\":30}",
        "\"Bitrate\":100",
        "\"Width\":640,\"Height\":360",
      })
  void an_output_that_asks_for_something_else_is_encoded(String asked) throws Exception {
    String output =
        "{\"MediaURL\":\"http://b.oss-cn-shanghai.aliyuncs.com/o.mp4\",%s}".formatted(asked);
    assertThat(copied(soonest(track("closed", 0, 10), output))).isZero();
  }

  @Test
  void an_output_that_asks_for_what_the_source_has_is_copied() throws Exception {
    String output =
        """
        {"MediaURL":"http://b.oss-cn-shanghai.aliyuncs.com/o.mp4","Bitrate":20000,
         "Width":320,"Height":180,"Video":{"Fps":25,"Codec":"H.264","Profile":"high","Preset":"slow"}}
        """;
    assertThat(copied(soonest(track("closed", 0, 10), output))).isEqualTo(250);
  }

  @Test
  @Tag("exhaustive")
  void of_sources_with_different_parameters_the_one_that_saves_more_is_copied() throws Exception {
    String timeline =
        """
        {"VideoTracks":[{"VideoTrackClips":[
          {"MediaURL":"FX/closed.mp4","In":1,"Out":8},
          {"MediaURL":"FX/pyramid.mp4","In":1,"Out":5},
          {"MediaURL":"FX/closed.mp4","In":6,"Out":13}]}]}
        """;
    var plan = soonest(timeline, output("mp4", "25"));
    assertThat(copied(plan)).isBetween(230L, 350L);
    Path cut = folder.resolve("two.mp4");
    render(plan, cut);
    assertThat(made(cut).complaints()).isEmpty();
    assertThat(made(cut).moments()).hasSize(450);
  }

  @Test
  @Tag("exhaustive")
  void what_lies_over_a_copy_is_encoded_where_it_lies() throws Exception {
    String timeline =
        """
        {"VideoTracks":[
          {"VideoTrackClips":[{"MediaURL":"FX/closed.mp4"}]},
          {"VideoTrackClips":[{"MediaURL":"FX/main.mp4","TimelineIn":5.2,"TimelineOut":7,
            "X":0.5,"Y":0.5,"Width":0.4,"Height":0.4}]}]}
        """;
    var plan = soonest(timeline, output("mp4", "25"));
    assertThat(copied(plan)).isBetween(220L, 310L);
    Path cut = folder.resolve("over.mp4");
    Path whole = folder.resolve("over-whole.mp4");
    render(plan, cut);
    render(studio.plan(timeline, output("mp4", "25")), whole);
    assertThat(made(cut).moments()).isEqualTo(made(whole).moments());
    assertThat(made(cut).leastLikeness(whole)).isGreaterThan(35);
  }

  @Test
  void only_what_lies_under_captions_is_encoded() throws Exception {
    studio.make("box.png", "-f|lavfi|-i|testsrc2=s=64x36|-frames:v|1");
    String timeline =
        """
        {"VideoTracks":[{"VideoTrackClips":[
           {"MediaURL":"FX/closed.mp4","Out":7},{"MediaURL":"FX/closed.mp4","In":6}]}],
         "SubtitleTracks":[{"SubtitleTrackClips":[
           {"Type":"Text","Content":"one","TimelineIn":2.5,"TimelineOut":3.5,"FontSize":60,
            "SubtitleEffects":[{"Type":"Box","ImageURL":"FX/box.png","Bord":20}]},
           {"Type":"Text","Content":"two","TimelineIn":11,"TimelineOut":11.4,"FontSize":60}]}]}
        """;
    var plan = soonest(timeline, output("mp4", "25"));
    assertThat(copied(plan)).isBetween(210L, 340L);
    Path cut = folder.resolve("captioned.mp4");
    Path whole = folder.resolve("captioned-whole.mp4");
    render(plan, cut);
    render(studio.plan(timeline, output("mp4", "25")), whole);
    assertThat(made(cut).moments()).isEqualTo(made(whole).moments());
    assertThat(made(cut).complaints()).isEmpty();
    assertThat(made(cut).leastLikeness(whole)).isGreaterThan(33);
  }

  private static String track(String name, double in, double out) {
    return String.format(
        Locale.ROOT,
        "{\"VideoTracks\":[{\"VideoTrackClips\":[{\"MediaURL\":\"FX/%s.mp4\",\"In\":%s,\"Out\":%s}]}]}",
        name,
        in,
        out);
  }

  private static String output(String container, String rate) {
    return """
    {"MediaURL":"http://b.oss-cn-shanghai.aliyuncs.com/o.%s","Width":320,"Height":180,
     "Video":{"Fps":%s}}
    """
        .formatted(container, rate);
  }

  private static long copied(Plan plan) {
    return copies(plan).stream().mapToLong(copy -> copy[1] - copy[0]).sum();
  }

  /** From which frame to which frame is copied. */
  private static List<int[]> copies(Plan plan) {
    List<int[]> copies = new ArrayList<>();
    if (plan instanceof SegmentedPlan segmented
        && segmented.joint() instanceof Joint.Pieced joint) {
      int frame = 0;
      for (Piece piece : joint.pieces()) {
        if (piece instanceof Piece.Copied) {
          copies.add(new int[] {frame, frame + piece.count()});
        }
        frame += piece.count();
      }
    }
    return copies;
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
