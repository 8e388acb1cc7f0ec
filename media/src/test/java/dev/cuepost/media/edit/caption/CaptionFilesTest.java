package dev.cuepost.media.edit.caption;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.media.json.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of files of cues, and of files of ASS. */
class CaptionFilesTest {
  @Test
  void cues_lie_in_the_window_of_their_clip_and_keep_their_times() {
    var draft =
        new Draft()
            .with(
                "http://x/a.srt",
                """
                \ufeff1
                00:00:01,000 --> 00:00:03,000
                <i>FIRST</i> & <font color="#FF0000">red</font>

                00:00:05.5 --> 00:00:07,000 X1:1
                SECOND
                line

                3
                00:00:09,000 --> 00:00:20,000
                {x}
                """);
    assertThat(
            draft.events(
                "{'Type':'Subtitle','FileURL':'http://x/a.srt','TimelineIn':2,'TimelineOut':9.5}"))
        .containsExactly(
            "0,0:00:02.00,0:00:03.00,s0,,0,0,0,,{\\an7\\pos(0,0)}{\\i1}FIRST{\\i0} & {\\c&H0000FF&}red{\\c}",
            "1,0:00:05.50,0:00:07.00,s0,,0,0,0,,{\\an7\\pos(0,0)}SECOND\\Nline",
            "2,0:00:09.00,0:00:09.50,s0,,0,0,0,,{\\an7\\pos(0,0)}\\{x\\}");
  }

  @Test
  void cues_of_webvtt_are_read_without_their_extras() {
    var draft =
        new Draft()
            .with(
                "http://x/a",
                """
                WEBVTT - title
                kind: x

                STYLE
                ::cue{}

                id 1
                00:01.000 --> 00:02.000 line:0
                <v Bob>a &lt;b&gt; &amp;lt; <c.red>c</c> <00:01.500>d

                NOTE
                x

                01:00:00.000 --> 01:00:01.000
                late
                """);
    assertThat(draft.events("{'FileURL':'http://x/a','SubType':'vtt'}"))
        .singleElement()
        .asString()
        .endsWith("}a <b> &lt; c d");
    assertThat(draft.events("{'FileURL':'http://x/a','SubType':'.VTT'}"))
        .singleElement()
        .asString()
        .endsWith("}a <b> &lt; c d");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no cues at all",
        "1\n00:00:01,000 -> 00:00:02,000\nx",
        "1\n00:00:02,000 --> 00:00:01,000\nx",
        "1\n99999:00:01,000 --> 00:00:02,000\nx",
        "1\n00:00:01,000 --> 00:00:02,000\nx\n\nrest without time\n"
      })
  void a_file_that_is_none_is_refused_by_its_field(String file) {
    assertThat(new Draft().with("http://x/a.srt", file).draw("{'FileURL':'http://x/a.srt'}"))
        .isInstanceOfSatisfying(
            Verdict.Rejected.class,
            rejected -> {
              assertThat(rejected.rejection().code())
                  .isEqualTo("InvalidParameter.ResourceContentBad");
              assertThat(rejected.rejection().message())
                  .startsWith("Clips[0].FileURL names a caption file that cannot be used: ");
            });
  }

  @Test
  void a_file_of_ass_is_written_anew_with_what_is_known_in_it() {
    var draft =
        new Draft()
            .with(
                "http://x/a.ass",
                """
                [Script Info]
                ; made by hand
                PlayResX: 1280
                PlayResY: 9999999
                Evil: x

                [V4+ Styles]
                Format: Name, Fontname, Fontsize, PrimaryColour, Alignment, Outline
                Style: A,Some Font,500.5,&H0000FF00,2,nan

                [Graphics]
                filename: x.png
                !!!!

                [Events]
                Format: Start, End, Style, Effect, Text
                Dialogue: 0:00:00.00,0:00:05.00,A,Banner;5,one, {\\p1}m 0 0{\\p0}{comment}two
                Dialogue: 0:00:08.00,0:00:09.00,A,,late
                Picture: 0:00:00.00,0:00:05.00,A,,x.png
                """);
    String text = draft.text("{'FileURL':'http://x/a.ass','TimelineIn':1,'TimelineOut':6}");
    assertThat(text)
        .contains(
            "PlayResX: 1280\nPlayResY: 16384\n",
            "Style: A,sans-serif,500.5,&H0000FF00,&H000000FF,&H00000000,&H00000000,0,0,0,0,100,100,0,0,1,0,0,2,0,0,0,1\n",
            "Dialogue: 0,0:00:01.00,0:00:05.00,A,,0,0,0,Banner;5,one, two\n")
        .doesNotContain("Evil", "x.png", "Graphics", "late", "made by");
  }

  /** Looking for the end again at each of them would take an hour. */
  @ParameterizedTest
  @ValueSource(strings = {"", "\\h", "}"})
  @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void a_million_braces_are_read_at_once(String end) {
    var draft =
        new Draft()
            .with(
                "http://x/a.srt",
                "1\n00:00:01,000 --> 00:00:02,000\n" + "{".repeat(1_000_000) + end);
    assertThat(draft.draw("{'FileURL':'http://x/a.srt','FontSize':1}")).isInstanceOf(Verdict.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "\\N"})
  void a_text_of_a_file_has_no_more_letters_than_one_of_a_timeline(String letter) {
    var drawn =
        new Draft()
            .with(
                "http://x/a.ass",
                "[Script Info]\n[Events]\nDialogue: 0,0:00:00.00,0:00:05.00,A,,0,0,0,,"
                    + letter.repeat(10_500)
                    + "\n")
            .draw("{'FileURL':'http://x/a.ass'}");
    if (!(drawn instanceof Verdict.Accepted<CaptionSheet>(var sheet, var warnings))) {
      throw new AssertionError(drawn);
    }
    assertThat(warnings)
        .containsExactly(
            "Clips[0] has more than 10000 letters in one text; the rest was left out.");
    assertThat(sheet.documents().getFirst().lines().filter(line -> line.startsWith("Dialogue")))
        .singleElement()
        .satisfies(line -> assertThat(line).endsWith("," + letter.repeat(10_000)));
  }

  @Test
  void captions_over_and_below_a_file_of_ass_keep_their_order() {
    var draft =
        new Draft()
            .with(
                "http://x/a.ass",
                "[Script Info]\n[Events]\nDialogue: 0,0:00:00.00,0:00:05.00,A,,0,0,0,,middle\n");
    String text =
        draft.text("{'Content':'below'},{'FileURL':'http://x/a.ass'},{'Content':'above'}");
    assertThat(List.of(text.indexOf("below"), text.indexOf("middle"), text.indexOf("above")))
        .isSorted()
        .doesNotContain(-1);
  }
}
