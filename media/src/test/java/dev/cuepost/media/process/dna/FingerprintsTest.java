package dev.cuepost.media.process.dna;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.cuepost.media.edit.MediaFacts;
import dev.cuepost.media.process.dna.Fingerprints.Taking;
import dev.cuepost.media.process.dna.Match.Aspect;
import dev.cuepost.media.process.outcome.Outcome;
import dev.cuepost.media.process.picture.Footage;
import dev.cuepost.media.render.Ffmpeg;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which files are known again as copies, with FFmpeg. */
@Tag("slow")
class FingerprintsTest {
  private static final String SONG =
      "aevalsrc='0.3*sin(2*PI*(400+300*sin(1.3*t)+200*sin(3.1*t+1))*t)"
          + "+0.2*sin(2*PI*(900+250*sin(2.3*t))*t)+0.05*random(0)':s=44100";
  private static final String RUSTLE = "anoisesrc=c=pink:seed=3:a=0.4,tremolo=f=3:d=0.8";
  private static final String SMALL = "-c:v|libx264|-preset|ultrafast|-c:a|aac|-shortest";

  @TempDir static Path folder;
  private static Footage footage;
  private static final Map<String, Fingerprint> FINGERPRINTS = new HashMap<>();

  @BeforeAll
  static void makeFilms() throws Exception {
    footage = new Footage(folder, Footage.installed());
    film("zoom.mp4", "mandelbrot=s=320x240:r=25", SONG, 12);
    film("life.mp4", life(7), RUSTLE, 8);
    film("other-life.mp4", life(8), "anoisesrc=c=pink:seed=4:a=0.4,tremolo=f=3:d=0.8", 8);
    film("chart.mp4", "testsrc2=s=320x240:r=25", "sine=440", 6);
    film("other-chart.mp4", "testsrc=s=320x240:r=25", "sine=700", 6);
    film("bars.mp4", "smptebars=s=320x240:r=25", "anoisesrc=seed=1", 6);
    film("black.mp4", "color=black:s=320x240:r=25", "anullsrc", 6);
    film("black-too.mp4", "color=black:s=640x360:r=30", "anullsrc", 8);
    film(
        "noise.mp4",
        "color=gray:s=160x120,noise=alls=100:allf=t:all_seed=1",
        "anoisesrc=seed=2",
        4);
    film(
        "more-noise.mp4",
        "color=gray:s=160x120,noise=alls=100:allf=t:all_seed=2",
        SONG.replace("1.3", "1.9").replace("2.3", "1.7"),
        4);
    footage.make(
        "middle.mkv",
        "-i|%s|-ss|4|-t|4|-vf|scale=176:144|-c:v|mpeg4|-b:v|200k|-c:a|mp2|-b:a|64k"
            .formatted(folder.resolve("zoom.mp4")));
    footage.make(
        "inside.mp4",
        ("-i|%s|-i|%s|-filter_complex|"
                + "[0:v]scale=176:144,fps=25,setsar=1,split[b0][b1];"
                + "[b0]trim=0:3,setpts=PTS-STARTPTS[v0];[b1]trim=3:6,setpts=PTS-STARTPTS[v2];"
                + "[1:v]fps=25,setsar=1[v1];[0:a]aresample=44100,asplit[c0][c1];"
                + "[c0]atrim=0:3,asetpts=PTS-STARTPTS[a0];[c1]atrim=3:6,asetpts=PTS-STARTPTS[a2];"
                + "[1:a]aresample=44100[a1];[v0][a0][v1][a1][v2][a2]concat=n=3:v=1:a=1[v][a]"
                + "|-map|[v]|-map|[a]|-c:v|libx264|-preset|ultrafast|-crf|32|-c:a|aac|-b:a|48k")
            .formatted(folder.resolve("life.mp4"), folder.resolve("middle.mkv")));
  }

  private static String life(int seed) {
    return "life=s=64x48:r=10:seed=%d:mold=10:ratio=0.3,scale=320:240,format=yuv420p"
        .formatted(seed);
  }

  private static void film(String name, String picture, String sound, int seconds)
      throws IOException {
    footage.make(
        name,
        "-f|lavfi|-t|%d|-i|%s|-f|lavfi|-t|%d|-i|%s|%s"
            .formatted(seconds, picture, seconds, sound, SMALL));
  }

  @Test
  void a_file_is_a_copy_of_itself() throws Exception {
    var match = of("zoom.mp4").match(of("zoom.mp4")).orElseThrow();
    assertThat(match.similarity()).isEqualTo(1);
    assertThat(match.details()).hasSize(2);
    assertDetail(match, Aspect.PICTURE, 0, 0, 12, 0.1);
    assertDetail(match, Aspect.SOUND, 0, 0, 12, 0.1);
    assertThat(match.common()).isBetween(Duration.ofMillis(11_900), Duration.ofMillis(12_100));
  }

  @Test
  void the_middle_third_is_found_small_and_coded_anew() throws Exception {
    var match = of("middle.mkv").match(of("zoom.mp4")).orElseThrow();
    assertThat(match.similarity()).isGreaterThan(0.85);
    assertThat(match.details()).hasSize(2);
    assertDetail(match, Aspect.PICTURE, 0, 4, 4, 0.2);
    assertDetail(match, Aspect.SOUND, 0, 4, 4, 0.3);
  }

  @Test
  void the_whole_is_known_from_its_middle_third() throws Exception {
    var match = of("zoom.mp4").match(of("middle.mkv")).orElseThrow();
    assertDetail(match, Aspect.PICTURE, 4, 0, 4, 0.2);
    assertDetail(match, Aspect.SOUND, 4, 0, 4, 0.3);
  }

  @Test
  void a_clip_is_found_inside_another_film() throws Exception {
    var match = of("inside.mp4").match(of("zoom.mp4")).orElseThrow();
    assertThat(match.similarity()).isGreaterThan(0.8);
    assertDetail(match, Aspect.PICTURE, 3, 4, 4, 0.4);
    assertDetail(match, Aspect.SOUND, 3, 4, 4, 0.6);
  }

  @Test
  void the_film_around_it_is_found_in_two_parts() throws Exception {
    var match = of("inside.mp4").match(of("life.mp4")).orElseThrow();
    var pictures =
        match.details().stream().filter(detail -> detail.aspect() == Aspect.PICTURE).toList();
    assertThat(pictures).hasSize(2);
    assertThat(seconds(pictures.getFirst().duplication().start())).isCloseTo(0, within(0.2));
    assertThat(seconds(pictures.getLast().input().start())).isCloseTo(7, within(0.4));
    assertThat(seconds(pictures.getLast().duplication().start())).isCloseTo(3, within(0.4));
  }

  @Test
  void other_content_is_no_copy() throws Exception {
    var films =
        List.of(
            "zoom.mp4",
            "life.mp4",
            "other-life.mp4",
            "chart.mp4",
            "other-chart.mp4",
            "bars.mp4",
            "black.mp4",
            "black-too.mp4",
            "noise.mp4",
            "more-noise.mp4");
    var matched = new ArrayList<String>();
    for (String input : films) {
      for (String library : films) {
        if (!input.equals(library)) {
          of(input)
              .match(of(library))
              .ifPresent(match -> matched.add(input + " in " + library + ": " + match));
        }
      }
    }
    assertThat(matched).isEmpty();
  }

  @Test
  void a_copy_is_no_copy_of_something_else() throws Exception {
    assertThat(of("middle.mkv").match(of("life.mp4"))).isEmpty();
    assertThat(of("inside.mp4").match(of("other-life.mp4"))).isEmpty();
    assertThat(of("inside.mp4").match(of("black.mp4"))).isEmpty();
  }

  @Test
  void black_and_silence_are_not_even_copies_of_themselves() throws Exception {
    assertThat(of("black.mp4").match(of("black.mp4"))).isEmpty();
  }

  @Test
  void black_between_does_not_part_a_copy_nor_make_one() throws Exception {
    footage.make(
        "faded.mp4",
        "-i|%s|-an|-vf|drawbox=c=black:t=fill:enable='between(t,5,5.9)'|-c:v|libx264|-preset|ultrafast"
            .formatted(folder.resolve("zoom.mp4")));
    var match = of("faded.mp4").match(of("zoom.mp4")).orElseThrow();
    assertThat(match.details()).hasSize(1);
    assertDetail(match, Aspect.PICTURE, 0, 0, 12, 0.2);
  }

  @Test
  void a_sound_alone_is_known_at_another_loudness() throws Exception {
    footage.make(
        "quiet.mp3",
        "-i|%s|-vn|-ss|2.03|-t|5|-af|volume=-14dB|-c:a|libmp3lame|-b:a|64k"
            .formatted(folder.resolve("zoom.mp4")));
    var match = of("quiet.mp3").match(of("zoom.mp4")).orElseThrow();
    assertThat(match.details()).hasSize(1);
    assertDetail(match, Aspect.SOUND, 0, 2.03, 5, 0.3);
    assertThat(of("quiet.mp3").match(of("life.mp4"))).isEmpty();
  }

  @Test
  void a_video_that_lies_on_its_side_in_the_file_is_a_copy() throws Exception {
    footage.make(
        "lying.mp4",
        "-i|%s|-an|-t|4|-vf|transpose=cclock|-c:v|libx264|-preset|ultrafast"
            .formatted(folder.resolve("zoom.mp4")));
    assertThat(of("lying.mp4").match(of("zoom.mp4"))).isEmpty();
    footage.turned(folder.resolve("lying.mp4"), "turned.mp4");
    assertDetail(
        of("turned.mp4").match(of("zoom.mp4")).orElseThrow(), Aspect.PICTURE, 0, 0, 4, 0.2);
  }

  @ParameterizedTest
  @CsvSource({"png", "jpg"})
  void a_still_picture_is_found_in_the_film(String ending) throws Exception {
    String name = "still." + ending;
    footage.make(
        name, "-ss|6|-i|%s|-frames:v|1|-vf|scale=200:150".formatted(folder.resolve("zoom.mp4")));
    var match = of(name).match(of("zoom.mp4")).orElseThrow();
    var found = match.details().getFirst();
    assertThat(seconds(found.duplication().start())).isCloseTo(6, within(0.4));
    assertThat(of(name).match(of("life.mp4"))).isEmpty();
    assertThat(of(name).match(of("bars.mp4"))).isEmpty();
  }

  @Test
  void every_ffmpeg_gives_the_same_fingerprint_or_nearly() throws Exception {
    var bundled = new Footage(folder, Footage.bundled());
    var match = take(bundled, folder.resolve("zoom.mp4")).match(of("zoom.mp4")).orElseThrow();
    assertThat(match.similarity()).isGreaterThan(0.95);
    assertDetail(match, Aspect.PICTURE, 0, 0, 12, 0.2);
  }

  @Test
  void bytes_bring_the_fingerprint_back() throws Exception {
    for (String name : List.of("zoom.mp4", "black.mp4")) {
      var fingerprint = of(name);
      assertThat(Fingerprint.of(fingerprint.bytes())).isEqualTo(fingerprint);
    }
  }

  @Test
  void nothing_stays_in_a_scratch_directory_whatever_its_name() throws Exception {
    Path scratch = folder.resolve("50% o'f %d: [\"all\"], a\\b; c=d");
    var progress = new CopyOnWriteArrayList<Integer>();
    Path film = folder.resolve("chart.mp4");
    var taking =
        new Fingerprints(footage.ffmpeg)
            .of(film, footage.facts(film), scratch, Footage.LIMIT, progress::add);
    assertThat(taking).isEqualTo(new Taking.Taken(of("chart.mp4")));
    assertThat(scratch).isEmptyDirectory();
    assertThat(progress).isSorted().endsWith(100);
  }

  @Test
  void at_the_limit_it_is_stopped_and_an_interrupt_cancels_it() throws Exception {
    Path film = folder.resolve("zoom.mp4");
    Path scratch = folder.resolve("stopped");
    var fingerprints = new Fingerprints(footage.ffmpeg);
    var limit = Duration.ofMillis(1);
    assertThat(fingerprints.of(film, footage.facts(film), scratch, limit, _ -> {}))
        .isEqualTo(new Taking.NotTaken(new Outcome.TimedOut(limit)));
    var facts = footage.facts(film);
    Thread.currentThread().interrupt();
    var taking = fingerprints.of(film, facts, scratch, Footage.LIMIT, _ -> {});
    assertThat(Thread.interrupted()).isTrue();
    assertThat(taking).isEqualTo(new Taking.NotTaken(new Outcome.Cancelled()));
    assertThat(scratch).isEmptyDirectory();
  }

  @Test
  void what_cannot_be_read_or_is_too_long_fails_with_a_code() throws Exception {
    Path film = folder.resolve("zoom.mp4");
    var facts = footage.facts(film);
    Path torn = Files.writeString(folder.resolve("torn.mp4"), "no film");
    assertFailed(torn, facts, "ProduceFailed");
    assertFailed(
        film,
        new MediaFacts("mov", Optional.empty(), Optional.empty(), 0),
        "InvalidParameter.ResourceContentBad");
    var endless = new MediaFacts.Sound(1, 2, Fingerprints.LONGEST.plusMillis(1));
    assertFailed(
        film, new MediaFacts("mov", facts.picture(), Optional.of(endless), 0), "InvalidParameter");
  }

  @Test
  void an_ffmpeg_without_the_filter_is_told() throws Exception {
    Path poor = folder.resolve("poor-ffmpeg");
    Files.writeString(poor, "#!/bin/sh\necho \"No such filter: 'signature'\" >&2\nexit 1\n");
    Files.setPosixFilePermissions(poor, PosixFilePermissions.fromString("rwx------"));
    Path film = folder.resolve("zoom.mp4");
    assertFailed(
        new Ffmpeg(poor, footage.ffmpeg.ffprobe(), "5.1"),
        film,
        footage.facts(film),
        "InvalidParameter.NotSupport");
  }

  private static void assertFailed(Path file, MediaFacts facts, String code) throws IOException {
    assertFailed(footage.ffmpeg, file, facts, code);
  }

  private static void assertFailed(Ffmpeg ffmpeg, Path file, MediaFacts facts, String code)
      throws IOException {
    var taking =
        new Fingerprints(ffmpeg).of(file, facts, folder.resolve("failed"), Footage.LIMIT, _ -> {});
    assertThat(taking)
        .isInstanceOfSatisfying(
            Taking.NotTaken.class,
            not ->
                assertThat(not.why())
                    .isInstanceOfSatisfying(
                        Outcome.Failed.class, failed -> assertThat(failed.code()).isEqualTo(code)));
    assertThat(folder.resolve("failed")).isEmptyDirectory();
  }

  private static Fingerprint of(String name) throws Exception {
    var known = FINGERPRINTS.get(name);
    if (known != null) {
      return known;
    }
    var taken = take(footage, folder.resolve(name));
    FINGERPRINTS.put(name, taken);
    return taken;
  }

  private static Fingerprint take(Footage with, Path film) throws Exception {
    var taking =
        new Fingerprints(with.ffmpeg)
            .of(film, with.facts(film), folder.resolve("scratch"), Footage.LIMIT, _ -> {});
    return switch (taking) {
      case Taking.Taken(var fingerprint) -> fingerprint;
      case Taking.NotTaken(var why) -> throw new AssertionError(film + ": " + why);
    };
  }

  /** That the longest part of this aspect is the one, give or take some seconds. */
  private static void assertDetail(
      Match match, Aspect aspect, double input, double duplication, double length, double slack) {
    var longest =
        match.details().stream()
            .filter(detail -> detail.aspect() == aspect)
            .reduce((one, other) ->
                one.input().length().compareTo(other.input().length()) >= 0 ? one : other)
            .orElseThrow(() -> new AssertionError("no " + aspect + " in " + match));
    var within = within(slack + 1e-9);
    assertThat(seconds(longest.input().start())).as(match.toString()).isCloseTo(input, within);
    assertThat(seconds(longest.duplication().start()))
        .as(match.toString())
        .isCloseTo(duplication, within);
    assertThat(seconds(longest.input().length())).as(match.toString()).isCloseTo(length, within);
    assertThat(longest.duplication().length()).isEqualTo(longest.input().length());
  }

  private static double seconds(Duration time) {
    return time.toMillis() / 1_000.0;
  }
}
