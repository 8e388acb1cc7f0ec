package dev.cuepost.media.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Layers, boxes, transitions, speed and gaps in the finished picture and sound. */
@Tag("slow")
class LayersTest {
  @TempDir static Path folder;
  private static Studio studio;

  @BeforeAll
  static void makeMaterials() {
    studio = new Studio(folder);
    studio.clip("a.mp4", "640x360", 6, "r", 440);
    studio.clip("b.mp4", "640x360", 6, "g", 880);
    studio.clip("c.mp4", "360x640", 4, "b", 1320);
    studio.make(
        "quad.png",
        "-f|lavfi|-i|color=0xDC1E1E:s=800x400,drawbox=x=400:w=400:h=200:c=0x1EC81E:t=fill,"
            + "drawbox=y=200:w=400:h=200:c=0x1E1EDC:t=fill,drawbox=x=400:y=200:w=400:h=200:c=0xE6E6E6:t=fill"
            + "|-frames:v|1");
    studio.make(
        "hole.png",
        "-f|lavfi|-i|color=0xE614E6:s=200x200,format=rgba,geq=r='r(X,Y)':g='g(X,Y)':b='b(X,Y)':a='255*lt(X,100)'|-frames:v|1");
  }

  @Test
  void an_image_over_the_whole_that_lies_partly_outside_is_cut_at_the_edge() throws Exception {
    // 800x400 from 400,200 on, of which 240x160 are seen, all of them red
    render(
            """
            {"VideoTracks":[
              {"VideoTrackClips":[{"MediaURL":"FX/a.mp4","Out":1}]},
              {"VideoTrackClips":[{"Type":"GlobalImage","MediaURL":"FX/quad.png","X":400,"Y":200}]}]}
            """)
        .shows(0.5, 380, 180, 64, 40, 40)
        .shows(0.5, 412, 212, 220, 30, 30, 20)
        .shows(0.5, 628, 348, 220, 30, 30, 20);
  }

  @Test
  void a_background_of_an_upper_layer_fills_what_nothing_lies_below() throws Exception {
    render(
            """
            {"VideoTracks":[
              {"VideoTrackClips":[{"MediaURL":"FX/a.mp4","Out":1}]},
              {"VideoTrackClips":[{"MediaURL":"FX/c.mp4","Out":1,"TimelineIn":1,
                "Effects":[{"Type":"Background","SubType":"Color","Color":"#1EC81E"}]}]}]}
            """)
        .shows(0.5, 40, 180, 64, 40, 40)
        .shows(1.5, 40, 180, 30, 200, 30)
        .shows(1.5, 320, 180, 40, 40, 64);
  }

  @Test
  void a_picture_in_a_picture_is_there_in_its_own_frames_and_in_no_other() throws Exception {
    var film =
        render(
            """
            {"VideoTracks":[
              {"VideoTrackClips":[{"MediaURL":"FX/a.mp4","In":0,"Out":3}]},
              {"VideoTrackClips":[
                {"MediaURL":"FX/b.mp4","In":1,"Out":2,"TimelineIn":0.48,"X":0.5,"Y":0.5,"Width":0.25,"Height":0.25},
                {"MediaURL":"FX/b.mp4","In":3,"Out":4,"TimelineIn":2,"X":10,"Y":10,"Width":100,"Height":100}]}]}
            """);
    assertThat(film.frames()).isEqualTo(75);
    film.shows(0.44, 400, 225, 64, 40, 40);
    for (double time = 0.48; time < 1.47; time += 0.04) {
      film.shows(Math.round(time * 100) / 100.0, 400, 225, 56, 80, 56);
    }
    film.shows(1.48, 400, 225, 80, 56, 56)
        .shows(1, 300, 225, 80, 56, 56)
        .shows(1, 490, 225, 80, 56, 56)
        .shows(1.96, 60, 60, 80, 56, 56)
        .shows(2, 60, 60, 88, 112, 88)
        .shows(2.96, 60, 60, 88, 112, 88);
    assertThat(film.tone(880, 0.6, 1.4)).isCloseTo(-12, within(1.0));
    assertThat(film.tone(880, 1.6, 1.9)).isLessThan(-60);
  }

  @Test
  void boxes_stretch_fit_or_fill() throws Exception {
    var film =
        render(
            """
            {"VideoTracks":[{"VideoTrackClips":[
              {"Type":"Image","MediaURL":"FX/quad.png","Duration":1,"X":0,"Y":0,"Width":200,"Height":200},
              {"Type":"Image","MediaURL":"FX/quad.png","Duration":1,"X":0,"Y":0,"Width":200,"Height":200,"AdaptMode":"Contain"},
              {"Type":"Image","MediaURL":"FX/quad.png","Duration":1,"X":0,"Y":0,"Width":200,"Height":200,"AdaptMode":"Cover"},
              {"Type":"Image","MediaURL":"FX/quad.png","Duration":1,"X":0.5,"Y":0.5,"Width":1,"Height":1}]}]}
            """);
    film.shows(0.5, 50, 20, 220, 30, 30)
        .shows(0.5, 150, 180, 230, 230, 230)
        .shows(0.5, 220, 100, 0, 0, 0);
    film.shows(1.5, 50, 20, 0, 0, 0)
        .shows(1.5, 50, 70, 220, 30, 30)
        .shows(1.5, 150, 130, 230, 230, 230)
        .shows(1.5, 150, 170, 0, 0, 0);
    film.shows(2.5, 50, 20, 220, 30, 30)
        .shows(2.5, 150, 20, 30, 200, 30)
        .shows(2.5, 50, 180, 30, 30, 220)
        .shows(2.5, 220, 100, 0, 0, 0);
    film.shows(3.5, 300, 100, 0, 0, 0).shows(3.5, 480, 270, 220, 30, 30);
  }

  @Test
  void transparency_lets_what_is_below_shine_through() throws Exception {
    var film =
        render(
            """
            {"VideoTracks":[
              {"VideoTrackClips":[{"Type":"Image","MediaURL":"FX/hole.png","Duration":1,"Width":1,"Height":1},
                                  {"MediaURL":"FX/a.mp4","In":1,"Out":2}]},
              {"VideoTrackClips":[{"MediaURL":"FX/b.mp4","In":5,"Out":6,"TimelineIn":1,"Width":0.5,"Height":1,"Opacity":0.5,
                                   "Effects":[{"Type":"Volume","Gain":0}]}]}]}
            """);
    film.shows(0.5, 100, 180, 230, 20, 230)
        .shows(0.5, 500, 180, 0, 0, 0)
        .shows(1.5, 100, 180, 100, 100, 88)
        .shows(1.5, 500, 180, 80, 56, 56);
  }

  @Test
  void a_transition_shortens_the_film_and_blends_picture_and_sound() throws Exception {
    var film =
        render(
            """
            {"VideoTracks":[{"VideoTrackClips":[
              {"MediaURL":"FX/a.mp4","In":0,"Out":3,"Effects":[{"Type":"Transition","SubType":"fade","Duration":1}]},
              {"MediaURL":"FX/b.mp4","In":5,"Out":6,"TimelineOut":99},
              {"MediaURL":"FX/a.mp4","In":0,"Out":1}]}]}
            """);
    // a transition may take half of the shorter clip at most, which is half a second here
    assertThat(film.frames()).isEqualTo(112 + 1);
    film.shows(2.4, 320, 180, 96, 72, 72)
        .shows(2.76, 320, 180, 108, 110, 96, 14)
        .shows(3.04, 320, 180, 120, 144, 120)
        .shows(3.44, 320, 180, 120, 144, 120)
        .shows(3.6, 320, 180, 64, 40, 40);
    assertThat(film.tone(440, 2.7, 2.8)).isCloseTo(-18, within(2.5));
    assertThat(film.tone(880, 2.7, 2.8)).isCloseTo(-18, within(2.5));
  }

  @Test
  void a_transition_that_keeps_the_total_goes_on_with_the_earlier_material() throws Exception {
    var film =
        render(
            """
            {"VideoTracks":[{"VideoTrackClips":[
              {"MediaURL":"FX/a.mp4","In":0,"Out":2,"Effects":[{"Type":"DLTransition","SubType":"wiperight","Duration":0.8}]},
              {"MediaURL":"FX/b.mp4","In":4,"Out":6}]}]}
            """);
    assertThat(film.frames()).isEqualTo(100);
    film.shows(1.96, 320, 180, 80, 56, 56)
        .shows(2.2, 20, 180, 104, 128, 104)
        .shows(2.2, 620, 180, 96, 72, 72)
        .shows(2.84, 620, 180, 104, 128, 104);
  }

  @Test
  void a_transition_holds_the_last_frame_of_a_material_that_is_over() throws Exception {
    render(
            """
            {"VideoTracks":[{"VideoTrackClips":[
              {"MediaURL":"FX/a.mp4","In":2,"Effects":[{"Type":"DLTransition","SubType":"fade","Duration":2}]},
              {"MediaURL":"FX/b.mp4","Out":4}]}]}
            """)
        .shows(3.9, 320, 180, 144, 120, 120)
        .shows(4.04, 320, 180, 142, 119, 118)
        .shows(5, 320, 180, 100, 100, 88)
        .shows(6.1, 320, 180, 72, 96, 72);
  }

  @Test
  void a_video_in_the_place_of_an_image_holds_its_last_frame() throws Exception {
    render(
            """
            {"VideoTracks":[{"VideoTrackClips":[
              {"Type":"Image","MediaURL":"FX/a.mp4","Duration":14}]}]}
            """)
        .shows(5.9, 320, 180, 144, 120, 120)
        .shows(13.9, 320, 180, 144, 120, 120);
  }

  @Test
  void a_transition_of_clips_in_two_places_is_not_darker_than_they_are() throws Exception {
    studio.make("white.png", "-f|lavfi|-i|color=white:s=640x360|-frames:v|1");
    String box = "{'Type':'Image','MediaURL':'FX/white.png','Duration':3,'Width':0.5,'Height':0.5,";
    var film =
        render(
            ("{'VideoTracks':[{'VideoTrackClips':[{'Type':'Image','MediaURL':'FX/white.png','Duration':5}]},"
                    + "{'VideoTrackClips':["
                    + box
                    + "'X':0,'Y':0,'Effects':[{'Type':'Transition','SubType':'fade','Duration':1.5}]},"
                    + box
                    + "'X':0.5,'Y':0.5}]}]}")
                .replace('\'', '"'));
    for (double time : new double[] {1, 1.8, 2.2, 2.7, 4}) {
      film.shows(time, 160, 90, 255, 255, 255).shows(time, 480, 270, 255, 255, 255);
    }
  }

  @Test
  void a_gap_is_black_and_silent_and_speed_takes_the_sound_along() throws Exception {
    var film =
        render(
            """
            {"VideoTracks":[{"VideoTrackClips":[
              {"MediaURL":"FX/a.mp4","In":0,"Out":4,"Speed":2,"TimelineIn":1},
              {"MediaURL":"FX/b.mp4","In":1,"Out":2,"Speed":0.5,"TimelineIn":4}]}]}
            """);
    assertThat(film.frames()).isEqualTo(150);
    film.shows(0.96, 320, 180, 0, 0, 0)
        .shows(1, 320, 180, 64, 40, 40)
        .shows(1.6, 320, 180, 80, 56, 56)
        .shows(2.9, 320, 180, 112, 88, 88)
        .shows(3.04, 320, 180, 0, 0, 0)
        .shows(3.96, 320, 180, 0, 0, 0)
        .shows(4, 320, 180, 56, 80, 56)
        .shows(5.9, 320, 180, 56, 80, 56);
    assertThat(film.peak(0, 0.98)).isLessThan(-60);
    assertThat(film.peak(3.05, 3.95)).isLessThan(-60);
    assertThat(film.tone(440, 1.2, 2.8)).as("pitch is kept").isCloseTo(-12, within(3.0));
    assertThat(film.tone(880, 4.2, 5.8)).isCloseTo(-12, within(3.0));
  }

  @Test
  void a_background_fills_the_bars_with_colour_or_with_the_blurred_picture() throws Exception {
    var film =
        render(
            """
            {"VideoTracks":[{"VideoTrackClips":[
              {"MediaURL":"FX/c.mp4","In":0,"Out":1,"Effects":[{"Type":"Background","SubType":"Color","Color":"#1EC81E"}]},
              {"MediaURL":"FX/c.mp4","In":3,"Out":4,"Effects":[{"Type":"Background","SubType":"Blur","Radius":0.1}]}]}]}
            """);
    film.shows(0.5, 60, 180, 30, 200, 30)
        .shows(0.5, 320, 180, 40, 40, 64)
        .shows(1.5, 60, 180, 88, 88, 112)
        .shows(1.5, 320, 180, 88, 88, 112);
  }

  @Test
  void the_sum_of_loud_sounds_is_held_below_full_scale() throws Exception {
    studio.make(
        "loud1.wav", "-f|lavfi|-i|sine=frequency=300:sample_rate=48000:duration=2,volume=7");
    studio.make(
        "loud2.wav", "-f|lavfi|-i|sine=frequency=500:sample_rate=48000:duration=2,volume=7");
    var film =
        studio.render(
            """
            {"AudioTracks":[{"AudioTrackClips":[{"MediaURL":"FX/loud1.wav"}]},
                            {"AudioTrackClips":[{"MediaURL":"FX/loud2.wav"}]}]}
            """,
            RenderedTimelinesTest.output("wav", 640, 360));
    assertThat(film.peak(0, 2)).isBetween(-3.0, -0.1);
    assertThat(film.sound()).hasSize(96_000);
  }

  private static Film render(String timeline) throws Exception {
    return studio.render(timeline, RenderedTimelinesTest.output("mp4", 640, 360));
  }
}
