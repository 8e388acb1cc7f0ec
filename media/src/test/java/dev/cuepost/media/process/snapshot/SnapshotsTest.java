package dev.cuepost.media.process.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.media.json.Verdict;
import dev.cuepost.media.process.outcome.Outcome;
import dev.cuepost.media.process.picture.Footage;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which frame is in which picture, with FFmpeg. */
@Tag("slow")
@Tag("exhaustive")
class SnapshotsTest {
  @TempDir static Path folder;
  @TempDir Path directory;
  private static Footage footage;
  private static Path film;
  private static Path sparse;
  private static Path slow;
  private final Map<String, BufferedImage> sheets = new HashMap<>();
  private final List<Integer> progress = new CopyOnWriteArrayList<>();

  @BeforeAll
  static void makeMaterials() throws IOException {
    footage = new Footage(folder, Footage.installed());
    film = footage.film("film.mp4", 20, 50);
    sparse = footage.film("sparse.mp4", 20, 100);
    slow = footage.film("slow.mp4", "color=black:s=16x9:r=25/20:d=160", "N*2", 5);
  }

  @BeforeEach
  void useADirectoryWithAnOddName() throws IOException {
    directory = Files.createDirectory(directory.resolve("50% o'f %d: \"all\""));
  }

  @Test
  void normal_pictures_are_the_frames_at_exactly_the_wanted_moments() throws Exception {
    var files =
        made(
            film,
            "{'Type':'Normal','Time':'10000','Count':'5','Interval':'2','FrameType':'normal'}",
            "a-{Count}.jpg");
    assertThat(names(files))
        .containsExactly("a-00001.jpg", "a-00002.jpg", "a-00003.jpg", "a-00004.jpg", "a-00005.jpg");
    assertThat(frames(files)).containsExactly(250, 300, 350, 400, 450);
    assertThat(progress).isSorted().endsWith(100);
    assertNothingElse(files);
  }

  @ParameterizedTest
  @ValueSource(strings = {"film.ts", "film.mkv", "film.flv", "film.avi"})
  void the_frames_are_right_in_other_formats(String name) throws Exception {
    Path file =
        footage.make(
            name, "-i|%s|-c:v|%s".formatted(film, name.endsWith("avi") ? "mpeg4|-q:v|2" : "copy"));
    var pass =
        made(file, "{'Time':9000,'Count':5,'Interval':2,'FrameType':'normal'}", "a-{Count}.jpg");
    assertThat(frames(pass)).containsExactly(225, 275, 325, 375, 425);
    var sought =
        made(file, "{'SpecifiedOffsetTimes':[40,8040,19960],'FrameType':'normal'}", "{Count}.jpg");
    assertThat(frames(sought)).containsExactly(1, 201, 499);
    if (!name.endsWith("avi")) { // which has key frames of its own
      var keys = made(file, "{'Time':3000,'Count':3,'Interval':4}", "{Count}.jpg");
      assertThat(frames(keys)).containsExactly(100, 200, 300);
    }
  }

  @Test
  void the_picture_of_a_moment_is_the_frame_that_is_on_display_then() throws Exception {
    Path held =
        footage.make(
            "held.mp4",
            "-i|%s|-vf|select='not(mod(n,100))'|-fps_mode|passthrough|-c:v|libx264|-preset|superfast|-crf|5|-g|2"
                .formatted(film));
    var files =
        made(
            held,
            "{'SpecifiedOffsetTimes':[0,3999,4000,7990,8001,16010],'FrameType':'normal'}",
            "{Count}.jpg");
    assertThat(frames(files)).containsExactly(0, 0, 100, 100, 200, 400);
    var paced =
        made(held, "{'Time':1000,'Count':5,'Interval':3,'FrameType':'normal'}", "{Count}.jpg");
    assertThat(frames(paced)).containsExactly(0, 100, 100, 200, 300);
  }

  @Test
  void a_short_clip_gives_fewer_pictures() throws Exception {
    var files =
        made(film, "{'Time':17000,'Count':9,'Interval':1,'FrameType':'normal'}", "{Count}.jpg");
    assertThat(frames(files)).containsExactly(425, 450, 475);
  }

  @Test
  void no_picture_at_all_is_a_failure() throws Exception {
    assertThat(run(film, "{'Time':20000,'Count':3,'Interval':1}", "{Count}.jpg"))
        .isInstanceOfSatisfying(
            Outcome.Failed.class,
            failed -> {
              assertThat(failed.code()).isEqualTo("InvalidParameter.NoPicture");
              assertThat(failed.message()).contains("20000 ms");
            });
    assertThat(run(sparse, "{'Time':16001,'Count':3,'Interval':1}", "{Count}.jpg"))
        .isInstanceOfSatisfying(
            Outcome.Failed.class,
            failed -> {
              assertThat(failed.code()).isEqualTo("InvalidParameter.NoPicture");
              assertThat(failed.message()).contains("key frame").contains("16001 ms");
            });
    assertNothingElse(List.of());
  }

  @Test
  void without_an_interval_the_pictures_are_spread_over_what_remains() throws Exception {
    var files =
        made(film, "{'Time':4000,'Count':4,'Interval':0,'FrameType':'normal'}", "{Count}.jpg");
    assertThat(frames(files)).containsExactly(100, 200, 300, 400);
  }

  @Test
  void key_frames_are_the_first_at_or_after_their_moments_and_none_comes_twice() throws Exception {
    assertThat(frames(made(sparse, "{'Time':0,'Count':20,'Interval':1}", "{Count}.jpg")))
        .containsExactly(0, 100, 200, 300, 400);
    assertThat(frames(made(sparse, "{'Time':3000,'Count':2,'Interval':6}", "{Count}.jpg")))
        .containsExactly(100, 300);
    assertThat(frames(made(sparse, "{'SpecifiedOffsetTimes':[100,3000,4000,4001]}", "{Count}.jpg")))
        .containsExactly(100, 200);
    assertThat(frames(made(sparse, "{'Time':8000}", "cover.jpg"))).containsExactly(200);
  }

  @Test
  void moments_far_apart_are_sought_one_by_one_and_are_as_exact() throws Exception {
    var exact =
        made(slow, "{'Time':16000,'Count':4,'Interval':40,'FrameType':'normal'}", "{Count}.jpg");
    assertThat(frames(exact)).containsExactly(40, 140, 240, 340);
    var keys = made(slow, "{'Time':1000,'Count':4,'Interval':60}", "{Count}.jpg");
    assertThat(frames(keys)).containsExactly(10, 160, 310);
  }

  @ParameterizedTest
  @CsvSource({
    "'', 160, 90",
    "'Width:80,', 80, 45",
    "'Height:270,', 480, 270",
    "'Width:64,Height:64,', 64, 64"
  })
  void the_size_is_as_wanted(String wanted, int width, int height) throws Exception {
    var file = only(made(film, "{" + wanted.replaceAll("(\\w+):", "'$1':") + "'Time':0}", "a.jpg"));
    var picture = Footage.picture(file);
    assertThat(picture.getWidth()).isEqualTo(width);
    assertThat(picture.getHeight()).isEqualTo(height);
  }

  @Test
  void a_turned_clip_comes_upright() throws Exception {
    Path turned = footage.turned(film, "turned.mp4");
    var picture =
        Footage.picture(
            only(made(turned, "{'Time':7200,'Width':45,'FrameType':'normal'}", "a.jpg")));
    assertThat(picture.getWidth()).isEqualTo(45);
    assertThat(picture.getHeight()).isEqualTo(80);
    // what was on the left is on top
    assertThat((Footage.green(picture, 22, 20) - 30) / 8.0).isBetween(6.5, 7.5);
    assertThat((Footage.green(picture, 22, 60) - 30) / 8.0).isBetween(4.5, 5.5);
  }

  @Test
  void wide_pixels_are_made_square() throws Exception {
    Path wide = footage.make("wide.mp4", "-t|1|-i|%s|-vf|setsar=2".formatted(film));
    var picture = Footage.picture(only(made(wide, "{}", "a.jpg")));
    assertThat(picture.getWidth()).isEqualTo(320);
    assertThat(picture.getHeight()).isEqualTo(90);
  }

  @Test
  void colours_are_those_of_the_clip() throws Exception {
    Path red =
        footage.make(
            "red.mp4",
            "-f|lavfi|-i|color=0xC83C28:s=1280x720:d=1:r=5,format=rgb24,scale=out_color_matrix=bt709,format=yuv420p|-c:v|libx264|-preset|ultrafast|-crf|5|-colorspace|bt709");
    int rgb = Footage.picture(only(made(red, "{}", "a.jpg"))).getRGB(600, 300);
    assertThat(rgb >> 16 & 0xff).isBetween(0xc8 - 4, 0xc8 + 4);
    assertThat(rgb >> 8 & 0xff).isBetween(0x3c - 4, 0x3c + 4);
    assertThat(rgb & 0xff).isBetween(0x28 - 4, 0x28 + 4);
  }

  @Test
  void leading_black_frames_are_passed_over() throws Exception {
    Path dark =
        footage.make(
            "dark.mp4",
            "-t|8|-i|%s|-vf|drawbox=c=black:t=fill:enable='lt(t,3.2)'|-c:v|libx264|-preset|superfast|-crf|5|-g|25|-sc_threshold|0"
                .formatted(film));
    String black = "'BlackLevel':'30','PixelBlackThreshold':'40',";
    assertThat(frames(made(dark, "{" + black + "'FrameType':'normal'}", "a.jpg")))
        .containsExactly(80);
    assertThat(
            frames(
                made(
                    dark,
                    "{" + black + "'Count':4,'Interval':2,'FrameType':'normal'}",
                    "{Count}.jpg")))
        .containsExactly(80, 100, 150);
    assertThat(frames(made(dark, "{" + black + "'Count':1}", "a.jpg"))).containsExactly(100);
    assertThat(
            run(dark, "{'FrameType':'normal','BlackLevel':50,'PixelBlackThreshold':250}", "a.jpg"))
        .isInstanceOfSatisfying(
            Outcome.Failed.class,
            failed -> {
              assertThat(failed.code()).isEqualTo("InvalidParameter.NoPicture");
              assertThat(failed.message()).contains("black");
            });
    assertThat(Footage.green(Footage.picture(only(made(dark, "{}", "a.jpg"))), 40, 40)).isZero();
  }

  @Test
  void the_share_of_black_pixels_decides() throws Exception {
    // two fifths are black until 2 s, nothing is from then on
    Path barred =
        footage.make(
            "barred.mp4",
            "-t|4|-i|%s|-vf|drawbox=w=iw*2/5:c=black:t=fill:enable='lt(t,2)'|-c:v|libx264|-preset|superfast|-crf|5"
                .formatted(film));
    String rest = ",'PixelBlackThreshold':30,'FrameType':'normal'}";
    var strict = Footage.picture(only(made(barred, "{'BlackLevel':35" + rest, "a.jpg")));
    assertThat(Footage.frame(strict, 0, 0, 160, 90)).isEqualTo(50);
    var lenient = Footage.picture(only(made(barred, "{'BlackLevel':45" + rest, "a.jpg")));
    assertThat(Footage.green(lenient, 20, 40)).isLessThan(8);
  }

  @Test
  void a_sheet_shows_the_exact_moments_in_their_places() throws Exception {
    var files =
        made(
            film,
            "{'Type':'Sprite','Time':'2000','Count':'7','Interval':'1.4','SpriteSnapshotConfig':"
                + "{'CellWidth':'80','CellHeight':'45','Columns':'3','Lines':'2','Padding':'3','Margin':'5','Color':'lime'}}",
            "s-{TileCount}.jpg");
    assertThat(names(files)).containsExactly("s-00001.jpg", "s-00002.jpg");
    var first = Footage.picture(files.getFirst());
    assertThat(first.getWidth()).isEqualTo(3 * 80 + 2 * 3 + 2 * 5);
    assertThat(first.getHeight()).isEqualTo(2 * 45 + 3 + 2 * 5);
    for (int tile = 0; tile < 6; tile++) {
      assertThat(Footage.frame(first, 5 + tile % 3 * 83, 5 + tile / 3 * 48, 80, 45))
          .as("tile %d", tile)
          .isEqualTo(50 + 35 * tile);
    }
    assertThat(Footage.green(first, 1, 1)).isGreaterThan(240);
    var last = Footage.picture(files.getLast());
    assertThat(last.getWidth()).isEqualTo(first.getWidth());
    assertThat(last.getHeight()).isEqualTo(first.getHeight());
    assertThat(Footage.frame(last, 5, 5, 80, 45)).isEqualTo(260);
    assertThat(Footage.green(last, 200, 60)).isGreaterThan(240);
    assertThat(last.getRGB(200, 60) & 0xff).isLessThan(15);
  }

  @Test
  void single_tiles_are_kept_if_wanted() throws Exception {
    var files =
        made(
            film,
            "{'Type':'Sprite','Interval':'5','IsSptFrag':'true','Width':80,'SpriteSnapshotConfig':"
                + "{'Columns':'2','Lines':'2'}}",
            "s-{TileCount}.jpg");
    assertThat(names(files))
        .containsExactly(
            "s-00001.jpg",
            "s-cell-00001.jpg",
            "s-cell-00002.jpg",
            "s-cell-00003.jpg",
            "s-cell-00004.jpg");
    assertThat(frames(files.subList(1, 5))).containsExactly(0, 125, 250, 375);
    assertThat(Footage.picture(files.get(1)).getHeight()).isEqualTo(45);
    assertThat(Footage.picture(files.getFirst()).getWidth()).isEqualTo(160);
  }

  @Test
  void sheets_of_key_frames_have_no_frame_twice() throws Exception {
    var files =
        made(
            sparse,
            "{'Type':'Sprite','Interval':'1','FrameType':'intra','IsSptFrag':'true',"
                + "'SpriteSnapshotConfig':{'CellWidth':'80','Columns':'3','Lines':'1'}}",
            "s-{TileCount}.jpg");
    assertThat(frames(files.subList(2, files.size()))).containsExactly(0, 100, 200, 300, 400);
  }

  @Test
  void a_track_tells_where_each_moment_is_shown() throws Exception {
    var files = made(film, "{'Type':'WebVtt','Interval':'0.16'}", "x.vtt");
    assertThat(names(files))
        .containsExactly("x.vtt", "x/snapshot-tile-00001.jpg", "x/snapshot-tile-00002.jpg");
    var lines = Files.readAllLines(files.getFirst());
    assertThat(lines.subList(0, 7))
        .containsExactly(
            "WEBVTT",
            "",
            "00:00:00.000 --> 00:00:00.160",
            "x/snapshot-tile-00001.jpg#xywh=0,0,134,75",
            "",
            "00:00:00.160 --> 00:00:00.320",
            "x/snapshot-tile-00001.jpg#xywh=134,0,134,75");
    assertThat(lines.subList(lines.size() - 2, lines.size()))
        .containsExactly(
            "00:00:19.840 --> 00:00:20.000", "x/snapshot-tile-00002.jpg#xywh=536,150,134,75");
    for (int cue = 0; cue < 125; cue++) {
      assertCue(lines, cue);
    }
  }

  private void assertCue(List<String> lines, int cue) throws IOException {
    var place = lines.get(3 + 3 * cue).split("#xywh=", 2);
    int[] area = Arrays.stream(place[1].split(",", -1)).mapToInt(Integer::parseInt).toArray();
    var sheet = sheets.computeIfAbsent(place[0], name -> load(directory.resolve(name)));
    assertThat(sheet.getWidth()).isEqualTo(1340);
    assertThat(Footage.frame(sheet, area[0], area[1], area[2], area[3]))
        .as("cue %d", cue)
        .isEqualTo(4 * cue);
  }

  private static BufferedImage load(Path file) {
    try {
      return Footage.picture(file);
    } catch (IOException problem) {
      throw new AssertionError(problem);
    }
  }

  @Test
  void a_track_of_key_frames_begins_its_cues_with_them() throws Exception {
    var files = made(sparse, "{'Type':'WebVtt','Interval':'3','FrameType':'intra'}", "x.vtt");
    assertThat(Files.readAllLines(files.getFirst()).stream().filter(line -> line.contains("-->")))
        .containsExactly(
            "00:00:00.000 --> 00:00:04.000",
            "00:00:04.000 --> 00:00:08.000",
            "00:00:08.000 --> 00:00:12.000",
            "00:00:12.000 --> 00:00:16.000",
            "00:00:16.000 --> 00:00:20.000");
  }

  @Test
  void a_photograph_is_its_own_picture_but_no_sheet() throws Exception {
    Path photo = footage.make("photo.png", "-ss|3|-i|%s|-frames:v|1".formatted(film));
    assertThat(frames(made(photo, "{'Time':5000,'Count':1}", "a.jpg"))).containsExactly(75);
    assertRefused(run(photo, "{'Type':'Sprite'}", "{TileCount}.jpg"));
    assertRefused(run(photo, "{'Type':'WebVtt'}", "a.vtt"));
  }

  @Test
  void sound_alone_is_refused() throws Exception {
    Path sound = footage.make("sound.m4a", "-f|lavfi|-i|sine=duration=1");
    assertRefused(run(sound, "{}", "a.jpg"));
    assertNothingElse(List.of());
  }

  @Test
  void what_cannot_be_decoded_fails_and_leaves_nothing() throws Exception {
    Path torn = folder.resolve("torn.mp4");
    var bytes = Files.readAllBytes(film);
    var facts = footage.facts(film);
    int index = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("moov");
    Arrays.fill(bytes, 100, index - 4, (byte) 0);
    Files.write(torn, bytes);
    var outcome =
        new Snapshots(footage.ffmpeg)
            .run(config("{}"), torn, facts, directory, "a.jpg", Footage.LIMIT, progress::add);
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Failed.class,
            failed -> assertThat(failed.message()).doesNotContain(folder.toString()));
    assertNothingElse(List.of());
  }

  @Test
  void at_the_limit_it_is_stopped() throws Exception {
    var limit = Duration.ofMillis(1);
    var outcome =
        new Snapshots(footage.ffmpeg)
            .run(config("{}"), film, footage.facts(film), directory, "a.jpg", limit, progress::add);
    assertThat(outcome).isEqualTo(new Outcome.TimedOut(limit));
    assertNothingElse(List.of());
  }

  @Test
  void an_interrupt_cancels_it() throws Exception {
    var facts = footage.facts(film);
    Thread.currentThread().interrupt();
    var outcome =
        new Snapshots(footage.ffmpeg)
            .run(config("{}"), film, facts, directory, "a.jpg", Footage.LIMIT, progress::add);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(outcome).isEqualTo(new Outcome.Cancelled());
    assertNothingElse(List.of());
  }

  @Test
  void sheets_of_absurd_size_are_refused_before_anything_is_decoded() throws Exception {
    assertThat(
            run(
                film,
                "{'Type':'Sprite','SpriteSnapshotConfig':{'Columns':200,'Lines':1}}",
                "{TileCount}.jpg"))
        .isInstanceOfSatisfying(
            Outcome.Failed.class,
            failed -> {
              assertThat(failed.code()).isEqualTo("InvalidParameter");
              assertThat(failed.message()).contains("32000x90");
            });
    assertThat(run(slow, "{'Type':'WebVtt','Interval':0.001}", "a.vtt"))
        .isInstanceOfSatisfying(
            Outcome.Failed.class,
            failed -> assertThat(failed.message()).contains("160000 pictures"));
  }

  @Test
  void a_name_that_leads_elsewhere_stays_in_the_directory() throws Exception {
    var files = made(film, "{}", "../../elsewhere/cover.jpg");
    assertThat(files).containsExactly(directory.resolve("cover.jpg"));
    assertThat(run(film, "{}", "a/..")).isInstanceOf(Outcome.Failed.class);
  }

  @Test
  void the_ffmpeg_that_comes_along_takes_the_same_frames() throws Exception {
    footage = new Footage(folder, Footage.bundled());
    try {
      assertThat(
              frames(
                  made(
                      film,
                      "{'Time':1000,'Count':3,'Interval':2,'FrameType':'normal'}",
                      "{Count}.jpg")))
          .containsExactly(25, 75, 125);
      assertThat(frames(made(sparse, "{'Count':3,'Interval':2}", "{Count}.jpg")))
          .containsExactly(0, 100);
      assertThat(
              names(made(film, "{'Type':'Sprite','IsSptFrag':1,'Width':80}", "s{TileCount}.jpg")))
          .containsExactly("s00001.jpg", "scell-00001.jpg", "scell-00002.jpg");
    } finally {
      footage = new Footage(folder, Footage.installed());
    }
  }

  private static SnapshotConfig config(String json) {
    return switch (SnapshotConfig.read(json.replace('\'', '"'))) {
      case Verdict.Accepted<SnapshotConfig>(var config, _) -> config;
      case Verdict.Rejected<SnapshotConfig>(var rejection) ->
          throw new AssertionError(rejection.toString());
    };
  }

  private Outcome run(Path file, String json, String name) throws Exception {
    return new Snapshots(footage.ffmpeg)
        .run(
            config(json), file, footage.facts(file), directory, name, Footage.LIMIT, progress::add);
  }

  private List<Path> made(Path file, String json, String name) throws Exception {
    var outcome = run(file, json, name);
    assertThat(outcome).isInstanceOf(Outcome.Made.class);
    return outcome instanceof Outcome.Made(var files, _) ? files : List.of();
  }

  private List<String> names(List<Path> files) {
    return files.stream().map(file -> directory.relativize(file).toString()).toList();
  }

  private static List<Integer> frames(List<Path> files) throws IOException {
    var frames = new ArrayList<Integer>();
    for (var file : files) {
      frames.add(Footage.frame(file));
    }
    return frames;
  }

  private static Path only(List<Path> files) {
    assertThat(files).hasSize(1);
    return files.getFirst();
  }

  private static void assertRefused(Outcome outcome) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Failed.class,
            failed -> assertThat(failed.code()).isEqualTo("InvalidParameter.ResourceContentBad"));
  }

  private void assertNothingElse(List<Path> files) throws IOException {
    try (var found = Files.list(directory)) {
      assertThat(found).containsExactlyInAnyOrderElementsOf(files);
    }
  }
}
