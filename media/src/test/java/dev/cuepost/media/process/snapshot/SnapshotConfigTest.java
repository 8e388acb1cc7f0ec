package dev.cuepost.media.process.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.media.json.Rejection;
import dev.cuepost.media.json.Verdict;
import dev.cuepost.media.process.picture.NamedColors;
import dev.cuepost.media.process.picture.WantedSize;
import dev.cuepost.media.render.FoundFfmpeg;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the parameters of a snapshot job mean, and which are refused. */
class SnapshotConfigTest {
  @Test
  void texts_and_numbers_mean_the_same() {
    String texts =
        "{'Type':'Normal','Time':'10000','Count':'5','Interval':'2','Width':'320','FrameType':'normal','BlackLevel':'30','PixelBlackThreshold':'70'}";
    String numbers =
        "{'type':'normal','TIME':10000,'Count':5,'Interval':2,'Width':320,'FrameType':'Normal','BlackLevel':30,'PixelBlackThreshold':70}";
    assertThat(read(texts))
        .isEqualTo(
            new SnapshotConfig.Normal(
                new Schedule.Paced(
                    Duration.ofSeconds(10), Optional.of(5), Optional.of(Duration.ofSeconds(2))),
                FrameType.NORMAL,
                new WantedSize(Optional.of(320), Optional.empty()),
                Optional.of(new Blackness(30, 70))))
        .isEqualTo(read(numbers));
  }

  @Test
  void without_parameters_it_is_one_key_frame_from_the_beginning() {
    assertThat(read("{}"))
        .isEqualTo(
            new SnapshotConfig.Normal(
                new Schedule.Paced(Duration.ZERO, Optional.of(1), Optional.empty()),
                FrameType.INTRA,
                WantedSize.OF_SOURCE,
                Optional.empty()));
  }

  @Test
  void either_word_about_black_brings_the_usual_other_one() {
    assertThat(black("{'BlackLevel':50}")).contains(new Blackness(50, 70));
    assertThat(black("{'PixelBlackThreshold':20}")).contains(new Blackness(30, 20));
    assertThat(black("{}")).isEmpty();
  }

  @Test
  void a_sprite_is_read_with_its_layout() {
    assertThat(
            read(
                "{'Type':'Sprite','Time':'0','Interval':'2','Count':'40','FrameType':'intra','IsSptFrag':'true',"
                    + "'SpriteSnapshotConfig':{'CellWidth':'160','CellHeight':'90','Columns':'8','Lines':'5','Padding':'2','Margin':'4','Color':'#Ff8000'}}"))
        .isEqualTo(
            new SnapshotConfig.Sprite(
                new Schedule.Paced(
                    Duration.ZERO, Optional.of(40), Optional.of(Duration.ofSeconds(2))),
                FrameType.INTRA,
                new WantedSize(Optional.of(160), Optional.of(90)),
                new Sheet(8, 5, 2, 4, "ff8000"),
                true));
  }

  @Test
  void sheets_have_all_the_clip_every_ten_seconds_of_exact_frames_unless_told_otherwise() {
    var whole =
        new Schedule.Paced(Duration.ZERO, Optional.empty(), Optional.of(Duration.ofSeconds(10)));
    assertThat(read("{'Type':'Sprite','Width':'64','Count':0}"))
        .isEqualTo(
            new SnapshotConfig.Sprite(
                whole,
                FrameType.NORMAL,
                new WantedSize(Optional.of(64), Optional.empty()),
                new Sheet(10, 10, 0, 0, "000000"),
                false));
    assertThat(read("{'Type':'webvtt'}"))
        .isEqualTo(new SnapshotConfig.WebVtt(whole, FrameType.NORMAL));
  }

  @ParameterizedTest
  @CsvSource({
    "black, 000000",
    "WHITE, ffffff",
    "orange, ffa500",
    "tomato, ff6347",
    "gold, ffd700",
    "LightGoldenRodYellow, fafad2",
    "lightgrey, d3d3d3",
    "LightGray, d3d3d3",
    "0x00FF00, 00ff00",
    "a1b2c3, a1b2c3"
  })
  void colours_have_names_or_numbers(String given, String color) {
    var config = read("{'Type':'Sprite','SpriteSnapshotConfig':{'Color':'" + given + "'}}");
    assertThat(((SnapshotConfig.Sprite) config).sheet().color()).isEqualTo(color);
  }

  @Test
  void every_colour_that_ffmpeg_names_is_known() throws Exception {
    var listing =
        new ProcessBuilder(FoundFfmpeg.installed().ffmpeg().toString(), "-v", "quiet", "-colors")
            .start();
    List<String[]> named;
    try (var lines = listing.inputReader()) {
      named = lines.lines().skip(1).map(line -> line.split("\\s+#?", -1)).toList();
    }
    assertThat(named).hasSizeGreaterThanOrEqualTo(140);
    for (String[] color : named) {
      assertThat(NamedColors.find(color[0])).as(color[0]).contains(color[1]);
    }
  }

  @Test
  void named_moments_take_the_place_of_the_others() {
    assertThat(
            verdict("{'SpecifiedOffsetTimes':[5000,'0',5000],'Time':7}")
                .map(SnapshotConfig::schedule))
        .isEqualTo(
            new Verdict.Accepted<Schedule>(
                new Schedule.Named(List.of(Duration.ZERO, Duration.ofSeconds(5))),
                List.of("Time is of no use here and was ignored.")));
  }

  @Test
  void what_is_not_understood_is_warned_about() {
    assertThat(
            warnings("{'Type':'Sprite','Foo':1,'BlackLevel':3,'SpriteSnapshotConfig':{'Bar':2}}"))
        .containsExactlyInAnyOrder(
            "SpriteSnapshotConfig.Bar is of no use here and was ignored.",
            "BlackLevel is of no use here and was ignored.",
            "Foo is of no use here and was ignored.");
    assertThat(warnings("{'IsSptFrag':'true'}")).hasSize(1);
    assertThat(warnings("{'Type':'WebVtt','Width':'100'}")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "'{''Width'':7}', 'Width must be in 8..4096, was 7.'",
    "'{''Height'':''4097''}', 'Height must be in 8..4096, was 4097.'",
    "'{''Count'':0}', 'Count must be in 1..20000, was 0.'",
    "'{''Count'':20001}', 'Count must be in 1..20000, was 20001.'",
    "'{''Count'':1.5}', 'Count must be a whole number, was 1.5.'",
    "'{''Time'':-1}', 'Time must be in 0..360000000, was -1.'",
    "'{''Interval'':-1}', 'Interval must be in 0..86400, was -1.'",
    "'{''BlackLevel'':0}', 'BlackLevel must be in 1..100, was 0.'",
    "'{''PixelBlackThreshold'':256}', 'PixelBlackThreshold must be in 0..255, was 256.'",
    "'{''FrameType'':''key''}', 'FrameType must be one of [INTRA, NORMAL], was key.'",
    "'{''Type'':''Film''}', 'Type must be Normal, Sprite or WebVtt, was Film.'",
    "'{''SpecifiedOffsetTimes'':[1,-1]}', 'SpecifiedOffsetTimes[1] must be in 0..360000000, was -1.'",
    "'{''SpecifiedOffsetTimes'':[{}]}', 'SpecifiedOffsetTimes[0] must be a number.'",
    "'{''SpecifiedOffsetTimes'':5}', 'SpecifiedOffsetTimes must be a JSON array.'",
    "'{''Type'':''Sprite'',''SpriteSnapshotConfig'':{''Columns'':0}}', 'SpriteSnapshotConfig.Columns must be in 1..1000, was 0.'",
    "'{''Type'':''Sprite'',''SpriteSnapshotConfig'':{''Padding'':1025}}', 'SpriteSnapshotConfig.Padding must be in 0..1024, was 1025.'",
    "'{''Type'':''Sprite'',''SpriteSnapshotConfig'':{''CellWidth'':4}}', 'SpriteSnapshotConfig.CellWidth must be in 8..4096, was 4.'"
  })
  void what_is_out_of_its_range_is_refused_by_its_path(String json, String message) {
    var rejection = rejected(json);
    assertThat(rejection.code()).isEqualTo("InvalidParameter");
    assertThat(rejection.message()).isEqualTo(message);
  }

  @Test
  void a_sheet_that_cannot_be_and_a_colour_that_is_none_are_refused() {
    String large =
        "{'Type':'Sprite','SpriteSnapshotConfig':{'CellWidth':4096,'CellHeight':4096,'Columns':5}}";
    assertThat(rejected(large).message()).contains("20480x40960");
    String injected = "{'Type':'Sprite','SpriteSnapshotConfig':{'Color':'red[x];movie=/etc'}}";
    assertThat(rejected(injected).message()).startsWith("SpriteSnapshotConfig.Color must be");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "[]", "{", "{'Time':{}}", "{'SpriteSnapshotConfig':5,'Type':'Sprite'}"})
  void what_is_not_such_an_object_is_refused(String json) {
    assertThat(rejected(json).code()).isEqualTo("InvalidParameter");
  }

  @Test
  void the_layout_of_a_track_cannot_be_chosen() {
    var rejection = rejected("{'Type':'WebVtt','SpriteSnapshotConfig':{}}");
    assertThat(rejection.code()).isEqualTo("InvalidParameter.NotSupport");
  }

  @ParameterizedTest
  @CsvSource({
    "'{''Count'':2}', a-{Count}.jpg, true",
    "'{''Count'':2}', p/q/{Count}, true",
    "'{''Count'':2}', a.jpg, false",
    "'{''Count'':2}', '{Count}/a.jpg', false",
    "'{''Count'':2}', a-{TileCount}.jpg, false",
    "'{}', a.jpg, true",
    "'{''SpecifiedOffsetTimes'':[1]}', a.jpg, true",
    "'{''SpecifiedOffsetTimes'':[1,2]}', a.jpg, false",
    "'{''Type'':''Sprite''}', a-{TileCount}.jpg, true",
    "'{''Type'':''Sprite''}', a-{Count}.jpg, false",
    "'{''Type'':''Sprite''}', a.jpg, false",
    "'{''Type'':''WebVtt''}', p/x.vtt, true",
    "'{''Type'':''WebVtt''}', p/x.jpg, false",
    "'{''Type'':''WebVtt''}', p/.vtt, false",
    "'{}', p/, false",
    "'{}', .., false"
  })
  void the_name_must_have_room_for_a_number(String json, String name, boolean isRight) {
    var rejection = read(json).checkName(name);
    assertThat(rejection.isEmpty()).isEqualTo(isRight);
    rejection.ifPresent(why -> assertThat(why.code()).isEqualTo("InvalidParameter"));
  }

  @Test
  void a_name_that_no_file_system_takes_is_refused() {
    assertThat(read("{}").checkName("a".repeat(201))).isPresent();
    assertThat(read("{}").checkName("a\0b")).isPresent();
  }

  private static Optional<Blackness> black(String json) {
    return ((SnapshotConfig.Normal) read(json)).black();
  }

  private static SnapshotConfig read(String json) {
    return switch (verdict(json)) {
      case Verdict.Accepted<SnapshotConfig>(var config, _) -> config;
      case Verdict.Rejected<SnapshotConfig>(var rejection) ->
          throw new AssertionError(rejection.toString());
    };
  }

  private static List<String> warnings(String json) {
    return switch (verdict(json)) {
      case Verdict.Accepted<SnapshotConfig>(_, var warnings) -> warnings;
      case Verdict.Rejected<SnapshotConfig>(var rejection) ->
          throw new AssertionError(rejection.toString());
    };
  }

  private static Rejection rejected(String json) {
    return switch (verdict(json)) {
      case Verdict.Accepted<SnapshotConfig>(var config, _) ->
          throw new AssertionError(config.toString());
      case Verdict.Rejected<SnapshotConfig>(var rejection) -> rejection;
    };
  }

  private static Verdict<SnapshotConfig> verdict(String json) {
    return SnapshotConfig.read(json.replace('\'', '"'));
  }
}
