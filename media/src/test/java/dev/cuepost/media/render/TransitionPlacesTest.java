package dev.cuepost.media.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where transitions are drawn, and from what, if there is little to draw them from. */
@Tag("slow")
class TransitionPlacesTest {
  @TempDir static Path folder;
  private static Studio studio;

  @BeforeAll
  static void makeMaterials() {
    studio = new Studio(folder);
    studio.clip("a.mp4", "320x180", 2, "r", 440);
    studio.clip("b.mp4", "320x180", 6, "g", 880);
  }

  @Test
  void where_the_material_ends_its_last_frame_is_held_without_sound() throws Exception {
    var film =
        render(
            "",
            "{'MediaURL':'FX/a.mp4','Effects':[{'Type':'DLTransition','SubType':'wiperight','Duration':0.8}]},"
                + "{'MediaURL':'FX/b.mp4','In':4}");
    assertThat(film.frames()).isEqualTo(100);
    film.shows(2.2, 20, 90, 104, 128, 104)
        .shows(2.2, 300, 90, 80, 56, 56)
        .shows(2.6, 300, 90, 80, 56, 56)
        .shows(2.84, 300, 90, 104, 128, 104);
    assertThat(film.tone(440, 2.1, 2.7)).isLessThan(-60);
    assertThat(film.tone(880, 2.9, 3.9)).isGreaterThan(-16);
  }

  @Test
  void no_frame_comes_twice_where_frames_last_no_whole_microseconds() throws Exception {
    studio.make(
        "broadcast.mp4",
        "-f|lavfi|-i|testsrc2=s=320x180:r=30000/1001:d=6|-c:v|libx264|-preset|veryfast|-pix_fmt|yuv420p");
    studio.make("still.png", "-f|lavfi|-i|color=red:s=160x80|-frames:v|1");
    for (String look : new String[] {"fade", "dreamyzoom"}) {
      var film =
          studio.render(
              """
              {"VideoTracks":[{"VideoTrackClips":[
                {"MediaURL":"FX/broadcast.mp4","Out":2.68,"Effects":[{"Type":"DLTransition","SubType":"wind","Duration":0.9}]},
                {"Type":"Image","MediaURL":"FX/still.png","Duration":3,"TimelineOut":4.3,"Width":0.8,"Effects":[{"Type":"DLTransition","SubType":"%s","Duration":0.4},{"Type":"Filter","SubType":"m3"}]},
                {"Type":"Image","MediaURL":"FX/still.png","Duration":0.8,"MaskVideoUrl":"FX/broadcast.mp4"}]}]}
              """
                  .formatted(look),
              "{\"MediaURL\":\"http://b.oss-cn-shanghai.aliyuncs.com/o.mp4\",\"Width\":320,\"Height\":180}");
      assertThat(film.frames()).as(look).isEqualTo(153);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"fade", "fadecolor", "multiplyblend"})
  void the_end_of_the_output_cuts_it_where_it_is(String look) throws Exception {
    String clips =
        "{'MediaURL':'FX/b.mp4','Out':3,'Effects':[{'Type':'Transition','SubType':'%s','Duration':1}]},{'MediaURL':'FX/a.mp4'}"
            .formatted(look);
    var whole = render("", clips);
    var cut = render("'MaxDuration':2.4,", clips);
    assertThat(cut.frames()).isEqualTo(60);
    for (int[] point : new int[][] {{40, 90}, {160, 90}, {280, 150}}) {
      int[] seen = whole.color(2.36, point[0], point[1]);
      cut.shows(2.36, point[0], point[1], seen[0], seen[1], seen[2], 4);
    }
    assertThat(cut.tone(880, 2.2, 2.38)).isCloseTo(whole.tone(880, 2.2, 2.38), within(0.5));
  }

  private static Film render(String timeline, String clips) throws Exception {
    return studio.render(
        ("{" + timeline + "'VideoTracks':[{'VideoTrackClips':[" + clips + "]}]}")
            .replace('\'', '"'),
        RenderedTimelinesTest.output("mp4", 320, 180));
  }
}
