package dev.cuepost.media.process.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.media.edit.FrameRate;
import dev.cuepost.media.process.picture.Size;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which moments, which words, how large a sheet and what text: what needs no FFmpeg. */
class PlansTest {
  @ParameterizedTest
  @CsvSource({
    // start, count, interval, length; moments
    "10000, 5, 2000, 60000, 10000 12000 14000 16000 18000",
    "10000, 5, 2000, 14001, 10000 12000 14000",
    "10000, 5, 2000, 14000, 10000 12000",
    "0, , 10000, 25000, 0 10000 20000",
    "0, , 10000, 20000, 0 10000",
    "4000, 4, , 20000, 4000 8000 12000 16000",
    "0, 3, , 10000, 0 3333 6666",
    "0, 1, , 10000, 0",
    "0, 5, , 3, 0 1 2",
    "9999, 2, 1000, 10000, 9999",
    "10000, 2, 1000, 10000, ''",
    "11000, 2, , 10000, ''"
  })
  void the_moments_of_a_clip(
      long start, Integer count, Long interval, long length, String moments) {
    var schedule =
        new Schedule.Paced(
            Duration.ofMillis(start),
            Optional.ofNullable(count),
            Optional.ofNullable(interval).map(Duration::ofMillis));
    assertThat(millis(schedule.in(Duration.ofMillis(length)))).isEqualTo(moments);
  }

  @Test
  void named_moments_are_put_in_order_and_those_behind_the_end_left_away() {
    var schedule = new Schedule.Named(durations(5000, 0, 5000, 9999, 10000));
    assertThat(millis(schedule.in(Duration.ofSeconds(10)))).isEqualTo("0 5000 9999");
    assertThat(millis(schedule.in(Duration.ofSeconds(10)).after(Duration.ofSeconds(5))))
        .isEqualTo("9999");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1000 3000 5000 7000",
    "999, 1000 3000 5000 7000",
    "1000, 3000 5000 7000",
    "4000, 5000 7000",
    "7000, ''",
    "90000, ''"
  })
  void the_moments_after_a_moment(long moment, String left) {
    var even = new Moments.Even(Duration.ofSeconds(1), Duration.ofSeconds(2), 4);
    assertThat(millis(even.after(Duration.ofMillis(moment)))).isEqualTo(left);
  }

  @ParameterizedTest
  @CsvSource({
    // measured on sheets of the cloud
    "8, 135, 4, 8, 1124",
    "5, 240, 4, 8, 1232",
    "1, 50, 100, 0, 50",
    "8, 160, 2, 4, 1302"
  })
  void the_side_of_a_sheet(int cells, int cell, int padding, int margin, int side) {
    assertThat(new Sheet(cells, 3, padding, margin, "000000").size(new Size(cell, 9)).width())
        .isEqualTo(side);
    assertThat(new Sheet(3, cells, padding, margin, "000000").size(new Size(9, cell)).height())
        .isEqualTo(side);
  }

  @ParameterizedTest
  @CsvSource({"0, 4, 4", "2, 328, 4", "3, 4, 96", "5, 328, 96", "6, 4, 4", "11, 328, 96"})
  void the_place_of_a_tile(int index, int x, int y) {
    assertThat(new Sheet(3, 2, 2, 4, "000000").area(index, new Size(160, 90)))
        .isEqualTo(new Sheet.Area(x, y, 160, 90));
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "40, 1", "41, 2", "80, 2", "81, 3"})
  void how_many_sheets_are_needed(int tiles, int sheets) {
    assertThat(new Sheet(8, 5, 0, 0, "000000").sheets(tiles)).isEqualTo(sheets);
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 1", "10, 1, 1", "11, 2, 1", "100, 10, 1", "101, 10, 2", "2000, 10, 20"})
  void the_sheets_of_a_track_have_as_many_lines_as_they_need(int pictures, int lines, int sheets) {
    var sheet = Sheet.ofTrack(pictures);
    assertThat(sheet.size(new Size(134, 75))).isEqualTo(new Size(1340, 75 * lines));
    assertThat(sheet.sheets(pictures)).isEqualTo(sheets);
  }

  @Test
  void near_moments_are_taken_in_one_run_and_far_ones_in_a_run_each() {
    assertThat(takes(FrameType.NORMAL, "mov", 9_999, 5)).hasSize(1);
    assertThat(takes(FrameType.NORMAL, "mov", 10_000, 5)).hasSize(5);
    assertThat(takes(FrameType.NORMAL, "mpegts", 29_999, 5)).hasSize(1);
    assertThat(takes(FrameType.NORMAL, "mpegts", 30_000, 5)).hasSize(5);
    assertThat(takes(FrameType.INTRA, "mov", 59_999, 5)).hasSize(1);
    assertThat(takes(FrameType.INTRA, "mov", 60_000, 5)).hasSize(5);
    assertThat(takes(FrameType.NORMAL, "mov", 1000, 1)).hasSize(1);
    assertThat(takes(FrameType.NORMAL, "mov", 1000, 0)).isEmpty();
    var named = new Moments.Listed(durations(1, 2, 3));
    assertThat(new Takes(FrameType.NORMAL, "mov").of(named)).hasSize(3);
  }

  @Test
  void exact_frames_are_chosen_by_a_grid_that_rounds_up() {
    var take = takes(FrameType.NORMAL, "mov", 1500, 5).getFirst();
    assertThat(words(take))
        .isEqualTo(
            "-protocol_whitelist file -f mov -noaccurate_seek -ss 100 -noautorotate"
                + " -max_pixels 100000000 -i file:/s/film -map 0:1 -vf"
                + " settb=1/1000000,tpad=stop_duration=10:stop_mode=clone,"
                + "fps=fps=1000/1500:start_time=0.0005:round=up,"
                + "settb=1/1000000,setpts=0+N*1500000000/1000,scale=8:8"
                + " -frames:v 5 -fps_mode passthrough -enc_time_base 1/1000000 -map_metadata -1"
                + " -c:v bmp -frame_pts 1 -f image2 file:/t/50%%/%015d.bmp");
  }

  @Test
  void a_file_without_an_index_is_read_from_earlier_on() {
    var take = takes(FrameType.NORMAL, "mpegts", 1500, 5).getFirst();
    assertThat(words(take)).contains("-ss 80 ").contains("start_time=20.0005:");
    assertThat(take.time(Path.of("000000020000000.jpg"))).isEqualTo(Duration.ofSeconds(100));
  }

  @Test
  void of_key_frames_no_others_are_decoded() {
    var take = takes(FrameType.INTRA, "mov", 1500, 5).getFirst();
    assertThat(words(take))
        .contains("-skip_frame nokey")
        .contains(
            "select='st(1,clip(floor((t--0.0005)/1.5)+1,0,5));if(key*gt(ld(1),ld(0)),st(0,ld(1)),0)'");
  }

  @Test
  void black_frames_are_told_by_what_was_asked_for() {
    var moments = new Moments.Even(Duration.ofSeconds(3), Duration.ofSeconds(1), 4);
    var take =
        new Takes(FrameType.NORMAL, "mov")
            .bright(moments, new Blackness(40, 60), FrameRate.near(29.97));
    assertThat(words(take))
        .contains("-ss 3 ")
        .contains("fps=fps=30000/1001:")
        .contains(
            "blackframe=amount=0:threshold=60,metadata=mode=select:key=lavfi.blackframe.pblack:function=less:value=40")
        .contains("-frames:v 1 ");
  }

  @Test
  void the_cues_of_a_track_follow_each_other_to_the_end_of_the_clip() {
    var times = IntStream.range(0, 101).mapToObj(index -> Duration.ofSeconds(60L * index)).toList();
    var track = new Track(times, Duration.ofMillis(6_001_500), new Size(134, 75));
    var lines = track.text(new OutputName("p/x.y.vtt")).lines().toList();
    assertThat(lines.getFirst()).isEqualTo("WEBVTT");
    assertThat(lines.subList(1 + 3 * 99, 1 + 3 * 101))
        .containsExactly(
            "",
            "01:39:00.000 --> 01:40:00.000",
            "x.y/snapshot-tile-00001.jpg#xywh=1206,675,134,75",
            "",
            "01:40:00.000 --> 01:40:01.500",
            "x.y/snapshot-tile-00002.jpg#xywh=0,0,134,75");
  }

  @Test
  void sheets_are_made_of_the_tiles_that_were_taken() {
    var plan = new SheetPlan(Path.of("/t/50%"), new Sheet(3, 2, 1, 2, "00ff00"), true);
    String words = String.join(" ", plan.words());
    assertThat(words)
        .contains("-i file:/t/50%%/%05d.bmp")
        .contains("tile=layout=3x2:padding=1:margin=2:color=0x00ff00")
        .contains("file:/t/50%%/sheet-%05d.jpg")
        .endsWith("file:/t/50%%/tile-%05d.jpg");
    assertThat(plan.sheet(12)).isEqualTo(Path.of("/t/50%/sheet-00012.jpg"));
  }

  private static List<Take> takes(FrameType frameType, String demuxer, long step, int count) {
    return new Takes(frameType, demuxer)
        .of(new Moments.Even(Duration.ofSeconds(100), Duration.ofMillis(step), count));
  }

  private static String words(Take take) {
    return String.join(
        " ",
        take.words(
            take.reach().lead().isZero() ? "mov" : "mpegts",
            Path.of("/s/film"),
            1,
            List.of("scale=8:8"),
            PictureFormat.BMP.encoding(),
            Path.of("/t/50%"),
            ".bmp"));
  }

  private static List<Duration> durations(long... millis) {
    return Arrays.stream(millis).mapToObj(Duration::ofMillis).toList();
  }

  private static String millis(Moments moments) {
    return String.join(
        " ",
        IntStream.range(0, moments.count())
            .mapToObj(index -> Long.toString(moments.at(index).toMillis()))
            .toList());
  }
}
