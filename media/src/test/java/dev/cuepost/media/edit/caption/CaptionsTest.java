package dev.cuepost.media.edit.caption;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.media.json.Rejection;
import dev.cuepost.media.json.Verdict;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From JSON to the text of ASS. Without fonts a line has 1.2 ems and a letter 0.6. */
class CaptionsTest {
  private static final Draft DRAFT = new Draft();

  @Test
  void a_text_is_one_style_and_one_event() {
    String text = DRAFT.text("{'Type':'Text','Content':'Hi','FontSize':20}");
    assertThat(text)
        .isEqualTo(
            """
            [Script Info]
            ScriptType: v4.00+
            PlayResX: 640
            PlayResY: 360
            WrapStyle: 2
            ScaledBorderAndShadow: yes

            [V4+ Styles]
            Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, \
            Bold, Italic, Underline, StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, \
            Shadow, Alignment, MarginL, MarginR, MarginV, Encoding
            Style: s0,sans-serif,24,&H00FFFFFF,&H00FFFFFF,&H00000000,&H00000000,0,0,0,0,100,100,0,0,1,0,0,7,0,0,0,1

            [Events]
            Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
            Dialogue: 0,0:00:00.00,0:00:10.00,s0,,0,0,0,,{\\an7\\pos(0,0)}Hi
            """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'Content':'a','X':100,'Y':50 | {\\an7\\pos(200,25)}a",
        "'Content':'a','X':0.5,'Y':0.5 | {\\an7\\pos(320,180)}a",
        "'Content':'a','X':20,'Y':20,'Alignment':'BottomRight' | {\\an3\\pos(600,350)}a",
        "'Content':'{\\\\pos(100,100)\\\\bord8\\\\xshad4\\\\fsp6\\\\blur2}a' | {\\an7}{\\pos(200,50)\\bord4\\xshad2\\fsp3\\blur1}a",
        "'Content':'{\\\\move(10,10,20,20,300,400)\\\\clip(1,2,30,40)}a' | {\\an7}{\\move(20,5,40,10,300,400)\\clip(2,1,60,20)}a",
        "'Content':'{\\\\fad(100,200)\\\\frz90\\\\fscx50}a' | {\\an7\\pos(0,0)}{\\fad(100,200)\\frz90\\fscx50}a",
      })
  void pixels_count_on_the_canvas_of_the_front_end(String fields, String text) {
    assertThat(new Draft().madeOn(320, 720).events("{" + fields + "}").getFirst())
        .endsWith(",," + text);
  }

  @Test
  void looks_become_the_fields_of_a_style() {
    assertThat(
            DRAFT.styles(
                "{'Content':'a','FontSize':'10','FontColor':'#102030','FontColorOpacity':0.5,"
                    + "'OutlineColour':'#0000FF','Outline':2,'Shadow':3,'BackColour':'ff0000','BorderStyle':3,"
                    + "'FontFace':{'Bold':true,'Italic':'true','Underline':false},'Spacing':4,'Angle':30,"
                    + "'Alignment':'bottomright'}"))
        .containsExactly(
            "s0,sans-serif,12,&H80302010,&H80302010,&H00FF0000,&H000000FF,-1,-1,0,0,100,100,4,30,3,2,3,3,0,0,0,1");
  }

  @Test
  void styles_that_are_equal_are_said_once() {
    assertThat(DRAFT.styles("{'Content':'a'},{'Content':'b','X':3},{'Content':'c','FontSize':9}"))
        .hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'TimelineIn':1.234,'TimelineOut':2.999 | 0:00:01.23,0:00:03.00",
        "'TimelineIn':9,'TimelineOut':99 | 0:00:09.00,0:00:10.00",
        "'TimelineOut':0.006 | 0:00:00.00,0:00:00.01"
      })
  void times_are_cut_to_the_output_and_to_hundredths(String fields, String times) {
    assertThat(DRAFT.events("{'Content':'a'," + fields + "}").getFirst()).startsWith("0," + times);
  }

  @Test
  void what_begins_behind_the_end_is_left_out_with_a_warning() {
    assertThat(DRAFT.text("{'Content':'a','TimelineIn':10}")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'X':0.5,'Y':0.25 | \\an7\\pos(320,90)",
        "'X':2,'Y':1 | \\an7\\pos(2,360)",
        "'X':10,'Y':20,'Alignment':'BottomRight' | \\an3\\pos(630,340)",
        "'X':10,'Y':20,'Alignment':'CenterCenter' | \\an5\\pos(320,180)",
        "'X':10,'Y':20,'Alignment':1 | \\an1\\pos(10,340)",
        "'X':10,'Y':20,'Alignment':'2' | \\an2\\pos(320,340)",
        "'X':10,'Y':20,'Alignment':6 | \\an6\\pos(630,180)",
        "'X':10,'Y':20,'Alignment':9 | \\an9\\pos(630,20)",
        "'X':10,'Y':20,'Alignment':'Center' | \\an8\\pos(10,20)",
        "'AaiMotionInEffect':'fade_in' | \\an7\\pos(0,0)\\fad(500,0)",
        "'AaiMotionOutEffect':'fade_out','AaiMotionOut':20 | \\an7\\pos(0,0)\\fad(0,10000)",
        "'AaiMotionInEffect':'slide_left_in','AaiMotionIn':1 | \\an7\\move(640,0,0,0,0,1000)",
        "'AaiMotionInEffect':'slide_up_in','AaiMotionIn':0 | \\an7\\pos(0,0)",
        "'AaiMotionInEffect':'zoom_in' | \\an7\\pos(0,0)\\fscx0\\fscy0\\t(0,500,\\fscx100\\fscy100)",
        "'AaiMotionInEffect':'rotateflip_in' | \\an7\\pos(0,0)\\fry180\\t(0,500,\\fry0)",
        "'AaiMotionLoopEffect':'normal_display' | \\an7\\pos(0,0)",
        "'ScrollDirection':'Left','ScrollSpeed':64 | \\an7\\move(640,0,-12,0,0,10188)",
        "'ScrollDirection':'Left','ScrollStartShift':-40,'ScrollEndShift':12 | \\an7\\move(600,0,0,0,0,10000)",
        "'ScrollDirection':'Left','ScrollLoopTime':4 | \\an7\\move(640,0,-12,0,0,2500)",
        "'ScrollStartY':1,'ScrollEndY':100,'ScrollEndFreeze':2 | \\an7\\move(0,360,0,100,0,8000)"
      })
  void places_and_motions_become_codes(String fields, String codes) {
    assertThat(DRAFT.events("{'Content':'a'," + fields + "}").getFirst())
        .endsWith(",,{" + codes + "}a");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "heartbeat_display| |\\t(0,166,\\fscx112\\fscy112)|\\t(1000,1166,|10",
        "heartbeat_display|,'Ratio':2|\\t(0,83,\\fscx112\\fscy112)|\\t(500,583,|20",
        "heartbeat_display|,'Ratio':'0.5'|\\t(0,333,\\fscx112\\fscy112)|\\t(2000,2333,|5",
        "rainbrush_display|,'Ratio':0.3|\\t(0,1000,\\1c&H007FFF&)|\\t(1000,2000,|10",
        "heartbeat_display|,'Ratio':100|\\t(0,8,\\fscx112\\fscy112)|\\t(50,58,|200"
      })
  void a_loop_goes_as_fast_as_its_ratio_says(
      String name, String ratio, String first, String second, int turns) {
    String event =
        DRAFT
            .events(
                "{'Content':'a','AaiMotionLoopEffect':'%s'%s}"
                    .formatted(name, ratio == null ? "" : ratio))
            .getFirst();
    assertThat(event).contains(first).contains(second);
    int perTurn = name.startsWith("heart") ? 2 : 1;
    assertThat(event.split("\\\\t\\(", -1)).hasSize(1 + turns * perTurn);
  }

  @Test
  void a_way_in_and_a_way_out_take_an_event_each() {
    assertThat(
            DRAFT.events(
                "{'Content':'a','AaiMotionInEffect':'slide_right_in','AaiMotionOutEffect':'slide_down_out'}"))
        .hasSize(2)
        .anyMatch(event -> event.startsWith("0,0:00:00.00,0:00:09.50,"))
        .anyMatch(event -> event.startsWith("0,0:00:09.50,0:00:10.00,"));
  }

  @Test
  void letters_of_a_typewriter_appear_one_after_the_other() {
    assertThat(
            DRAFT.events("{'Content':'ab','AaiMotionInEffect':'typewriter1_in','AaiMotionIn':1}"))
        .containsExactly(
            "0,0:00:00.00,0:00:10.00,s0,,0,0,0,,{\\an7\\pos(0,0)}"
                + "{\\alpha&HFF&\\t(0,1,\\1a&H00&\\3a&H00&\\4a&H00&)}a"
                + "{\\alpha&HFF&\\t(500,501,\\1a&H00&\\3a&H00&\\4a&H00&)}b");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "one two three | 'TextWidth':80 | one two\\Nthree",
        "one two three | 'TextWidth':80,'AdaptMode':'AutoWrapAtSpaces' | one two\\Nthree",
        "abcdefghijklmn | 'TextWidth':80 | abcdefghij\\Nklmn",
        "abcdefghijklmn | 'TextWidth':80,'AdaptMode':'AutoWrapAtSpacesStrict' | abcdefghijklmn",
        "中文字，幕很长 | 'TextWidth':40 | 中文\\N字，\\N幕很\\N长",
        "a\\nb\\Nc | 'X':0 | a\\Nb\\Nc",
      })
  void lines_are_broken_as_the_mode_says(String content, String fields, String lines) {
    // letters of 8 pixels, or of 8 as well where no font knows them
    String wide = fields.contains("40") ? "16" : "13.333";
    assertThat(
            DRAFT.events(
                "{'Content':'%s','FontSize':%s,%s}"
                    .formatted(
                        content.replace("\\", "\\\\"), wide.equals("16") ? 30 : 13.333, fields)))
        .singleElement()
        .asString()
        .endsWith("}" + lines);
  }

  @Test
  void scaling_makes_a_line_as_wide_as_it_may_be() {
    assertThat(
            DRAFT.styles(
                "{'Content':'abcdefghij','FontSize':20,'TextWidth':60,'AdaptMode':'AutoScale'}"))
        .containsExactly(
            "s0,sans-serif,12,&H00FFFFFF,&H00FFFFFF,&H00000000,&H00000000,0,0,0,0,100,100,0,0,1,0,0,7,0,0,0,1");
  }

  @Test
  void lines_with_a_spacing_of_their_own_are_placed_one_by_one() {
    assertThat(
            DRAFT.events(
                "{'Content':'{\\\\b1}a\\\\Nb','FontSize':20,'LineSpacing':6,'Alignment':'BottomLeft'}"))
        .containsExactly(
            "0,0:00:00.00,0:00:10.00,s0,,0,0,0,,{\\an1\\pos(0,330)}{\\b1}a",
            "0,0:00:00.00,0:00:10.00,s0,,0,0,0,,{\\an1\\pos(0,360)}{\\b1}b");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\\b1}x{\\b0} | {\\b1}x{\\b0}",
        "{\\1c&HFF&}x | {\\1c&H0000FF&}x",
        "{\\c&H1FFFFFFF&}x | {\\c&HFFFFFF&}x",
        "{\\fs10}x | {\\fs12}x",
        "{\\fs99999999}x | x",
        "{\\bord9999}x | {\\bord90}x",
        "{\\t(0,500,\\fscx200)}x | {\\t(0,500,\\fscx200)}x",
        "{\\t(\\t(\\fs9))}x | x",
        "{\\p1}m 0 0 l 9 9{\\p0}x | x",
        "{\\p1}m 0 0 | ``",
        "{\\clip(m 0 0 l 9 9)}x | x",
        "{\\clip(0,0,10,10)}x | {\\clip(0,0,10,10)}x",
        "{\\foo}x | x",
        "{\\fnNo Such}y | {\\fnsans-serif\\fs24}y",
        "{\\fna,b}y | y",
        "{\\k50\\kf20}x | {\\k50\\kf20}x",
        "{note}x | \\{note\\}x",
        "a{b | a\\{b",
        "a}b | a\\}b",
      })
  void codes_are_kept_bounded_or_left_out(String content, String drawn) {
    assertThat(DRAFT.events("{'Content':'" + content.replace("\\", "\\\\") + "'}").getFirst())
        .endsWith(",,{\\an7\\pos(0,0)}" + drawn);
  }

  @Test
  void a_backslash_that_is_no_code_stays_one() {
    assertThat(DRAFT.events("{'Content':'C:\\\\dir'}").getFirst()).endsWith("}C:\\\u2060dir");
  }

  @Test
  void a_text_cannot_add_lines_of_its_own() {
    assertThat(DRAFT.events("{'Content':'a\\r\\nDialogue: 0,x\\u2028b\\u0085c'}"))
        .singleElement()
        .asString()
        .endsWith("}a\\NDialogue: 0,x\\Nbc");
  }

  @Test
  void codes_that_place_a_text_beat_its_place() {
    assertThat(DRAFT.events("{'Content':'{\\\\an5\\\\pos(5,6)\\\\an5}a','X':100}").getFirst())
        .endsWith(",,{\\an5}{\\pos(5,6)}a");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'Content':'{\\\\an5\\\\pos(320,180)}a' | {\\an5}{\\pos(320,180)}a",
        "'Content':'{\\\\pos(320,180)}a{\\\\an2}b' | {\\an2}{\\pos(320,180)}ab",
        "'Content':'{\\\\an3\\\\an5}a','X':10,'Y':20 | {\\an3\\pos(630,340)}a",
        "'Content':'{\\\\an8}a','Alignment':'BottomRight' | {\\an8\\pos(320,0)}a",
        "'Content':'{\\\\a6}a' | {\\an8\\pos(320,0)}a",
        "'Content':'{\\\\an0\\\\b1}a' | {\\an7\\pos(0,0)}{\\b1}a",
      })
  void the_first_code_for_the_anchor_counts_before_the_alignment(String fields, String text) {
    assertThat(DRAFT.events("{" + fields + "}").getFirst()).endsWith(",," + text);
  }

  @Test
  void effects_are_layers_below_the_text_the_wider_ones_first() {
    var events =
        DRAFT.events(
            "{'Content':'a','FontSize':20,'SubtitleEffects':[{'Type':'Outline','Bord':2},{'Type':'Outline','Bord':0.5},"
                + "{'Type':'Shadow','XShift':0.1,'YShift':5,'Blur':3},{'Type':'Box','Bord':4}]},{'Content':'b'}");
    assertThat(events).hasSize(6);
    assertThat(events.stream().map(event -> event.substring(0, event.indexOf(','))))
        .containsExactly("0", "1", "2", "3", "4", "5");
    assertThat(events.get(1)).endsWith("{\\an7\\pos(2,5)\\blur3}a");
  }

  @Test
  void a_box_is_one_shape_behind_all_lines_and_reaches_beyond_them_on_all_sides() {
    var box =
        DRAFT
            .events(
                "{'Content':'aaaa\\n{\\\\fs40}aa','FontSize':20,'X':100,'Y':50,'Alignment':'Center',"
                    + "'SubtitleEffects':[{'Type':'Box','Bord':4,'Radius':6,'XShift':2,'YShift':-3}]}")
            .getFirst();
    // two lines of letters of which each is 0.6 as wide and 1.2 times as high as its size
    assertThat(box)
        .endsWith(
            ",,{\\an8\\pos(102,43)\\p1}m 6.0 0.0 l 50.0 0.0 b 53.3 0.0 56.0 2.7 56.0 6.0 l 56.0 74.0"
                + " b 56.0 77.3 53.3 80.0 50.0 80.0 l 6.0 80.0 b 2.7 80.0 0.0 77.3 0.0 74.0 l 0.0 6.0"
                + " b 0.0 2.7 2.7 0.0 6.0 0.0 ");
  }

  @ParameterizedTest(name = "{0}: gone at {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'ScrollStartY':360,'ScrollEndY':60,'ScrollSpeed':100 | 0:00:04.00",
        "'ScrollStartY':360,'ScrollEndY':60,'ScrollSpeed':100,'ScrollStartFreeze':1,'ScrollEndFreeze':0.5 | 0:00:05.50",
        "'ScrollStartX':640,'ScrollEndX':-60,'ScrollSpeed':200 | 0:00:04.50",
        "'ScrollStartX':640,'ScrollEndX':-60,'ScrollSpeed':350,'ScrollLoopTime':2 | 0:00:05.00",
        // as long as it is told, or as the output where the way has no end of its own
        "'ScrollStartY':360,'ScrollEndY':60,'ScrollSpeed':100,'TimelineOut':9 | 0:00:09.00",
        "'ScrollStartY':360,'ScrollEndY':60,'ScrollSpeed':100,'ScrollLoop':true | 0:00:10.00",
        "'ScrollStartY':360,'ScrollEndY':60 | 0:00:10.00",
      })
  void what_moves_across_the_output_is_gone_at_the_end_of_its_way(String fields, String end) {
    assertThat(DRAFT.events("{'Content':'a','TimelineIn':1," + fields + "}").getLast())
        .matches("\\d+,[0-9:.]+," + end.replace(".", "\\.") + ",.*");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'Type':'Movie' | InvalidParameter | Clips[0].Type must be Text or Subtitle, was Movie.",
        "'Type':'Text' | InvalidTimelineFormat | Clips[0].Content is required for a text.",
        "'Type':'Subtitle' | InvalidTimelineFormat | Clips[0].FileURL is required for a caption file.",
        "'FileURL':'http://x/a.txt?b=.srt' | InvalidParameter | Clips[0].FileURL must tell a caption file of the format srt, vtt or ass, was txt.",
        "'Content':'a','TimelineIn':3,'TimelineOut':3 | InvalidTimelineFormat | Clips[0].TimelineOut must be greater than TimelineIn (3), was 3.",
        "'Content':'a','Alignment':'Middle' | InvalidParameter | Clips[0].Alignment must be Top, Center or Bottom with Left, Center or Right behind it, or one of Left, Center, Right or 1 to 9; was Middle.",
        "'Content':'a','FontColor':'red' | InvalidParameter | Clips[0].FontColor must be written #RRGGBB.",
        "'Content':'a','FontSize':0 | InvalidParameter | Clips[0].FontSize must be in 1..2000, was 0.",
        "'Content':'a','BorderStyle':2 | InvalidParameter | Clips[0].BorderStyle must be 1 (outline) or 3 (box), was 2.",
        "'Content':'a','X':-1 | InvalidParameter | Clips[0].X must be in 0..65536, was -1.",
      })
  void bad_values_are_refused_by_their_field(String fields, String code, String message) {
    assertThat(Draft.refusal("{" + fields + "}")).isEqualTo(Rejection.atSubmit(code, message));
  }

  @Test
  void what_is_not_built_is_named() {
    assertThat(
            Draft.warnings(
                "{'Content':'a','EffectColorStyle':'neon','BubbleStyleId':'B','Id':1,"
                    + "'AaiMotionInEffect':'spin_in','SubtitleEffects':[{'Type':'Glow'},{'Type':'Box','TextArea':'0,0,1,1'}],"
                    + "'FontFace':{'Strike':true}}"))
        .containsExactlyInAnyOrder(
            "Clips[0].AaiMotionInEffect spin_in is shown as a fade.",
            "Clips[0].FontFace.Strike is not supported and was ignored.",
            "Clips[0].SubtitleEffects[0].Type Glow is not Outline, Shadow or Box; the effect was left out.",
            "Clips[0].SubtitleEffects[1].TextArea counts only for a text in a picture, which has an ImageURL, Width and Height, and was ignored.",
            "Clips[0].BubbleStyleId is not supported and was ignored.",
            "Clips[0].EffectColorStyle neon is not supported and was ignored.");
  }

  @Test
  void a_look_by_its_name_is_a_colour_with_outlines_below() {
    String fields = "'Content':'a','FontSize':100,'FontColor':'#112233','EffectColorStyle':";
    assertThat(DRAFT.styles("{" + fields + "'CS0001-000006'}"))
        .satisfiesExactly(
            outer -> assertThat(outer).contains("&H003A0F5B").endsWith(",1,9,0,7,0,0,0,1"),
            inner -> assertThat(inner).contains("&H00944DFF").endsWith(",1,4,0,7,0,0,0,1"),
            text -> assertThat(text).contains(",&H00FFFFFF,&H00FFFFFF,"));
    assertThat(DRAFT.styles("{" + fields + "'cs0001-000020'}"))
        .isEqualTo(DRAFT.styles("{" + fields + "'CS0001-000006'}"));
    assertThat(Draft.warnings("{" + fields + "'CS0001-000006'}")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'TimelineIn':1,'TimelineOut':2 | 0:00:01.00,0:00:02.00",
        "'TimelineIn':1 | 0:00:03.00,0:00:04.50",
        "'X':1 | 0:00:03.00,0:00:04.50"
      })
  void a_caption_takes_over_the_time_of_a_clip_unless_it_has_one(String fields, String times) {
    assertThat(ofClips().events("{'Content':'a','ReferenceClipId':'b'," + fields + "}").getFirst())
        .startsWith("0," + times);
  }

  @Test
  void a_caption_goes_with_clips_that_are_there_alone() {
    assertThat(ofClips().draw("{'Content':'a','ReferenceClipId':'x'}"))
        .isEqualTo(
            new Verdict.Rejected<>(
                Rejection.inJob(
                    "InvalidTimelineFormat",
                    "Clips[0].ReferenceClipId names no clip of the timeline.")));
    assertThat(
            switch (ofClips().draw("{'Content':'a','ReferenceClipId':'gone'}")) {
              case Verdict.Accepted<CaptionSheet>(_, var warnings) -> warnings;
              case Verdict.Rejected<CaptionSheet>(var why) -> List.of(why.message());
            })
        .containsExactly("Clips[0] goes with a clip that is not there and is not seen.");
  }

  private static Draft ofClips() {
    var place = new ClipPlaces.Place(Duration.ofSeconds(3), Duration.ofMillis(4_500), 320, 90);
    return new Draft()
        .with(new ClipPlaces(Map.of("b", "V[1]", "gone", "V[2]"), Map.of("V[1]", place)));
  }

  @Test
  void more_letters_at_once_than_fit_into_memory_are_refused() {
    String letters = "a".repeat(9_000);
    String code = "{\\\\fscx300\\\\fscy300}" + "a".repeat(900);
    for (String content : List.of(letters, code)) {
      assertThat(DRAFT.draw("{'Content':'%s','FontSize':100}".formatted(content)))
          .isInstanceOfSatisfying(
              Verdict.Rejected.class,
              rejected ->
                  assertThat(rejected.rejection().message())
                      .startsWith("SubtitleTracks: at 0:00:00.00 the letters of captions"));
    }
    var draft =
        new Draft()
            .with(
                "http://x/a.ass",
                "[Script Info]\n[Events]\nDialogue: 0,0:00:00.00,0:00:05.00,A,,0,0,0,,{\\fs280}"
                    + letters
                    + "\n");
    assertThat(draft.draw("{'FileURL':'http://x/a.ass'}")).isInstanceOf(Verdict.Rejected.class);
    assertThat(DRAFT.draw("{'Content':'%s','FontSize':16}".formatted(letters)))
        .isInstanceOf(Verdict.Accepted.class);
  }

  @Test
  void boxes_count_among_what_is_there_at_once() {
    assertThat(DRAFT.draw(boxed(90))).isInstanceOf(Verdict.Rejected.class);
    assertThat(DRAFT.draw(boxed(2))).isInstanceOf(Verdict.Accepted.class);
  }

  /** A hundred letters with five boxes each, which reach so many pixels beyond them. */
  private static String boxed(int reach) {
    String boxes =
        String.join(",", Collections.nCopies(5, "{'Type':'Box','Bord':%d}".formatted(reach)));
    String letter = "{'Content':'a','FontSize':20,'SubtitleEffects':[%s]}".formatted(boxes);
    return String.join(",", Collections.nCopies(100, letter));
  }

  @Test
  void the_tint_of_a_picture_is_left_out_and_is_a_picture_of_its_own_elsewhere() {
    assertThat(DRAFT.events("{'Content':'\uD83D\uDC4D\uD83C\uDFFD ok'}").getFirst())
        .endsWith("\uD83D\uDC4D ok");
    assertThat(DRAFT.events("{'Content':'a\uD83C\uDFFD'}").getFirst()).endsWith("a\uD83C\uDFFD");
  }
}
