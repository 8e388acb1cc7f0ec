package dev.cuepost.media.process.transcode;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("slow")
@Tag("exhaustive")
class PicturesTest {
  @TempDir static Path folder;
  private static Lab lab;

  /** Red on the left, green on the right, 320 by 180. */
  private static Path halves;

  @BeforeAll
  static void makeClips() throws Exception {
    lab = new Lab(folder);
    halves =
        lab.make(
            "halves.mp4",
            "-f|lavfi|-i|color=c=red:s=160x180:r=25:d=1|-f|lavfi|-i|color=c=lime:s=160x180:r=25:d=1"
                + "|-filter_complex|[0][1]hstack|-c:v|libx264|-preset|ultrafast|-crf|12|-pix_fmt|yuv420p");
  }

  @Test
  void a_picture_is_stretched_cut_or_padded_to_another_shape() throws Exception {
    String json =
        "{'Video':{'Preset':'ultrafast','Width':180,'Height':180},'TransConfig':{'AdjDarMethod':'%s'}}";
    lab.make(json.formatted("none"), halves)
        .shows(0.5, 10, 90, 255, 0, 0)
        .shows(0.5, 10, 4, 255, 0, 0);
    var padded = lab.make(json.formatted("pad"), halves);
    padded.shows(0.5, 10, 90, 255, 0, 0).shows(0.5, 10, 10, 0, 0, 0).shows(0.5, 170, 170, 0, 0, 0);
    assertThat(padded.stream("v", "width,height,sample_aspect_ratio")).isEqualTo("180,180,1:1");
    lab.make(json.formatted("crop"), halves)
        .shows(0.5, 10, 10, 255, 0, 0)
        .shows(0.5, 170, 170, 0, 255, 0);
  }

  @ParameterizedTest
  @CsvSource({"-90, 90, 10, 255, 0", "90, 90, 310, 255, 0", "180, 310, 90, 255, 0"})
  void a_picture_that_players_turn_is_turned(int degrees, int x, int y, int red, int green)
      throws Exception {
    Path turned = turned(degrees);
    var made = lab.make("{'Video':{'Preset':'ultrafast'}}", turned);
    assertThat(made.size()).isEqualTo(degrees == 180 ? "320x180" : "180x320");
    made.shows(0.5, x, y, red, green, 0);
    if (degrees == -90) {
      var small =
          lab.make("{'Video':{'Preset':'ultrafast','Width':160,'LongShortMode':'true'}}", turned);
      assertThat(small.size()).isEqualTo("90x160");
      small.shows(0.5, 45, 5, 255, 0, 0);
    }
  }

  @ParameterizedTest
  @CsvSource({"90, 180x320, 90, 10", "180, 320x180, 310, 90", "270, 180x320, 90, 310"})
  void a_picture_is_turned_to_the_right_as_the_configuration_says(
      int degrees, String size, int redX, int redY) throws Exception {
    String json = "{'Rotate':'%d','Video':{'Preset':'ultrafast'}}".formatted(degrees);
    var made = lab.make(json, halves);
    assertThat(made.size()).isEqualTo(size);
    made.shows(0.5, redX, redY, 255, 0, 0);
    var joined = lab.make(json, halves, halves);
    assertThat(joined.size()).isEqualTo(size);
    joined.shows(1.5, redX, redY, 255, 0, 0);
    var fromTurned = lab.make(json, turned(-90));
    assertThat(fromTurned.size()).isEqualTo(degrees == 180 ? "180x320" : "320x180");
  }

  @Test
  void bars_at_the_border_are_found_and_cut_off() throws Exception {
    Path barred =
        lab.make(
            "barred.mp4",
            "-i|" + halves + "|-vf|pad=360:240:20:30|-c:v|libx264|-preset|ultrafast|-crf|12");
    var made = lab.make("{'Video':{'Preset':'ultrafast','Crop':'border'}}", barred);
    assertThat(made.size()).isEqualTo("320x180");
    made.shows(0.5, 4, 4, 255, 0, 0);
    assertThat(lab.make("{'Video':{'Preset':'ultrafast','Crop':'border'}}", halves).size())
        .isEqualTo("320x180");
    var cut =
        lab.make(
            "{'Video':{'Preset':'ultrafast','Crop':'160:180:180:30','Pad':'200:200:40:20'}}",
            barred);
    cut.shows(0.5, 44, 24, 0, 255, 0).shows(0.5, 20, 100, 0, 0, 0);
    assertThat(cut.size()).isEqualTo("200x200");
  }

  @Test
  void pixels_that_are_not_square_become_so() throws Exception {
    Path wide =
        lab.make(
            "wide.mp4",
            "-i|" + halves + "|-vf|scale=240:180,setsar=4/3|-c:v|libx264|-preset|ultrafast");
    assertThat(
            lab.make("{'Video':{'Preset':'ultrafast'}}", wide).stream(
                "v", "width,height,sample_aspect_ratio"))
        .isEqualTo("320,180,1:1");
  }

  @Test
  void odd_sides_and_other_colours_become_what_every_player_shows() throws Exception {
    Path odd = lab.make("odd.gif", "-f|lavfi|-i|color=c=red:s=161x91:r=10:d=1");
    var made = lab.make("{'Video':{'Preset':'ultrafast'}}", odd);
    assertThat(made.stream("v", "width,height,pix_fmt,color_range,color_space"))
        .isEqualTo("160,90,yuv420p,tv,bt709");
    made.shows(0.5, 80, 45, 255, 0, 0);
    Path full =
        lab.make(
            "full.mp4",
            "-f|lavfi|-i|color=c=white:s=320x180:r=25:d=1|-vf|scale=out_range=pc|-pix_fmt|yuvj420p|-c:v|libx264|-preset|ultrafast");
    var narrowed = lab.make("{'Video':{'Preset':'ultrafast'}}", full);
    assertThat(narrowed.stream("v", "pix_fmt,color_range"))
        .isIn("yuv420p,tv", "yuv420p,unknown", "yuv420p");
    narrowed.shows(0.5, 80, 45, 255, 255, 255);
  }

  @ParameterizedTest
  @CsvSource({
    "H.264, yuv422p, yuv422p",
    "H.264, yuv444p, yuv444p",
    "H.264, yuv420p10le, yuv420p10le",
    "H.265, yuv420p10le, yuv420p10le"
  })
  void pixels_have_the_wanted_format(String codec, String wanted, String found) throws Exception {
    var made =
        lab.make(
            "{'Video':{'Codec':'%s','Preset':'ultrafast','PixFmt':'%s'}}".formatted(codec, wanted),
            halves);
    assertThat(made.stream("v", "pix_fmt")).isEqualTo(found);
    made.shows(0.5, 80, 45, 255, 0, 0);
  }

  @Test
  void fields_become_whole_frames_and_the_other_way_round() throws Exception {
    Path laced =
        lab.make(
            "laced.mp4",
            "-f|lavfi|-i|testsrc2=s=320x180:r=50:d=1|-vf|tinterlace=interleave_top|-c:v|libx264|-preset|ultrafast|-flags|+ildct+ilme");
    assertThat(
            lab.make("{'Video':{'Preset':'ultrafast','ScanMode':'progressive'}}", laced).stream(
                "v", "field_order"))
        .isEqualTo("progressive");
    assertThat(
            lab.make("{'Video':{'Preset':'ultrafast','ScanMode':'interlaced'}}", halves).stream(
                "v", "field_order"))
        .isEqualTo("tt");
  }

  @Test
  void webm_can_have_either_of_its_codecs() throws Exception {
    var made =
        lab.make(
            "{'Container':{'Format':'webm'},'Video':{'Codec':'VP8','Preset':'veryfast','Bitrate':300},'TransConfig':{'TransMode':'twopass'}}",
            halves);
    assertThat(made.stream("v", "codec_name")).isEqualTo("vp8");
    made.shows(0.5, 80, 45, 255, 0, 0);
  }

  /** A copy with another display matrix, written over the one in its track header. */
  private static Path turned(int degrees) throws Exception {
    byte[] bytes = Files.readAllBytes(halves);
    int header = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("tkhd");
    int one = 0x10000;
    int[] corners =
        switch (degrees) {
          case 90 -> new int[] {0, -one, one, 0};
          case -90 -> new int[] {0, one, -one, 0};
          default -> new int[] {-one, 0, 0, -one};
        };
    var matrix = ByteBuffer.wrap(bytes, header + 44, 36);
    for (int value :
        new int[] {corners[0], corners[1], 0, corners[2], corners[3], 0, 0, 0, 0x40000000}) {
      matrix.putInt(value);
    }
    return Files.write(folder.resolve("turned" + degrees + ".mp4"), bytes);
  }
}
