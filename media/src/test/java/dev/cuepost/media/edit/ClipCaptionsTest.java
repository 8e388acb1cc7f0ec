package dev.cuepost.media.edit;

import static dev.cuepost.media.edit.Materials.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.media.edit.caption.FontShelf;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is written on clips, and captions that go with them, on an output of 1280 by 720. */
class ClipCaptionsTest {
  private static final String LINE = "Dialogue: ";

  @Test
  void a_text_on_a_clip_is_there_as_long_as_the_clip() {
    assertThat(events(onSecondClip("")))
        .containsExactly("0,0:00:02.00,0:00:05.00,s0,,0,0,0,,{\\an7\\pos(0,0)}Hi");
    assertThat(events(onSecondClip("'TimelineIn':1,'TimelineOut':1.5")).getFirst())
        .startsWith("0,0:00:03.00,0:00:03.50,");
    assertThat(events(onSecondClip("'TimelineIn':1,'TimelineOut':60")).getFirst())
        .startsWith("0,0:00:03.00,0:00:05.00,");
  }

  /** A picture of 720 by 1280 on an output that is 720 pixels high: 0.5625 to one. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'X':100,'Y':200,'FontSize':40 | 27 | \\an7\\pos(56.25,112.5)",
        "'X':0.5,'Y':0.25,'FixedFontSize':40 | 48 | \\an7\\pos(640,180)",
        "'FixedX':100,'FixedY':200,'FontSize':40 | 27 | \\an7\\pos(100,200)",
        "'FixedX':0.5,'Y':4,'FontSize':40 | 27 | \\an7\\pos(640,2.25)"
      })
  void its_pixels_are_those_of_the_source_unless_they_are_fixed(
      String fields, String height, String way) {
    String document = document(onSecondClip(fields));
    assertThat(document).contains("Style: s0,sans-serif," + height + ",").contains("{" + way + "}");
  }

  @Test
  void it_lies_below_captions_and_is_checked_like_them() {
    String timeline =
        """
        {'VideoTracks':[{'VideoTrackClips':[{'MediaURL':'mute2s.mp4','ClipId':'a','Effects':[
           {'Type':'text','Content':'on clip'}]}]}],
         'AudioTracks':[{'AudioTrackClips':[{'MediaURL':'1s.wav','ClipId':'b','TimelineIn':0.5}]}],
         'SubtitleTracks':[{'SubtitleTrackClips':[
           {'Content':'with picture','ReferenceClipId':'a'},
           {'Content':'with sound','ReferenceClipId':'b'}]}]}
        """;
    assertThat(events(timeline))
        .extracting(line -> line.substring(0, 23) + line.replaceAll(".*}", ""))
        .containsExactly(
            "0,0:00:00.00,0:00:02.00on clip",
            "1,0:00:00.00,0:00:02.00with picture",
            "2,0:00:00.50,0:00:01.50with sound");
    assertThat(
            Materials.rejection(Timeline.read(onSecondClip("'FixedFontSize':0").replace('\'', '"')))
                .message())
        .startsWith(
            "VideoTracks[0].VideoTrackClips[1].Effects[0].FixedFontSize must be in 1..2000");
    assertThat(Materials.warnings(Timeline.read(onSecondClip("'Glow':1").replace('\'', '"'))))
        .containsExactly(
            "VideoTracks[0].VideoTrackClips[1].Effects[0].Glow is not supported and was ignored.");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'TimelineIn':2,'TimelineOut':5 | 2 | 5",
        "'TimelineOut':3 | 0 | 3",
        "'TimelineIn':2,'ScrollStartY':720,'ScrollEndY':120,'ScrollSpeed':200,'ScrollEndFreeze':1 | 2 | 6",
      })
  void clips_and_captions_may_take_the_time_of_a_caption(String caption, long from, long end) {
    String timeline =
        """
        {'VideoTracks':[{'VideoTrackClips':[{'MediaURL':'mute2s.mp4'}]},
                        {'VideoTrackClips':[{'MediaURL':'mute9s.mp4','ReferenceClipId':'credits'}]}],
         'AudioTracks':[{'AudioTrackClips':[{'MediaURL':'9s.wav','ReferenceClipId':'credits'}]}],
         'SubtitleTracks':[
           {'SubtitleTrackClips':[{'Content':'names','ClipId':'credits',%s}]},
           {'SubtitleTrackClips':[{'Content':'with','ReferenceClipId':'credits'}]}]}
        """
            .formatted(caption);
    var composition = Materials.compose(timeline);
    var seen = composition.layers().get(1).shots().getFirst();
    var heard = composition.sounds().getFirst();
    assertThat(List.of(seen.start(), seen.end())).containsExactly(25 * from, 25 * end);
    assertThat(List.of(heard.start(), heard.end())).containsExactly(48_000 * from, 48_000 * end);
    assertThat(events(timeline).getLast())
        .startsWith("1,0:00:0%d.00,0:00:0%d.00,".formatted(from, end));
  }

  @Test
  void a_caption_that_does_not_tell_its_end_gives_its_time_to_nobody() {
    String json =
        """
        {'VideoTracks':[{'VideoTrackClips':[{'MediaURL':'mute2s.mp4','ReferenceClipId':'title'}]}],
         'SubtitleTracks':[{'SubtitleTrackClips':[{'Content':'a','ClipId':'title'}]}]}
        """;
    var timeline = Materials.timeline(json);
    assertThat(
            Materials.rejection(
                    Resolver.resolve(
                        timeline, Materials.of(timeline), Materials.mp4(), ProduceConfig.USUAL))
                .message())
        .contains(
            "VideoTracks[0].VideoTrackClips[0].ReferenceClipId names no clip that has a place");
  }

  private static String onSecondClip(String fields) {
    String more = fields.isEmpty() ? "" : "," + fields;
    return """
    {'VideoTracks':[{'VideoTrackClips':[{'MediaURL':'mute2s.mp4'},
      {'MediaURL':'tall9s.mp4','Out':3,'Effects':[{'Type':'Text','Content':'Hi'%s}]}]}]}
    """
        .formatted(more);
  }

  private static List<String> events(String timeline) {
    return document(timeline)
        .lines()
        .filter(line -> line.startsWith(LINE))
        .map(line -> line.substring(LINE.length()))
        .toList();
  }

  private static String document(String json) {
    var timeline = Materials.timeline(json);
    var composition = Materials.compose(json);
    var sheet =
        timeline
            .captions()
            .draw(
                1280,
                720,
                composition.length(),
                timeline.places(composition),
                Map.of(),
                Map.of(),
                new FontShelf(List.of()));
    return String.join("", value(sheet).documents());
  }
}
