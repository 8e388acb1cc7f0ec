package dev.cuepost.media.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Timelines rendered by a real FFmpeg, then looked at and listened to. */
@Tag("slow")
class RenderedTimelinesTest {
  /** What a fixture's tone comes to: an eighth of full scale, doubled. */
  private static final double TONE = -12;

  private static final int PRESENT = 12;

  @TempDir static Path folder;
  private static Studio studio;

  @BeforeAll
  static void makeMaterials() {
    studio = new Studio(folder);
    studio.clip("fxA.mp4", "1280x720", 12, "r", 440);
    studio.clip("fxB.mp4", "1280x720", 10, "g", 880);
    studio.clip("fxC.mp4", "720x1280", 8, "b", 1320);
    studio.clip("fxN.mp4", "1280x720", 6, "", 0);
    studio.make("img1.png", "-f|lavfi|-i|color=0xE6E628:s=1600x900|-frames:v|1");
    studio.make("logo.png", "-f|lavfi|-i|color=0xE614E6:s=200x100|-frames:v|1");
    studio.tone("bgm5.wav", 5, 220);
    studio.tone("voice9.wav", 9, 2000);
  }

  @Test
  void two_trimmed_clips_follow_each_other_with_their_sound() throws Exception {
    var film =
        studio.render(
            """
            {"VideoTracks":[{"VideoTrackClips":[
              {"MediaURL":"FX/fxA.mp4","In":2,"Out":6},
              {"MediaURL":"FX/fxB.mp4","In":1.5,"Out":5}]}]}
            """,
            output("mp4", 1280, 720));
    assertThat(film.seconds()).isCloseTo(7.5, within(0.08));
    assertThat(film.soundSeconds()).isCloseTo(7.5, within(0.08));
    assertThat(film.frames()).isEqualTo(188);
    film.shows(0.5, 640, 360, 96, 72, 72)
        .shows(1.5, 640, 360, 112, 88, 88)
        .shows(3.5, 640, 360, 144, 120, 120)
        .shows(4.2, 640, 360, 56, 80, 56)
        .shows(4.7, 640, 360, 72, 96, 72)
        .shows(7.2, 640, 360, 104, 128, 104);
    assertThat(film.tone(440, 0.3, 3.7)).isGreaterThan(TONE - PRESENT);
    assertThat(film.tone(880, 0.3, 3.7)).isLessThan(TONE - 40);
    assertThat(film.tone(880, 4.3, 7.2)).isGreaterThan(TONE - PRESENT);
    assertThat(film.tone(440, 4.3, 7.2)).isLessThan(TONE - 40);
  }

  @Test
  void a_cut_changes_the_picture_in_the_very_frame() throws Exception {
    var film =
        studio.render(
            """
            {"VideoTracks":[{"VideoTrackClips":[
              {"MediaURL":"FX/fxA.mp4","In":1,"Out":1.96},
              {"MediaURL":"FX/fxB.mp4","In":3.04,"Out":4}]}]}
            """,
            output("mp4", 1280, 720));
    film.shows(0, 640, 360, 80, 56, 56)
        .shows(0.92, 640, 360, 80, 56, 56)
        .shows(0.96, 640, 360, 88, 112, 88)
        .shows(1.88, 640, 360, 88, 112, 88);
    assertThat(film.frames()).isEqualTo(48);
  }

  @Test
  void a_picture_a_video_and_a_watermark_make_a_portrait_film() throws Exception {
    var film =
        studio.render(
            """
            {"VideoTracks":[
              {"VideoTrackClips":[
                {"Type":"Image","MediaURL":"FX/img1.png","Duration":3},
                {"MediaURL":"FX/fxA.mp4","In":0,"Out":5}]},
              {"VideoTrackClips":[
                {"Type":"GlobalImage","MediaURL":"FX/logo.png","X":820,"Y":60,"Width":200,"Height":100}]}]}
            """,
            output("mp4", 1080, 1920));
    assertThat(film.seconds()).isCloseTo(8, within(0.08));
    film.shows(1, 540, 960, 230, 230, 40, 30)
        .shows(1, 540, 300, 0, 0, 0, 15)
        .shows(1, 540, 1600, 0, 0, 0, 15)
        .shows(1, 920, 110, 230, 20, 230, 49)
        .shows(7.5, 920, 110, 230, 20, 230, 49)
        .shows(3.5, 540, 960, 64, 40, 40)
        .shows(7.5, 540, 960, 128, 104, 104)
        .shows(7.5, 540, 640, 0, 0, 0, 15)
        .shows(7.5, 540, 670, 128, 104, 104);
    assertThat(film.peak(0.2, 2.8)).isLessThan(-60);
    assertThat(film.tone(440, 3.3, 7.7)).isGreaterThan(TONE - PRESENT);
  }

  @Test
  void looped_music_fades_over_a_muted_clip_up_to_the_end_of_the_main_track() throws Exception {
    var film =
        studio.render(
            """
            {"VideoTracks":[{"MainTrack":true,"VideoTrackClips":[
              {"MediaURL":"FX/fxA.mp4","In":0,"Out":6,"Effects":[{"Type":"Volume","Gain":0}]},
              {"MediaURL":"FX/fxB.mp4","In":0,"Out":4}]}],
             "AudioTracks":[{"AudioTrackClips":[
              {"MediaURL":"FX/bgm5.wav","In":0,"Out":5,"LoopMode":true,"TimelineIn":1,"TimelineOut":9,
               "Effects":[{"Type":"Volume","Gain":"0.5"},
                {"Type":"AFade","SubType":"In","Duration":1,"Curve":"tri"},
                {"Type":"AFade","SubType":"Out","Duration":2,"Curve":"tri"}]}]}]}
            """,
            output("mp4", 1280, 720));
    assertThat(film.seconds()).isCloseTo(10, within(0.08));
    film.shows(5.5, 640, 360, 144, 120, 120)
        .shows(6.5, 640, 360, 40, 64, 40)
        .shows(9.5, 640, 360, 88, 112, 88);
    assertThat(film.tone(440, 0, 10)).isLessThan(TONE - 40);
    assertThat(film.tone(880, 0, 5.8)).isLessThan(TONE - 40);
    assertThat(film.tone(880, 6.3, 9.7)).isGreaterThan(TONE - PRESENT);
    assertThat(film.tone(220, 0.2, 0.8)).isLessThan(TONE - 40);
    assertThat(film.tone(220, 2.3, 6.7)).isCloseTo(TONE - 6, within(1.5));
    assertThat(film.tone(220, 1.45, 1.55)).isCloseTo(TONE - 12, within(2.5));
    assertThat(film.tone(220, 7.95, 8.05)).isCloseTo(TONE - 12, within(2.5));
    assertThat(film.tone(220, 9.3, 9.8)).isLessThan(TONE - 40);
    for (double moment = 5.9; moment < 6.1; moment += 0.01) {
      assertThat(film.peak(moment, moment + 0.02)).as("seam at %s", moment).isGreaterThan(-22);
    }
  }

  static String output(String extension, int width, int height) {
    return """
    {"MediaURL":"http://demo.oss-cn-shanghai.aliyuncs.com/out/film.%s",
     "Width":%d,"Height":%d,"Video":{"Fps":25}}
    """
        .formatted(extension, width, height);
  }
}
