package dev.cuepost.media.process.transcode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("slow")
@Tag("exhaustive")
class PartsTest {
  private static final String VIDEO = "'Video':{'Preset':'ultrafast'}";

  @TempDir static Path folder;
  private static Lab lab;
  private static Path red;
  private static Path green;
  private static Path mute;

  @BeforeAll
  static void makeClips() throws Exception {
    lab = new Lab(folder);
    red = lab.clip("red.mp4", "red", "320x180", 2);
    green = lab.clip("green.mkv", "lime", "180x180", 1);
    mute =
        lab.make(
            "mute.mp4",
            "-f|lavfi|-i|color=c=blue:s=640x360:r=30:d=1|-c:v|libx264|-preset|ultrafast|-pix_fmt|yuv420p");
  }

  @Test
  void several_inputs_are_joined_in_the_frame_of_the_first() throws Exception {
    var made = lab.make("{%s}".formatted(VIDEO), red, mute, green);
    assertThat(made.size()).isEqualTo("320x180");
    assertThat(made.seconds()).isCloseTo(4, within(0.05));
    assertThat(made.stream("v", "avg_frame_rate")).isEqualTo("25/1");
    made.shows(1.9, 160, 90, 255, 0, 0)
        .shows(2.1, 10, 90, 0, 0, 255)
        .shows(2.9, 160, 90, 0, 0, 255);
    made.shows(3.1, 160, 90, 0, 255, 0).shows(3.9, 10, 90, 0, 0, 0);
    assertThat(made.level(0.5, 1.5)).isCloseTo(-24, within(1.0));
    assertThat(made.level(2.2, 2.8)).isLessThan(-80);
    assertThat(made.level(3.2, 3.8)).isCloseTo(-24, within(1.0));
  }

  @Test
  void a_span_of_joined_inputs_goes_over_their_seam() throws Exception {
    var made = lab.make("{%s,'TimeSpan':{'Seek':1.5,'End':0.5}}".formatted(VIDEO), red, mute);
    assertThat(made.seconds()).isCloseTo(1, within(0.05));
    made.shows(0.4, 160, 90, 255, 0, 0).shows(0.6, 160, 90, 0, 0, 255);
  }

  @Test
  void sound_is_joined_too() throws Exception {
    var made = lab.make("{'Container':{'Format':'mp3'}}", red, green);
    assertThat(made.facts().sound().orElseThrow().length().toMillis()).isCloseTo(3000, within(80L));
  }

  @Test
  void picture_and_sound_come_from_where_a_combination_says() throws Exception {
    Path quiet = lab.make("quiet.wav", "-f|lavfi|-i|sine=frequency=1000:d=3,volume=-20dB");
    var made =
        lab.make(
            """
            {%s,'CombineConfigs':[{'VideoIndex':'0','AudioIndex':'1'},
              {'VideoIndex':'2','AudioIndex':'exclude','Start':'0.2','Duration':'0.6'},
              {'VideoIndex':'exclude','AudioIndex':'0','Duration':0.4}]}
            """
                .formatted(VIDEO),
            red,
            quiet,
            green);
    assertThat(made.seconds()).isCloseTo(3, within(0.1));
    made.shows(1, 160, 90, 255, 0, 0).shows(2.3, 160, 90, 0, 255, 0).shows(2.8, 160, 90, 0, 0, 0);
    assertThat(made.level(0.5, 1.5)).isCloseTo(-44, within(1.5));
    assertThat(made.level(2.1, 2.5)).isLessThan(-70);
    assertThat(made.level(2.7, 2.95)).isCloseTo(-24, within(1.5));
  }

  @ParameterizedTest
  @ValueSource(strings = {"mp4", "ts", "flv", "webm"})
  void a_span_begins_with_its_own_frame_in_every_format(String format) throws Exception {
    // each half second has a grey of its own
    Path steps =
        lab.make(
            "steps." + format,
            "-f|lavfi|-i|color=s=64x36:r=25:d=3,format=rgb24,geq=r='40+30*floor(2*T+0.001)':g='40+30*floor(2*T+0.001)':b='40+30*floor(2*T+0.001)',scale=320:180"
                + "|-f|lavfi|-i|sine=d=3|-g|75|-pix_fmt|yuv420p"
                + (format.equals("webm")
                    ? "|-c:v|libvpx|-b:v|1M|-deadline|realtime"
                    : "|-c:v|libx264|-preset|veryfast|-c:a|aac"));
    var made =
        lab.make("{%s,'TimeSpan':{'Seek':'00:00:01','Duration':'1.5'}}".formatted(VIDEO), steps);
    assertThat(made.seconds()).isCloseTo(1.5, within(0.05));
    made.shows(0, 160, 90, 100, 100, 100)
        .shows(0.4, 160, 90, 100, 100, 100)
        .shows(0.6, 160, 90, 130, 130, 130);
    assertThat(made.color(0.4, 160, 90)[0]).isCloseTo(100, within(12));
    assertThat(made.color(0.6, 160, 90)[0]).isCloseTo(130, within(12));
    assertThat(made.color(1.4, 160, 90)[0]).isCloseTo(160, within(12));
  }

  @Test
  void streams_are_copied_into_another_container() throws Exception {
    var made = lab.make("{'Remux':true,'Container':{'Format':'flv'}}", red);
    assertThat(made.stream("v", "codec_name,width")).isEqualTo("h264,320");
    made.shows(1, 160, 90, 255, 0, 0);
    assertThat(lab.make("{'Remux':true,'Container':{'Format':'m4a'}}", red).facts().picture())
        .isEmpty();
    Path hevc =
        lab.make(
            "hevc.mkv",
            "-i|"
                + red
                + "|-c:v|libx265|-preset|ultrafast|-x265-params|log-level=error|-c:a|libopus");
    assertThat(
            lab.make("{'Remux':true,'Audio':{'Remove':true}}", hevc).stream(
                "v", "codec_name,codec_tag_string"))
        .isEqualTo("hevc,hvc1");
    assertThat(lab.fail("{'Remux':true,'Container':{'Format':'flv'}}", hevc).message())
        .isEqualTo(
            "Container.Format flv cannot hold the input's picture, which is hevc; a template that encodes can make it.");
    assertThat(lab.fail("{'Remux':true,'Container':{'Format':'ts'}}", hevc).message())
        .startsWith("Container.Format ts cannot hold the input's sound, which is opus");
    assertThat(lab.fail("{'Remux':true}", red, red).message())
        .isEqualTo("The input must be a single one where streams are copied.");
  }
}
