package dev.cuepost.media.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures behind texts in the finished film. */
@Tag("slow")
class CaptionPicturesTest {
  private static final String BUBBLE =
      "'SubtitleEffects':[{'Type':'Box','Width':200,'Height':100,'ImageURL':'FX/bubble.png','TextArea':'0.5,0,0.5,1'}],";
  private static final String GREY =
      "{'VideoTrackClips':[{'Type':'Image','MediaURL':'FX/grey.png','Duration':2}]}";
  private static final String GREEN =
      "{'VideoTrackClips':[{'Type':'Image','MediaURL':'FX/green.png','Duration':2,'X':0.5,'Y':0,'Width':0.5,'Height':1}]}";

  @TempDir static Path folder;
  private static CaptionFilms films;
  private static Studio studio;

  @BeforeAll
  static void makeMaterials() {
    films = new CaptionFilms(folder);
    studio = new Studio(folder);
    // red above, blue below; larger than any output
    studio.make(
        "bubble.png",
        "-f|lavfi|-i|color=0xC82828:s=800x400|-vf|drawbox=y=200:h=200:color=0x2828C8:t=fill|-frames:v|1");
    studio.make("green.png", "-f|lavfi|-i|color=0x28C828:s=64x36|-frames:v|1");
  }

  @Test
  void a_bubble_is_there_with_its_text_in_its_room() throws Exception {
    var film =
        films.film(
            "[{'TimelineIn':0.4,'TimelineOut':1.2,'FontColor':'#FFFFFF',%s}]"
                .formatted(CaptionFilms.text("HH", BUBBLE + "'X':40,'Y':30,'FontSize':200,")),
            "");
    assertThat(film.at(0.36).ink()).isZero();
    assertThat(film.at(1.2).ink()).isZero();
    for (double seconds : new double[] {0.4, 1.16}) {
      var frame = film.at(seconds);
      assertThat(frame.box()).isEqualTo(new CaptionFilms.Frame.Box(40, 30, 239, 129));
      frame.shows(50, 40, "C82828", 8).shows(50, 120, "2828C8", 8);
      frame.shows(230, 34, "C82828", 8).shows(230, 126, "2828C8", 8);
      // the letters fill the right half: nothing of them is to the left of it
      assertThat(white(frame, 40, 139)).isZero();
      assertThat(white(frame, 140, 239)).isGreaterThan(1_000);
    }
  }

  @Test
  void between_two_frames_it_comes_and_goes_with_its_text() throws Exception {
    var film =
        films.film(
            "[{'TimelineIn':0.41,'TimelineOut':1.21,'FontColor':'#FFFFFF',%s}]"
                .formatted(CaptionFilms.text("HH", BUBBLE + "'X':40,'Y':30,'FontSize':200,")),
            "");
    for (double without : new double[] {0.4, 1.24}) {
      assertThat(film.at(without).ink()).as("%s", without).isZero();
    }
    for (double with : new double[] {0.44, 1.2}) {
      film.at(with).shows(50, 40, "C82828", 8);
      assertThat(white(film.at(with), 140, 239)).isGreaterThan(1_000);
    }
  }

  private static int white(CaptionFilms.Frame frame, int from, int to) {
    int count = 0;
    for (int x = from; x <= to; x++) {
      for (int y = 30; y < 130; y++) {
        count += frame.level(x, y) > 180 ? 1 : 0;
      }
    }
    return count;
  }

  @Test
  void a_box_shows_its_picture_where_it_would_show_its_colour() throws Exception {
    String place = "'X':60,'Y':50,'Alignment':'Left',";
    String box = "'SubtitleEffects':[{'Type':'Box','Bord':20,'XShift':4,'YShift':6,%s}],";
    var frames =
        films.frames(
            List.of(
                CaptionFilms.text("HH", place + box.formatted("'Color':'#C82828'")),
                CaptionFilms.text("HH", place + box.formatted("'ImageURL':'FX/bubble.png'")),
                CaptionFilms.text(
                    "HH", place + box.formatted("'ImageURL':'FX/bubble.png','Opacity':0.5")),
                CaptionFilms.text(
                    "HH", place + box.formatted("'ImageURL':'FX/bubble.png','Radius':30"))));
    var plain = frames.get(0).box();
    var textured = frames.get(1).box();
    assertThat(textured.left()).isCloseTo(plain.left(), within(1));
    assertThat(textured.top()).isCloseTo(plain.top(), within(1));
    assertThat(textured.right()).isCloseTo(plain.right(), within(1));
    assertThat(textured.bottom()).isCloseTo(plain.bottom(), within(1));
    int x = plain.left() + 3;
    frames.get(1).shows(x, plain.top() + 3, "C82828", 8).shows(x, plain.bottom() - 3, "2828C8", 8);
    // half of it and half of the grey
    frames.get(2).shows(x, plain.top() + 3, "782828", 8);
    frames.get(3).shows(x, plain.top() + 3, "282828", 8);
    frames.get(3).shows(plain.left() + 40, plain.top() + 3, "C82828", 8);
  }

  @Test
  void it_lies_over_the_pictures_that_its_caption_lies_over_and_looks_leave_it_alone()
      throws Exception {
    String caption =
        "{'Type':'Text','Content':'x','FontColorOpacity':0,'TimelineOut':2,%s'X':100,'Y':40}"
            .formatted(BUBBLE);
    String look = ",'EffectTracks':[{'EffectTrackItems':[{'Type':'Filter','SubType':'pf6'}]}]";
    // between two tracks: under the green half on the right
    render("[%s,{'Type':'Subtitle','VideoTrackClips':[%s]},%s]".formatted(GREY, caption, GREEN), "")
        .shows(1, 110, 50, 200, 40, 40)
        .shows(1, 170, 50, 40, 200, 40);
    // over all: a look over the pictures does not change it
    render("[%s,%s]".formatted(GREY, GREEN), look + subtitles(caption))
        .shows(1, 110, 50, 200, 40, 40)
        .shows(1, 290, 50, 200, 40, 40)
        .shows(1, 310, 50, 215, 55, 215, 8);
  }

  @Test
  void captions_that_overlap_have_theirs_one_over_the_other() throws Exception {
    String first =
        "{'Type':'Text','Content':'x','FontColorOpacity':0,'TimelineOut':2,%s'X':10,'Y':10}"
            .formatted(BUBBLE);
    String second =
        "{'Type':'Text','Content':'x','FontColorOpacity':0,'TimelineIn':1,'TimelineOut':2,%s'X':10,'Y':60}"
            .formatted(BUBBLE);
    render("[" + GREY + "]", subtitles(first + "," + second))
        .shows(0.5, 20, 80, 40, 40, 200)
        .shows(1.5, 20, 80, 200, 40, 40)
        .shows(1.5, 20, 140, 40, 40, 200);
  }

  @Test
  void its_size_is_nothing_to_the_output() throws Exception {
    String json =
        json(
            "{'VideoTracks':[%s]%s}"
                .formatted(
                    GREY,
                    subtitles(
                        "{'Type':'Text','Content':'a','TimelineOut':1,%s'X':0}"
                            .formatted(BUBBLE))));
    var canvas =
        studio
            .compose(json, json("{'MediaURL':'http://b.oss-cn-shanghai.aliyuncs.com/o.mp4'}"), "{}")
            .canvas()
            .orElseThrow();
    assertThat(canvas.width()).isEqualTo(320);
    assertThat(canvas.height()).isEqualTo(180);
  }

  private static String subtitles(String clips) {
    return ",'SubtitleTracks':[{'SubtitleTrackClips':[%s]}]".formatted(clips);
  }

  private static Film render(String tracks, String more) throws Exception {
    return studio.render(
        json("{'VideoTracks':" + tracks + more + "}"),
        RenderedTimelinesTest.output("mp4", 320, 180));
  }

  private static String json(String text) {
    return text.replace('\'', '"');
  }
}
