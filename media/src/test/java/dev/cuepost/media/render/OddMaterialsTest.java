package dev.cuepost.media.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What telephones, cameras, browsers and old recordings hand in. */
@Tag("slow")
class OddMaterialsTest {
  private static final String H264 = "-c:v|libx264|-preset|veryfast|-crf|10|-pix_fmt|yuv420p";

  @TempDir static Path folder;
  private static Studio studio;

  @BeforeAll
  static void makeMaterials() {
    studio = new Studio(folder);
    studio.clip("plain.mp4", "640x360", 4, "r", 440);
    studio.clip(
        "hevc.mp4",
        "640x360",
        "25",
        4,
        "g",
        880,
        "-c:v|libx265|-preset|ultrafast|-crf|10|-x265-params|log-level=error|-pix_fmt|yuv420p");
    studio.clip(
        "vp8.webm",
        "640x360",
        "25",
        4,
        "g",
        880,
        "-c:v|libvpx|-deadline|realtime|-b:v|2M|-c:a|libopus");
    studio.clip(
        "odd.mkv",
        "601x337",
        "25",
        4,
        "g",
        880,
        "-c:v|libx264|-preset|veryfast|-crf|10|-pix_fmt|yuv444p");
    studio.clip("film.mp4", "640x360", "24000/1001", 4, "g", 880, H264);
    studio.clip("ntsc.mp4", "640x360", "30000/1001", 4, "g", 880, H264);
    studio.clip("broadcast.ts", "640x360", "25", 4, "g", 880, H264 + "|-g|250|-c:a|aac");
    studio.clip("silent.mp4", "640x360", "25", 4, "g", 0, H264);
    studio.clip(
        "deep.mp4",
        "640x360",
        "25",
        4,
        "g",
        880,
        "-c:v|libx265|-preset|ultrafast|-crf|10|-x265-params|log-level=error|-pix_fmt|yuv420p10le");
    studio.clip("moving.avi", "640x360", "25", 4, "g", 880, "-c:v|mpeg4|-q:v|2|-c:a|mp3");
    studio.make(
        "changing.mp4",
        "-i|%s|-vf|select='not(mod(n,3))+lt(n,25)'|-fps_mode|vfr|%s"
            .formatted(studio.clip("even.mp4", "640x360", 4, "g", 880), H264));
  }

  @Tag("exhaustive")
  @ParameterizedTest
  @CsvSource({
    "hevc.mp4",
    "vp8.webm",
    "film.mp4",
    "broadcast.ts",
    "silent.mp4",
    "deep.mp4",
    "moving.avi",
  })
  void so_does_a_window_of_more_materials(String name) throws Exception {
    a_window_of_any_material_shows_the_right_moments_and_has_the_right_length(name);
  }

  @ParameterizedTest
  @CsvSource({
    "odd.mkv",
    "ntsc.mp4",
    "changing.mp4",
  })
  void a_window_of_any_material_shows_the_right_moments_and_has_the_right_length(String name)
      throws Exception {
    var film =
        studio.render(
            """
            {"VideoTracks":[{"VideoTrackClips":[
              {"MediaURL":"FX/plain.mp4","In":0,"Out":1.2},
              {"MediaURL":"FX/%s","In":1.52,"Out":3.52},
              {"MediaURL":"FX/plain.mp4","In":3,"Out":4}]}]}
            """
                .formatted(name),
            RenderedTimelinesTest.output("mp4", 640, 360));
    assertThat(film.frames()).isEqualTo(105);
    assertThat(film.seconds()).isCloseTo(4.2, within(0.001));
    assertThat(film.soundSeconds()).isCloseTo(film.seconds(), within(0.022));
    film.shows(1.16, 320, 180, 80, 56, 56)
        .shows(1.2, 320, 180, 56, 80, 56)
        .shows(1.56, 320, 180, 56, 80, 56)
        .shows(1.8, 320, 180, 72, 96, 72)
        .shows(2.6, 320, 180, 72, 96, 72)
        .shows(2.8, 320, 180, 88, 112, 88)
        .shows(3.16, 320, 180, 88, 112, 88)
        .shows(3.2, 320, 180, 112, 88, 88);
    if (!name.equals("silent.mp4")) {
      assertThat(film.tone(880, 1.3, 3.1)).isCloseTo(-12, within(1.0));
    }
    assertThat(film.tone(440, 1.3, 3.1)).isLessThan(-60);
  }

  @Test
  void full_range_pictures_keep_their_colours() throws Exception {
    studio.make(
        "full.mp4",
        "-f|lavfi|-i|color=0xC83C28:s=640x360:d=2,format=rgb24,scale=out_range=pc:out_color_matrix=bt601,format=yuvj420p|-c:v|libx264|-crf|10|-preset|veryfast|-color_range|pc|-colorspace|smpte170m");
    studio.make(
        "limited.mp4",
        "-f|lavfi|-i|color=0xC83C28:s=1280x720:d=2,format=rgb24,scale=out_color_matrix=bt709,format=yuv420p|-c:v|libx264|-crf|10|-preset|veryfast|-colorspace|bt709");
    studio.make("photo.jpg", "-f|lavfi|-i|color=0xC83C28:s=640x360,format=yuvj420p|-frames:v|1");
    var film =
        studio.render(
            """
            {"VideoTracks":[{"VideoTrackClips":[
              {"MediaURL":"FX/full.mp4"},{"MediaURL":"FX/limited.mp4"},
              {"Type":"Image","MediaURL":"FX/photo.jpg","Duration":2}]}]}
            """,
            RenderedTimelinesTest.output("mp4", 640, 360));
    film.shows(1, 320, 180, 200, 60, 40, 4)
        .shows(3, 320, 180, 200, 60, 40, 4)
        .shows(5, 320, 180, 200, 60, 40, 4);
  }

  @Test
  void turned_and_stretched_pictures_stand_upright_in_their_true_shape() throws Exception {
    studio.make(
        "quads.mp4",
        "-f|lavfi|-i|color=0x303030:s=640x360:d=2,drawbox=w=320:h=360:c=0xC82020:t=fill|%s"
            .formatted(H264));
    Turned.video(studio, "quads.mp4", "upright.mp4", -90);
    studio.make(
        "anamorphic.mp4",
        "-f|lavfi|-i|color=0x2020C8:s=720x576:d=2,setsar=64/45|%s".formatted(H264));
    var film =
        studio.render(
            """
            {"VideoTracks":[{"VideoTrackClips":[{"MediaURL":"FX/upright.mp4"},{"MediaURL":"FX/anamorphic.mp4"}]}]}
            """,
            RenderedTimelinesTest.output("mp4", 640, 360));
    // 360x640 upright becomes 202x360 in the middle: red above, grey below
    film.shows(1, 320, 60, 200, 32, 32, 12)
        .shows(1, 320, 300, 48, 48, 48, 12)
        .shows(1, 200, 180, 0, 0, 0, 4)
        .shows(1, 440, 180, 0, 0, 0, 4);
    // 720x576 with wide pixels is 16:9 and fills the canvas
    film.shows(3, 10, 180, 32, 32, 200, 12).shows(3, 630, 180, 32, 32, 200, 12);
    assertThat(film.facts.picture().orElseThrow().shownWidth()).isEqualTo(640);
  }

  @Test
  void a_turned_photograph_stands_upright() throws Exception {
    Path photo =
        studio.make(
            "lying.jpg",
            "-f|lavfi|-i|color=0x303030:s=640x360,drawbox=w=320:h=360:c=0xC82020:t=fill|-frames:v|1|-q:v|2|-pix_fmt|yuvj420p");
    Turned.photo(photo, folder.resolve("standing.jpg"), 6);
    var film =
        studio.render(
            """
            {"VideoTracks":[{"VideoTrackClips":[{"Type":"Image","MediaURL":"FX/standing.jpg","Duration":1}]}]}
            """,
            RenderedTimelinesTest.output("mp4", 360, 640));
    film.shows(0.5, 180, 100, 200, 32, 32, 12).shows(0.5, 180, 540, 48, 48, 48, 12);
  }

  @Test
  void sound_of_any_kind_becomes_stereo_at_its_own_level() throws Exception {
    studio.make("phone.wav", "-f|lavfi|-i|sine=frequency=440:sample_rate=8000:duration=2,volume=2");
    studio.make(
        "cinema.m4a",
        "-f|lavfi|-i|sine=frequency=880:sample_rate=48000:duration=2,volume=2,aformat=channel_layouts=stereo|-ac|6|-c:a|aac");
    studio.make(
        "cd.flac", "-f|lavfi|-i|sine=frequency=1320:sample_rate=44100:duration=2,volume=2|-ac|2");
    var film =
        studio.render(
            """
            {"AudioTracks":[{"AudioTrackClips":[
              {"MediaURL":"FX/phone.wav"},{"MediaURL":"FX/cinema.m4a"},{"MediaURL":"FX/cd.flac"}]}]}
            """,
            RenderedTimelinesTest.output("m4a", 640, 360));
    assertThat(film.facts.picture()).isEmpty();
    assertThat(film.facts.sound().orElseThrow().channels()).isEqualTo(2);
    assertThat(film.soundSeconds()).isCloseTo(6, within(0.05));
    assertThat(film.tone(440, 0.2, 1.8)).isCloseTo(-12, within(1.0));
    // FFmpeg lowers one channel by 3 dB when it makes these two of it
    assertThat(film.tone(880, 2.2, 3.8)).isCloseTo(-15, within(1.0));
    assertThat(film.tone(1320, 4.2, 5.8)).isCloseTo(-15, within(1.0));
  }

  @Test
  void of_more_channels_than_have_places_the_first_two_are_heard() throws Exception {
    int channels = 12;
    int samples = 48_000;
    var wav = ByteBuffer.allocate(44 + samples * channels * 2).order(ByteOrder.LITTLE_ENDIAN);
    wav.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(wav.capacity() - 8);
    wav.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    wav.putShort((short) 1).putShort((short) channels);
    wav.putInt(samples).putInt(samples * channels * 2);
    wav.putShort((short) (channels * 2)).putShort((short) 16);
    wav.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(samples * channels * 2);
    for (int sample = 0; sample < samples; sample++) {
      short value = (short) (8_192 * Math.sin(2 * Math.PI * 440 * sample / samples));
      for (int channel = 0; channel < channels; channel++) {
        wav.putShort(channel < 2 ? value : 0);
      }
    }
    Files.write(folder.resolve("many.wav"), wav.array());
    var film =
        studio.render(
            "{\"AudioTracks\":[{\"AudioTrackClips\":[{\"MediaURL\":\"FX/many.wav\"}]}]}",
            RenderedTimelinesTest.output("wav", 640, 360));
    assertThat(film.facts.sound().orElseThrow().channels()).isEqualTo(2);
    assertThat(film.tone(440, 0.1, 0.9)).isCloseTo(-12, within(0.5));
  }

  @Test
  void file_names_that_mean_something_to_ffmpeg_or_a_shell_are_only_names() throws Exception {
    String name = "it's 100%d [0:v];$(x) \"a\\b\n,c=*?.mp4";
    Files.copy(folder.resolve("plain.mp4"), folder.resolve(name));
    var film =
        studio.render(
            "{\"VideoTracks\":[{\"VideoTrackClips\":[{\"MediaURL\":%s}]}]}"
                .formatted(new JsonMapper().writeValueAsString("FX/" + name)),
            RenderedTimelinesTest.output("mp4", 640, 360));
    assertThat(film.frames()).isEqualTo(100);
  }
}
