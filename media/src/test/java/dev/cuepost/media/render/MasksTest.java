package dev.cuepost.media.render;

import static dev.cuepost.media.render.RenderedTimelinesTest.output;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is seen around a picture with a mask: what lies below it, or nothing. */
@Tag("slow")
class MasksTest {
  private static final String CIRCLE = "{'Type':'VFX','SubType':'mask_circle'}";
  private static final String INVERTED = "{'Type':'Filter','SubType':'pf6'}";
  private static final int[] RED = {220, 30, 30};
  private static final int[] BLUE = {30, 30, 220};
  private static final int[] BLACK = {0, 0, 0};

  @TempDir static Path folder;
  private static Studio studio;

  @BeforeAll
  static void makeMaterials() {
    studio = new Studio(folder);
    plain("red.mp4", "0xDC1E1E");
    plain("blue.mp4", "0x1E1EDC");
    studio.make(
        "key.mp4",
        "-f|lavfi|-i|color=0x00FF00:s=320x180:r=25:d=1,format=rgb24,drawbox=160:0:160:180:0xDC1E1E:fill,"
            + "scale=out_color_matrix=bt709,format=yuv420p|-colorspace|bt709|-c:v|libx264|-crf|8|-pix_fmt|yuv420p");
    studio.make(
        "half.png",
        "-f|lavfi|-i|color=0xDC1E1E:s=320x180,format=rgba,geq=r='r(X,Y)':g='g(X,Y)':b='b(X,Y)':a='if(lt(X,160),255,0)'|-frames:v|1");
  }

  private static void plain(String name, String color) {
    studio.make(
        name,
        "-f|lavfi|-i|color=%s:s=320x180:r=25:d=4,format=rgb24,scale=out_color_matrix=bt709,format=yuv420p|-colorspace|bt709|-c:v|libx264|-crf|8|-pix_fmt|yuv420p"
            .formatted(color));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        CIRCLE,
        "{'Type':'VFX','SubType':'mask_circle','ExtParams':'width=108,height=0.6,blur_intensity=0.5'}"
      })
  void around_it_a_lower_track_is_seen(String mask) throws Exception {
    var film = overBlue("'MediaURL':'FX/red.mp4','Out':1", mask);
    shows(film, 0.5, 160, 90, RED);
    shows(film, 0.5, 160, 50, RED);
    shows(film, 0.5, 160, 15, BLUE);
    shows(film, 0.5, 40, 40, BLUE);
    assertThat(film.frames()).isEqualTo(25);
  }

  @Test
  void what_is_half_opaque_around_it_is_mixed_with_a_lower_track() throws Exception {
    var film =
        overBlue(
            "'MediaURL':'FX/red.mp4','Out':1",
            "{'Type':'VFX','SubType':'mask_circle','ExtParams':'outer_alpha=0.5'}");
    shows(film, 0.5, 160, 90, RED);
    shows(film, 0.5, 40, 40, 125, 30, 125);
  }

  @Test
  void on_the_bottom_track_the_background_is_seen_around_it() throws Exception {
    var film =
        bottom(
            "{'MediaURL':'FX/red.mp4','Out':1,'Effects':["
                + CIRCLE
                + ",{'Type':'Background','SubType':'Color','Color':'#1EC81E'}]}");
    shows(film, 0.5, 160, 90, RED);
    shows(film, 0.5, 40, 40, 30, 200, 30);
  }

  @Tag("exhaustive")
  @Test
  void a_background_may_be_the_picture_itself_blurred() throws Exception {
    var film =
        bottom(
            "{'MediaURL':'FX/red.mp4','Out':1,'Effects':["
                + CIRCLE
                + ",{'Type':'Background','SubType':'Blur','Radius':0.1}]}");
    shows(film, 0.5, 40, 40, RED);
  }

  @Test
  void nothing_is_seen_where_nothing_is_below() throws Exception {
    String clip = "{'MediaURL':'FX/red.mp4','Out':1,'Effects':[" + CIRCLE + "]}";
    var film = bottom(clip);
    shows(film, 0.5, 160, 90, RED);
    shows(film, 0.5, 40, 40, BLACK);
    var clear =
        studio.render(
            timeline(clip),
            output("webm", 320, 180),
            "{\"OutputWebmTransparentChannel\":\"true\"}");
    assertThat(clear.opacity(0.5, 160, 90)).isGreaterThan(240);
    assertThat(clear.opacity(0.5, 40, 40)).isLessThan(15);
  }

  @Test
  void it_fades_into_the_next_clip() throws Exception {
    var film =
        bottom(
            "{'MediaURL':'FX/red.mp4','Out':1,'Effects':["
                + CIRCLE
                + ",{'Type':'Transition','SubType':'fade','Duration':0.4}]},{'MediaURL':'FX/blue.mp4','Out':1}");
    shows(film, 0.5, 40, 40, BLACK);
    shows(film, 0.8, 40, 40, 15, 15, 110);
    shows(film, 0.8, 160, 90, 125, 30, 125);
    shows(film, 1.2, 40, 40, BLUE);
    assertThat(film.frames()).isEqualTo(40);
  }

  @Test
  @Tag("exhaustive")
  void on_an_upper_track_too() throws Exception {
    var film =
        render(
            "{'VideoTracks':[{'VideoTrackClips':[{'MediaURL':'FX/blue.mp4','Out':1.6}]},{'VideoTrackClips':["
                + "{'MediaURL':'FX/red.mp4','Out':1,'Effects':["
                + CIRCLE
                + ",{'Type':'Transition','SubType':'wiperight','Duration':0.4}]},{'MediaURL':'FX/red.mp4','Out':1}]}]}");
    shows(film, 0.5, 40, 40, BLUE);
    shows(film, 0.8, 40, 40, RED);
    shows(film, 0.8, 280, 40, BLUE);
    shows(film, 1.3, 280, 40, RED);
  }

  @ParameterizedTest
  @ValueSource(strings = {CIRCLE + "," + INVERTED, INVERTED + "," + CIRCLE})
  void another_look_before_or_behind_it_changes_what_is_inside(String effects) throws Exception {
    var film = overBlue("'MediaURL':'FX/red.mp4','Out':1", effects);
    shows(film, 0.5, 160, 90, 35, 225, 225);
    shows(film, 0.5, 40, 40, BLUE);
  }

  @Test
  @Tag("exhaustive")
  void of_two_masks_what_is_inside_both_is_seen() throws Exception {
    var film =
        overBlue(
            "'MediaURL':'FX/red.mp4','Out':1",
            CIRCLE + ",{'Type':'VFX','SubType':'mask_linear','Duration':0.4}");
    shows(film, 0.2, 160, 60, RED);
    shows(film, 0.2, 160, 120, BLUE);
    shows(film, 0.2, 40, 40, BLUE);
    shows(film, 0.6, 160, 120, RED);
    shows(film, 0.6, 40, 40, BLUE);
  }

  @Test
  void it_is_there_for_as_long_as_it_is_told() throws Exception {
    var film =
        overBlue(
            "'MediaURL':'FX/red.mp4','Out':1",
            "{'Type':'VFX','SubType':'mask_circle','Duration':0.4}");
    assertPixel(film, 0, 40, BLUE);
    assertPixel(film, 9, 40, BLUE);
    assertPixel(film, 10, 40, RED);
    assertPixel(film, 24, 40, RED);
    assertPixel(film, 9, 160, RED);
  }

  @Test
  @Tag("exhaustive")
  void what_is_transparent_already_stays_so() throws Exception {
    var picture = overBlue("'Type':'Image','MediaURL':'FX/half.png','Duration':1", CIRCLE);
    shows(picture, 0.5, 130, 90, RED);
    shows(picture, 0.5, 190, 90, BLUE);
    shows(picture, 0.5, 40, 40, BLUE);
    var keyed =
        overBlue("'MediaURL':'FX/key.mp4'", CIRCLE + ",{'Type':'AI_Matting','Color':'green'}");
    shows(keyed, 0.5, 190, 90, RED);
    shows(keyed, 0.5, 130, 90, BLUE);
    shows(keyed, 0.5, 290, 40, BLUE);
  }

  @Test
  @Tag("exhaustive")
  void pixels_are_those_of_the_canvas_of_its_author() throws Exception {
    String mask =
        "{'Type':'VFX','SubType':'mask_circle','ExtParams':'x=160,y=180,width=200,height=100'}";
    var film =
        render(
            "{'FECanvas':{'Width':640,'Height':360},'VideoTracks':[{'VideoTrackClips':[{'MediaURL':'FX/red.mp4','Out':1,'Effects':["
                + mask
                + "]}]}]}");
    assertOnTheLeft(film);
    var over =
        render(
            "{'FECanvas':{'Width':640,'Height':360},'VideoTracks':[{'VideoTrackClips':[{'MediaURL':'FX/red.mp4','Out':1}]}],"
                + "'EffectTracks':[{'EffectTrackItems':["
                + mask
                + "]}]}");
    assertOnTheLeft(over);
  }

  private static void assertOnTheLeft(Film film) throws Exception {
    shows(film, 0.5, 80, 90, RED);
    shows(film, 0.5, 116, 90, RED);
    shows(film, 0.5, 144, 90, BLACK);
    shows(film, 0.5, 80, 130, BLACK);
  }

  @Test
  void on_an_effect_track_darkness_is_around_it_for_its_time() throws Exception {
    var film =
        effectTrack(
            "{'Type':'VFX','SubType':'mask_circle','ExtParams':'outer_alpha=0.5','TimelineIn':0.4,'TimelineOut':0.8}");
    shows(film, 0.2, 40, 40, RED);
    shows(film, 0.6, 40, 40, 110, 15, 15);
    shows(film, 0.6, 160, 90, RED);
    shows(film, 0.88, 40, 40, RED);
  }

  @Test
  @Tag("exhaustive")
  void an_item_of_an_effect_track_that_only_tells_how_long_it_is_ends_then() throws Exception {
    var film =
        effectTrack(
            "{'Type':'VFX','SubType':'mask_circle','Duration':0.2},"
                + "{'Type':'VFX','SubType':'mask_circle','TimelineIn':0.4,'Duration':0.4}");
    assertPixel(film, 4, 40, BLACK);
    assertPixel(film, 5, 40, RED);
    assertPixel(film, 9, 40, RED);
    assertPixel(film, 10, 40, BLACK);
    assertPixel(film, 19, 40, BLACK);
    assertPixel(film, 20, 40, RED);
  }

  @Test
  @Tag("exhaustive")
  void it_is_there_while_the_last_frame_is_held() throws Exception {
    var film =
        render(
            "{'VideoTracks':[{'VideoTrackClips':[{'MediaURL':'FX/blue.mp4','Out':1.6}]},{'VideoTrackClips':["
                + "{'MediaURL':'FX/red.mp4','Out':1,'Effects':["
                + CIRCLE
                + ",{'Type':'FreezeFrame','Duration':0.6}]}]}]}");
    assertThat(film.frames()).isEqualTo(40);
    shows(film, 1.5, 160, 90, RED);
    shows(film, 1.5, 40, 40, BLUE);
  }

  @Test
  void in_segments_it_is_in_the_frames_of_its_clip() throws Exception {
    String timeline =
        timeline(
            "{'MediaURL':'FX/blue.mp4'},{'MediaURL':'FX/red.mp4','Effects':["
                + CIRCLE
                + "]},{'MediaURL':'FX/blue.mp4'}");
    var film = studio.render(timeline, output("mp4", 320, 180), true).orElseThrow();
    assertThat(film.frames()).isEqualTo(300);
    assertPixel(film, 99, 40, BLUE);
    assertPixel(film, 100, 40, BLACK);
    assertPixel(film, 100, 160, RED);
    assertPixel(film, 199, 40, BLACK);
    assertPixel(film, 200, 40, BLUE);
  }

  private static Film overBlue(String clip, String effects) throws Exception {
    return render(
        "{'VideoTracks':[{'VideoTrackClips':[{'MediaURL':'FX/blue.mp4','Out':1}]},{'VideoTrackClips':[{%s,'Effects':[%s]}]}]}"
            .formatted(clip, effects));
  }

  private static Film effectTrack(String items) throws Exception {
    return render(
        "{'VideoTracks':[{'VideoTrackClips':[{'MediaURL':'FX/red.mp4','Out':1}]}],'EffectTracks':[{'EffectTrackItems':["
            + items
            + "]}]}");
  }

  private static Film bottom(String clips) throws Exception {
    return studio.render(timeline(clips), output("mp4", 320, 180));
  }

  private static String timeline(String clips) {
    return "{'VideoTracks':[{'VideoTrackClips':[%s]}]}".formatted(clips).replace('\'', '"');
  }

  private static Film render(String timeline) throws Exception {
    return studio.render(timeline.replace('\'', '"'), output("mp4", 320, 180));
  }

  private static void shows(Film film, double seconds, int x, int y, int... color)
      throws Exception {
    film.shows(seconds, x, y, color[0], color[1], color[2], 20);
  }

  private static void assertPixel(Film film, int frame, int x, int[] wanted) throws Exception {
    int[] color = film.pixel(frame, x, 90);
    for (int channel = 0; channel < 3; channel++) {
      assertThat(color[channel])
          .as("frame %d at %d", frame, x)
          .isCloseTo(wanted[channel], within(25));
    }
  }
}
