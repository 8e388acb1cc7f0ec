package dev.cuepost.media.edit;

import static dev.cuepost.media.edit.Materials.compose;
import static dev.cuepost.media.edit.Materials.output;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a longer clip|{'MediaURL':'mute9s.mp4','Out':8}|0-50",
        "one that begins behind the main track|{'MediaURL':'mute2s.mp4'},{'MediaURL':'mute2s.mp4'}|0-50",
        "but none that says when it ends|{'MediaURL':'mute9s.mp4','TimelineOut':3}|0-75",
        "unless it begins later than that|{'MediaURL':'mute1s.mp4'},{'MediaURL':'mute9s.mp4','TimelineOut':0.5}|0-25 25-50",
        "a clip that goes with one that is not cut|{'MediaURL':'mute9s.mp4','ReferenceClipId':'own'}|0-50",
        "no image over the whole output|{'Type':'GlobalImage','MediaURL':'a.png'}|0-100",
        "a transition|{'MediaURL':'mute9s.mp4','Out':2.4,'Effects':[{'Type':'Transition'}]},{'MediaURL':'mute9s.mp4'}|0-50 35-50",
        "one side of a transition|{'MediaURL':'mute9s.mp4','Out':2.4,'Effects':[{'Type':'Transition'}]},{'MediaURL':'mute9s.mp4','TimelineOut':4}|0-50 40-100",
      })
  void the_main_track_cuts_the_others_where_the_output_goes_on(
      String what, String clips, String shots) {
    var composition = longerThanItsMainTrack(clips, "{'MediaURL':'9s.wav'}");
    assertThat(composition.length()).hasSeconds(4);
    assertThat(
            composition.layers().get(1).shots().stream()
                .map(shot -> shot.start() + "-" + shot.end())
                .collect(Collectors.joining(" ")))
        .as(what)
        .isEqualTo(shots);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'MediaURL':'9s.wav'}",
        "{'MediaURL':'9s.wav','TimelineOut':3}",
        "{'MediaURL':'1s.wav','LoopMode':true}",
        "{'MediaURL':'1s.wav','LoopMode':true,'TimelineIn':0,'TimelineOut':5}"
      })
  void it_cuts_all_sounds_there(String sound) {
    var composition = longerThanItsMainTrack("{'MediaURL':'9s.mp4'}", sound);
    assertThat(composition.sounds())
        .hasSize(3)
        .allMatch(heard -> heard.start() == 0 && heard.end() == 96_000);
  }

  @Test
  void what_is_left_of_a_transition_leads_over_whole_into_a_clip_that_is_not_cut() {
    var shots =
        longerThanItsMainTrack(
                "{'MediaURL':'9s.mp4','Out':2.4,'Effects':[{'Type':'Transition'}]},{'MediaURL':'9s.mp4','TimelineOut':4}",
                "{'MediaURL':'9s.wav'}")
            .layers()
            .get(1)
            .shots();
    assertThat(shots.getFirst().transition()).isPresent();
    assertThat(shots.getFirst().cut()).isZero();
  }

  /** Two seconds of the main track, and a picture that writes down four. */
  private static Composition longerThanItsMainTrack(String clips, String sound) {
    return compose(
        "{'VideoTracks':[{'MainTrack':true,'VideoTrackClips':[{'MediaURL':'6s.mp4','Out':2}]},{'VideoTrackClips':[%s]},{'VideoTrackClips':[{'Type':'Image','MediaURL':'a.png','ClipId':'own','TimelineIn':0,'TimelineOut':4}]}],'AudioTracks':[{'AudioTrackClips':[%s]}]}"
            .formatted(clips, sound));
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
