package dev.cuepost.media.edit;

import static dev.cuepost.media.edit.Materials.compose;
import static dev.cuepost.media.edit.Materials.output;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What ends the output: a main track, and the caps that are stronger than that. */
class TotalLengthTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "the output's cap|``|'MaxDuration':2,|2000",
        "the lower of both|'MaxDuration':3,|'MaxDuration':2,|2000",
        "the other way round|'MaxDuration':1,|'MaxDuration':2,|1000",
        "a cap that is higher than the length|'MaxDuration':9,|'MaxDuration':8,|6000",
      })
  void the_lower_cap_counts(String rule, String timeline, String config, long millis) {
    assertThat(length(timeline, "", config)).as(rule).isEqualTo(millis);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "none|``|4000",
        "of the timeline|'MaxDuration':3,|3000",
        "one that the main track does not reach|'MaxDuration':5,|4000",
      })
  void a_cap_is_stronger_than_the_main_track(String rule, String timeline, long millis) {
    assertThat(length(timeline, "'MainTrack':true,", "")).as(rule).isEqualTo(millis);
  }

  @Test
  void what_lasts_as_long_as_the_output_ends_with_the_main_track() {
    var composition =
        compose(
            "{'VideoTracks':[{'MainTrack':true,'VideoTrackClips':[{'MediaURL':'2s.mp4'}]},{'VideoTrackClips':[{'MediaURL':'6s.mp4'},{'Type':'GlobalImage','MediaURL':'a.png'}]}],"
                + "'AudioTracks':[{'MainTrack':true,'AudioTrackClips':[{'MediaURL':'9s.wav'}]}],"
                + "'SubtitleTracks':[{'SubtitleTrackClips':[{'Content':'x','FontSize':20,'TimelineOut':8}]}]}");
    assertThat(composition.length()).hasSeconds(2);
    assertThat(composition.layers().getLast().shots()).singleElement().matches(s -> s.end() == 50);
    assertThat(composition.sounds()).hasSize(3).allMatch(sound -> sound.end() == 96_000);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "of a picture, beyond the main track|'TimelineOut':5||5000",
        "of a picture, before its end|'TimelineOut':1||2000",
        "of a sound, which pictures end|`'Out':6`|'TimelineOut':8|2000",
        "of both|'TimelineOut':5|'TimelineOut':8|5000",
      })
  void a_written_end_is_stronger_than_the_main_track(
      String whose, String picture, String sound, long millis) {
    var composition =
        compose(
            "{'VideoTracks':[{'MainTrack':true,'VideoTrackClips':[{'MediaURL':'2s.mp4'}]},{'VideoTrackClips':[{%s,'MediaURL':'6s.mp4'}]}],'AudioTracks':[{'AudioTrackClips':[{%s'MediaURL':'9s.wav'}]}]}"
                .formatted(picture, sound == null ? "" : sound + ","));
    assertThat(composition.length()).as(whose).hasMillis(millis);
  }

  @Test
  void a_picture_that_follows_another_writes_no_end() {
    var composition =
        compose(
            "{'VideoTracks':[{'VideoTrackClips':[{'MediaURL':'9s.mp4','ReferenceClipId':'w'}]}],'AudioTracks':[{'AudioTrackClips':[{'ClipId':'w','TimelineIn':1,'MediaURL':'6s.wav'}]},{'MainTrack':true,'AudioTrackClips':[{'MediaURL':'3s.wav'}]}]}");
    assertThat(composition.length()).hasSeconds(3);
  }

  @Test
  void a_main_track_of_nothing_but_images_over_the_whole_says_no_end() {
    var composition =
        compose(
            "{'VideoTracks':[{'MainTrack':true,'VideoTrackClips':[{'Type':'GlobalImage','MediaURL':'a.png'}]},{'VideoTrackClips':[{'MediaURL':'6s.mp4'}]}]}");
    assertThat(composition.length()).hasSeconds(6);
  }

  private static long length(String timeline, String track, String config) {
    return compose(
            "{%s'VideoTracks':[{%s'VideoTrackClips':[{'MediaURL':'4s.mp4'}]},{'VideoTrackClips':[{'MediaURL':'6s.mp4'}]}]}"
                .formatted(timeline, track),
            output("{" + config + "'MediaURL':'http://b/x.mp4'}"))
        .length()
        .toMillis();
  }
}
