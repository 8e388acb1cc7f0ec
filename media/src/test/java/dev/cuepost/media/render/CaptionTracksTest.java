package dev.cuepost.media.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Captions on a track among those of pictures lie where their track does. */
@Tag("slow")
class CaptionTracksTest {
  private static final String RED =
      "{'VideoTrackClips':[{'Type':'Image','MediaURL':'FX/red.png','Duration':1,'Width':1,'Height':1}]}";
  private static final String GREEN =
      "{'Type':'Image','VideoTrackClips':[{'MediaURL':'FX/green.png','Duration':1,'X':0.5,'Y':0,'Width':0.5,'Height':1}]}";

  /** A white block over the middle of the left half, and over that of the right one. */
  private static final String BLOCKS =
      "{'Type':'Subtitle','VideoTrackClips':[" + block(80) + "," + block(240) + "]}";

  @TempDir static Path folder;
  private static Studio studio;

  @BeforeAll
  static void makeMaterials() {
    studio = new Studio(folder);
    studio.make("red.png", "-f|lavfi|-i|color=0xC82828:s=64x36|-frames:v|1");
    studio.make("green.png", "-f|lavfi|-i|color=0x28C828:s=64x36|-frames:v|1");
  }

  @Test
  void over_the_pictures_before_it_and_under_those_behind_it() throws Exception {
    render("[%s,%s,%s]".formatted(RED, BLOCKS, GREEN), "mp4")
        .shows(0.5, 20, 90, 200, 40, 40)
        .shows(0.5, 80, 90, 255, 255, 255)
        .shows(0.5, 240, 90, 40, 200, 40);
  }

  @Test
  void over_all_of_them_if_it_is_the_last() throws Exception {
    render("[%s,%s,%s]".formatted(RED, GREEN, BLOCKS), "mp4")
        .shows(0.5, 80, 90, 255, 255, 255)
        .shows(0.5, 240, 90, 255, 255, 255);
  }

  @Test
  void under_all_of_them_if_it_is_the_first() throws Exception {
    render("[%s,%s]".formatted(BLOCKS, GREEN), "mp4")
        .shows(0.5, 20, 90, 0, 0, 0)
        .shows(0.5, 80, 90, 255, 255, 255)
        .shows(0.5, 240, 90, 40, 200, 40);
  }

  @Test
  void under_old_image_tracks_too() throws Exception {
    studio
        .render(
            json(
                "{'VideoTracks':[%s,%s],'ImageTracks':[{'ImageTrackClips':[{'MediaURL':'FX/green.png','X':0.5,'Width':0.5,'Height':1}]}]}"
                    .formatted(RED, BLOCKS)),
            output("mp4"))
        .shows(0.5, 80, 90, 255, 255, 255)
        .shows(0.5, 240, 90, 40, 200, 40);
  }

  @Test
  void a_look_over_the_picture_changes_captions_that_lie_under_one() throws Exception {
    studio
        .render(
            json(
                "{'VideoTracks':[%s,%s,%s],'EffectTracks':[{'EffectTrackItems':[{'Type':'Filter','SubType':'pf6'}]}]}"
                    .formatted(RED, BLOCKS, GREEN)),
            output("mp4"))
        .shows(0.5, 80, 90, 0, 0, 0, 30);
  }

  @Test
  void where_nothing_lies_it_is_seen_on_what_is_transparent() throws Exception {
    var film =
        studio.render(
            json("{'VideoTracks':[%s,%s]}".formatted(BLOCKS, GREEN)),
            output("webm"),
            "{\"OutputWebmTransparentChannel\":true}");
    assertThat(film.opacity(0.5, 20, 90)).isLessThan(20);
    assertThat(film.opacity(0.5, 80, 90)).isGreaterThan(235);
  }

  @Test
  void what_is_half_seen_has_its_own_colour_and_half_of_the_opacity() throws Exception {
    String half = BLOCKS.replace("\\\\3c&HFFFFFF&", "\\\\3c&HFFFFFF&\\\\3a&H80&");
    assertThat(half).isNotEqualTo(BLOCKS);
    var film =
        studio.render(
            json("{'VideoTracks':[%s,%s]}".formatted(GREEN, half)),
            output("webm"),
            "{\"OutputWebmTransparentChannel\":true}");
    assertThat(film.opacity(0.5, 62, 90)).isCloseTo(127, within(6));
    film.shows(0.5, 62, 90, 255, 255, 255);
    assertThat(film.opacity(0.5, 222, 90)).as("over a picture").isGreaterThan(250);
    film.shows(0.5, 222, 90, 147, 227, 147).shows(0.5, 300, 90, 40, 200, 40);
    assertThat(film.opacity(0.5, 20, 20)).isLessThan(5);
  }

  private static Film render(String tracks, String format) throws Exception {
    return studio.render(json("{'VideoTracks':" + tracks + "}"), output(format));
  }

  private static String block(int x) {
    return "{'Content':'{\\\\\\\\an5\\\\\\\\pos(%d,90)\\\\\\\\bord30\\\\\\\\3c&HFFFFFF&}x','FontSize':40,'TimelineOut':1}"
        .formatted(x);
  }

  private static String output(String format) {
    return RenderedTimelinesTest.output(format, 320, 180);
  }

  private static String json(String text) {
    return text.replace('\'', '"');
  }
}
