package dev.cuepost.media.process.transcode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.media.process.outcome.Outcome;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
@Tag("exhaustive")
class OverlaysTest {
  private static final String VIDEO =
      "'Video':{'Preset':'ultrafast','Crf':12},'Audio':{'Remove':true}";

  @TempDir static Path folder;
  private static Lab lab;
  private static Path clip;

  @BeforeAll
  static void makeClips() throws Exception {
    lab = new Lab(folder);
    clip = lab.clip("clip.mp4", "black", "320x180", 2);
    lab.make("green.png", "-f|lavfi|-i|color=c=lime:s=40x20|-frames:v|1|-pix_fmt|rgba");
    lab.make("blue.png", "-f|lavfi|-i|color=c=blue:s=64x64|-frames:v|1");
    // red in its first half second, white in its second, and over again
    lab.make(
        "turns.gif",
        "-f|lavfi|-i|color=c=red:s=32x32:r=10:d=0.5|-f|lavfi|-i|color=c=white:s=32x32:r=10:d=0.5|-filter_complex|[0][1]concat");
  }

  @Test
  void pictures_lie_where_their_corner_and_distance_say() throws Exception {
    var made =
        lab.make(
            """
            {%s,'ImageWatermarks':[
              {'File':{'Media':'green'},'Width':'40','Height':'20','Dx':'10','Dy':'10'},
              {'File':{'Media':'blue'},'Width':'0.2','Dx':'0.05','Dy':'0.1','ReferPos':'BottomLeft'},
              {'File':{'Media':'green'},'Height':'40','Dx':20,'ReferPos':'TopLeft','Timeline':{'Start':'0.5','Duration':'0.52'}},
              {'File':{'Media':'blue'},'ReferPos':'BottomRight','Timeline':{'Start':'1','Duration':'ToEND'}}]}
            """
                .formatted(VIDEO),
            Map.of("green", folder.resolve("green.png"), "blue", folder.resolve("blue.png")),
            clip);
    // top right: 270..310 by 10..30
    made.shows(0, 273, 13, 0, 255, 0)
        .shows(1.9, 307, 27, 0, 255, 0)
        .shows(1, 266, 20, 0, 0, 0)
        .shows(1, 290, 34, 0, 0, 0);
    // bottom left: 64x64 from 16 on, 18 above the bottom
    made.shows(1, 20, 156, 0, 0, 255)
        .shows(1, 76, 102, 0, 0, 255)
        .shows(1, 10, 130, 0, 0, 0)
        .shows(1, 48, 170, 0, 0, 0);
    // top left, 80x40, for its time only: the frames 13 to 25
    made.shows(0.48, 60, 20, 0, 0, 0)
        .shows(0.56, 60, 20, 0, 255, 0)
        .shows(1.0, 60, 20, 0, 255, 0)
        .shows(1.08, 60, 20, 0, 0, 0);
    // bottom right, an eighth of the width or so: 38x38
    made.shows(0.96, 300, 160, 0, 0, 0)
        .shows(1.04, 300, 160, 0, 0, 255)
        .shows(1.9, 285, 145, 0, 0, 255)
        .shows(1.9, 276, 160, 0, 0, 0);
    assertThat(made.seconds()).isEqualTo(2);
  }

  @Test
  void a_picture_that_moves_is_repeated_and_the_output_ends_with_the_input() throws Exception {
    var made =
        lab.make(
            "{%s,'ImageWatermarks':[{'File':{'Media':'g'},'Width':32,'ReferPos':'TopLeft','Timeline':{'Start':0.4}}]}"
                .formatted(VIDEO),
            Map.of("g", folder.resolve("turns.gif")),
            clip);
    made.shows(0.2, 16, 16, 0, 0, 0)
        .shows(0.6, 16, 16, 255, 0, 0)
        .shows(1.12, 16, 16, 255, 255, 255)
        .shows(1.6, 16, 16, 255, 0, 0);
    assertThat(made.seconds()).isEqualTo(2);
  }

  @Test
  void texts_are_written_as_they_are() throws Exception {
    var made =
        lab.make(
            """
            {%s,'TextWatermarks':[
              {'Content':'███%%{pts}\\u0027:[a],;█','FontName':'DejaVu Sans','FontSize':'40','FontColor':'#ff0000','Left':'20','Top':'0.5'},
              {'Content':'███','FontName':'DejaVu Sans','FontSize':60,'FontColor':'lime','Adaptive':'true','Left':10,'Top':10}]}
            """
                .formatted(VIDEO),
            clip);
    made.shows(1, 40, 110, 255, 0, 0).shows(1, 10, 110, 0, 0, 0).shows(1, 40, 70, 0, 0, 0);
    // 60 pixels of 1080 are 10 of 180
    made.shows(1, 16, 14, 0, 255, 0).shows(1, 16, 40, 0, 0, 0);
  }

  @Test
  void captions_are_drawn_at_their_time_whatever_part_of_the_input_is_taken() throws Exception {
    Path captions = Files.writeString(folder.resolve("a'b:c.srt"), Overlaid.CAPTION);
    String json = "{%s,'Subtitles':[{'File':{'Media':'s'},'Format':'srt'}]%s}";
    var made = lab.make(json.formatted(VIDEO, ""), Map.of("s", captions), clip);
    assertThat(brightness(made, 0.3)).isLessThan(5);
    assertThat(brightness(made, 1)).isGreaterThan(100);
    assertThat(brightness(made, 1.7)).isLessThan(5);
    var late =
        lab.make(json.formatted(VIDEO, ",'TimeSpan':{'Seek':1}"), Map.of("s", captions), clip);
    assertThat(brightness(late, 0.2)).isGreaterThan(100);
    assertThat(brightness(late, 0.8)).isLessThan(5);
  }

  @Test
  void captions_may_have_other_formats_and_charsets() throws Exception {
    Path vtt =
        Files.writeString(
            folder.resolve("c.vtt"), "WEBVTT\n\n00:00.500 --> 00:01.500\n████████████\n");
    Path gbk = Files.writeString(folder.resolve("c.txt"), Overlaid.CAPTION, Charset.forName("GBK"));
    String json = "{%s,'Subtitles':[{'File':{'Media':'s'},'Format':'%s','CharEnc':'%s'}]}";
    assertThat(
            brightness(lab.make(json.formatted(VIDEO, "vtt", "UTF-8"), Map.of("s", vtt), clip), 1))
        .isGreaterThan(100);
    assertThat(brightness(lab.make(json.formatted(VIDEO, "srt", "gbk"), Map.of("s", gbk), clip), 1))
        .isGreaterThan(100);
    assertThat(lab.fail(json.formatted(VIDEO, "srt", "UTF-8"), Map.of("s", gbk), clip).message())
        .isEqualTo(
            "Subtitles[0] cannot be read as captions in the format SRT and the charset UTF-8.");
  }

  @Test
  void what_is_no_captions_is_not_opened_as_something_else() throws Exception {
    Path list =
        Files.writeString(
            folder.resolve("list.txt"),
            "#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\nfile:%s\n".formatted(clip));
    for (var format : new String[] {"srt", "vtt", "ass"}) {
      assertThat(
              lab.fail(
                      "{%s,'Subtitles':[{'File':{'Media':'s'},'Format':'%s'}]}"
                          .formatted(VIDEO, format),
                      Map.of("s", list),
                      clip)
                  .code())
          .isEqualTo("InvalidParameter.ResourceContentBad");
    }
  }

  @Test
  void a_watermark_that_is_no_picture_is_refused_by_its_path() throws Exception {
    Path text = Files.writeString(folder.resolve("text.png"), "no picture");
    Path tone = lab.make("tone.wav", "-f|lavfi|-i|sine=d=1");
    String json = "{%s,'ImageWatermarks':[{'File':{'Media':'w'}}]}".formatted(VIDEO);
    assertThat(lab.fail(json, Map.of("w", text), clip))
        .satisfies(failed -> {
          assertThat(failed.code()).isEqualTo("InvalidParameter.ResourceContentBad");
          assertThat(failed.message()).startsWith("ImageWatermarks[0].File: ");
        });
    assertThat(lab.fail(json, Map.of("w", tone), clip).message())
        .isEqualTo("ImageWatermarks[0].File has no picture.");
  }

  @Test
  void an_ffmpeg_that_cannot_write_texts_or_captions_says_so() throws Exception {
    var plain = new Lab(Files.createDirectories(folder.resolve("plain")), Lab.bundled());
    Path captions = Files.writeString(folder.resolve("plain.srt"), Overlaid.CAPTION);
    assertThat(plain.fail("{%s,'TextWatermarks':[{'Content':'a'}]}".formatted(VIDEO), clip))
        .isEqualTo(
            new Outcome.Failed(
                "InvalidParameter.NotSupport",
                "The FFmpeg of this server has no drawtext, which this needs."));
    assertThat(
            plain
                .fail(
                    "{%s,'Subtitles':[{'File':{'Media':'s'},'Format':'srt'}]}".formatted(VIDEO),
                    Map.of("s", captions),
                    clip)
                .message())
        .isEqualTo("The FFmpeg of this server has no subtitles, which this needs.");
  }

  /** The brightest of a row of points where captions stand. */
  private static int brightness(Lab.Made made, double seconds) throws Exception {
    int most = 0;
    for (int y = 150; y <= 175; y += 5) {
      most = Math.max(most, made.color(seconds, 160, y)[0]);
    }
    return most;
  }
}
