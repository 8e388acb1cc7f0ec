package dev.cuepost.media.edit.caption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.cuepost.media.json.Rejection;
import dev.cuepost.media.json.Verdict;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Pictures behind texts, on an output of 640 by 360: where they go, and what is said about them.
 */
class CaptionPicturesTest {
  private static final Draft DRAFT = new Draft();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        " | 200 | 100",
        "'BubbleWidth':0.5, | 320 | 160",
        "'BubbleWidth':100, | 100 | 50",
        "'BubbleHeight':0.5, | 360 | 180",
        "'BubbleWidth':1,'BubbleHeight':30, | 640 | 30",
      })
  void a_bubble_has_its_size_or_the_one_that_is_told(String size, double width, double height) {
    var picture = pictures(bubble("", size == null ? "" : size)).getFirst();
    assertThat(picture.area()).isEqualTo(new Rectangle(64, 72, width, height));
    assertThat(picture.url()).isEqualTo("http://x/b.png");
    assertThat(picture.path()).isEqualTo("Clips[0]");
    assertThat(picture.radius()).isZero();
    assertThat(picture.opacity()).isEqualTo(1);
  }

  @Test
  void sizes_and_places_in_pixels_are_those_of_the_authors_canvas() {
    var draft = new Draft().madeOn(1280, 720);
    assertThat(pictures(draft, bubble("", "'X':100,'Y':40,")).getFirst().area())
        .isEqualTo(new Rectangle(50, 20, 100, 50));
  }

  @Test
  void it_is_there_as_long_as_its_caption() {
    var picture = pictures(bubble("", "'TimelineIn':1.5,'TimelineOut':2.25,")).getFirst();
    assertThat(picture.from()).isEqualTo(Duration.ofMillis(1_500));
    assertThat(picture.end()).isEqualTo(Duration.ofMillis(2_250));
  }

  @Test
  void the_text_stands_in_the_middle_of_its_room_unless_told_otherwise() {
    String room = "'TextArea':'0.1, 0.2, 0.8, 0.4',";
    assertThat(DRAFT.events(bubble(room, "")).getFirst()).contains("\\an5\\pos(164,112)");
    assertThat(DRAFT.events(bubble(room, "'Alignment':'TopCenter',")).getFirst())
        .contains("\\an8\\pos(164,92)");
    assertThat(DRAFT.events(bubble(room, "'Alignment':'BottomRight',")).getFirst())
        .contains("\\an3\\pos(244,132)");
    assertThat(DRAFT.events(bubble(room, "'Alignment':'Left',")).getFirst())
        .contains("\\an4\\pos(84,112)");
    // what reaches beyond the picture is cut
    assertThat(DRAFT.events(bubble("'TextArea':'0.5,0,1,1',", "")).getFirst())
        .contains("\\an5\\pos(214,122)");
  }

  @Test
  void what_its_picture_decides_does_not_count_and_is_told() {
    assertThat(Draft.warnings(bubble("", "'TextWidth':0.5,'AdaptMode':'AutoScale',")))
        .containsExactly(
            "Clips[0].TextWidth does not count for a text in a picture.",
            "Clips[0].AdaptMode does not count for a text in a picture.");
    assertThat(Draft.warnings("{'Content':'a','BubbleWidth':0.5}"))
        .containsExactly(
            "Clips[0].BubbleWidth counts only for a text in a picture, which has an ImageURL, Width"
                + " and Height, and was ignored.");
    assertThat(
            Draft.warnings(
                "{'Content':'a','SubtitleEffects':[{'Type':'Box','TextArea':'0,0,1,1'}]}"))
        .containsExactly(
            "Clips[0].SubtitleEffects[0].TextArea counts only for a text in a picture, which has an"
                + " ImageURL, Width and Height, and was ignored.");
  }

  @Test
  void its_letters_are_as_large_as_the_room_allows_and_as_they_are_wanted() {
    double most = size(bubble("", ""));
    assertThat(most).isGreaterThan(25);
    assertThat(size(bubble("'TextArea':'0,0,0.5,0.5',", ""))).isCloseTo(most / 2, within(1.0));
    assertThat(size(bubble("", "'FontSize':200,"))).isCloseTo(most, within(1.0));
    double small = size(bubble("", "'FontSize':10,"));
    assertThat(size(bubble("", "'FontSize':5,"))).isCloseTo(small / 2, within(0.1));
  }

  @Test
  void it_is_broken_between_words_and_made_smaller_rather_than_within_them() {
    String clip = "'FontSize':40,'Content':'one incomprehensibilities two'";
    String text = DRAFT.events(bubble("", clip)).getFirst();
    assertThat(text).contains("incomprehensibilities").contains("\\N");
  }

  @Test
  void a_box_may_have_a_picture_rather_than_a_colour() {
    String plain =
        "{'Content':'a','FontSize':20,'X':100,'Y':50,'SubtitleEffects':[{'Type':'Box',%s}]}";
    String fields = "'XBord':12,'YBord':8,'XShift':3,'YShift':-5,'Radius':4,'Opacity':0.5";
    var picture =
        pictures(plain.formatted("'ImageURL':'http://x/b.png','Color':'#112233'," + fields))
            .getFirst();
    assertThat(picture.area().left()).isEqualTo(100 - 12 + 3);
    assertThat(picture.area().top()).isEqualTo(50 - 8 - 5);
    assertThat(picture.radius()).isEqualTo(4);
    assertThat(picture.opacity()).isEqualTo(0.5);
    String box =
        DRAFT.events(plain.formatted(fields)).stream()
            .filter(event -> event.contains("\\p1"))
            .findFirst()
            .orElseThrow();
    assertThat(box)
        .contains(" %.1f %.1f ".formatted(picture.area().width(), picture.area().height() - 4));
    assertThat(DRAFT.events(plain.formatted("'ImageURL':'http://x/b.png'," + fields)))
        .noneMatch(event -> event.contains("\\p1"));
  }

  @Test
  void each_cue_of_a_file_has_its_own() {
    var draft =
        new Draft()
            .with(
                "http://x/a.srt",
                "1\n00:00:01,000 --> 00:00:02,000\na\n\n2\n00:00:03,000 --> 00:00:04,000\nlonger\n");
    var pictures =
        pictures(
            draft,
            "{'FileURL':'http://x/a.srt','SubtitleEffects':[{'Type':'Box','ImageURL':'http://x/b.png'}]}");
    assertThat(pictures).hasSize(2);
    assertThat(pictures.get(1).from()).isEqualTo(Duration.ofSeconds(3));
    assertThat(pictures.get(1).area().width()).isGreaterThan(pictures.get(0).area().width());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'ScrollStartX':0,'ScrollEndX':100, | scrolls, so that the picture behind it was left out. | 0",
        "'Content':'{\\\\pos(3,4)}a', | is placed by codes, so that the picture behind it was left out. | 0",
        "'Angle':20, | is turned, and the picture behind it is not. | 1",
        "'AaiMotionInEffect':'slide_left_in', | moves, and the picture behind it does not. | 1",
        "'AaiMotionLoopEffect':'heartbeat_display', | moves, and the picture behind it does not. | 1",
      })
  void a_picture_stands_still_and_upright(String fields, String warning, int pictures) {
    if (!(DRAFT.draw(bubble("", fields))
        instanceof Verdict.Accepted<CaptionSheet>(var sheet, var warnings))) {
      throw new AssertionError(fields);
    }
    assertThat(sheet.pictures()).hasSize(pictures);
    assertThat(warnings).contains("Clips[0] " + warning);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'Width':3 | Height is required, as a picture with a text in it has two sides.",
        "'Height':3 | Width is required, as a picture with a text in it has two sides.",
        "'Width':0,'Height':3 | Width must be in 1..65536, was 0.",
        "'Width':3,'Height':3,'TextArea':'0,0,1' | TextArea must be left, top, width and height as parts of the picture, such as 0.1,0.2,0.8,0.6; was 0,0,1",
        "'Width':3,'Height':3,'TextArea':'0,0,0,1' | TextArea must be left, top, width and height as parts of the picture, such as 0.1,0.2,0.8,0.6; was 0,0,0,1",
        "'Width':3,'Height':3,'TextArea':'1,0,1,1' | TextArea must be left, top, width and height as parts of the picture, such as 0.1,0.2,0.8,0.6; was 1,0,1,1",
        "'Width':3,'Height':3,'TextArea':'-1,,x,1' | TextArea must be left, top, width and height as parts of the picture, such as 0.1,0.2,0.8,0.6; was -1,,x,1",
      })
  void what_makes_no_sense_is_refused_by_its_field(String fields, String message) {
    var refusal =
        Draft.refusal(
            "{'Content':'a','SubtitleEffects':[{'Type':'Box','ImageURL':'http://x/b.png',%s}]}"
                .formatted(fields));
    assertThat(refusal.code()).isEqualTo("InvalidParameter");
    assertThat(refusal.message()).startsWith("Clips[0].SubtitleEffects[0]." + message);
    assertThat(refusal.stage()).isEqualTo(Rejection.Stage.SUBMIT);
  }

  @Test
  void more_pictures_than_a_run_can_open_are_refused() {
    var cues = new StringBuilder();
    for (int cue = 0; cue < 501; cue++) {
      cues.append(
          "%d\n00:00:0%d,%03d --> 00:00:09,000\na\n\n".formatted(cue, cue / 100, cue % 100));
    }
    var draft = new Draft().with("http://x/a.srt", cues.toString());
    assertThat(
            draft.draw(
                "{'FileURL':'http://x/a.srt','FontSize':2,'SubtitleEffects':[{'Type':'Box','ImageURL':'http://x/b.png'}]}"))
        .isInstanceOfSatisfying(
            Verdict.Rejected.class,
            rejected ->
                assertThat(rejected.rejection().message())
                    .isEqualTo("SubtitleTracks: the captions would take more than 500 pictures."));
  }

  private static double size(String clip) {
    return Double.parseDouble(DRAFT.styles(clip).getLast().split(",", -1)[2]);
  }

  private static List<CaptionSheet.Picture> pictures(String clip) {
    return pictures(DRAFT, clip);
  }

  private static List<CaptionSheet.Picture> pictures(Draft draft, String clip) {
    return switch (draft.draw(clip)) {
      case Verdict.Rejected<CaptionSheet>(var why) -> throw new AssertionError(why);
      case Verdict.Accepted<CaptionSheet>(var sheet, _) -> sheet.pictures();
    };
  }

  /** A text in a picture of 200 by 100. */
  private static String bubble(String box, String clip) {
    String place = clip.contains("'X':") ? "" : "'X':0.1,'Y':0.2,";
    String content = clip.contains("'Content':") ? "" : "'Content':'a',";
    return "{%s%s%s'SubtitleEffects':[{%s'Type':'Box','Width':200,'Height':100,'ImageURL':'http://x/b.png'}]}"
        .formatted(place, content, clip.isEmpty() || clip.endsWith(",") ? clip : clip + ",", box);
  }
}
