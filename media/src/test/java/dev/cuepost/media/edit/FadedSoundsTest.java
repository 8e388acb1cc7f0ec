package dev.cuepost.media.edit;

import static dev.cuepost.media.edit.Materials.compose;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.media.edit.Composition.Heard;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the sounds of clips fade because a transition leads from one to the other. */
class FadedSoundsTest {
  @Test
  void a_sound_that_ends_before_the_transition_does_not_fade_into_it() {
    var cut =
        compose(
            "{'MaxDuration':3,'VideoTracks':[{'VideoTrackClips':[{'MediaURL':'4s.mp4','Effects':[{'Type':'DLTransition','Duration':1}]},{'MediaURL':'4s.mp4'}]}]}");
    assertThat(cut.sounds()).singleElement().extracting(Heard::fadeOut).isEqualTo(Optional.empty());
    var held =
        compose(
            "{'VideoTracks':[{'VideoTrackClips':[{'MediaURL':'4s.mp4','Effects':[{'Type':'FreezeFrame','Duration':2},{'Type':'Transition','Duration':1}]},{'MediaURL':'4s.mp4'}]}]}");
    assertThat(held.sounds().getFirst().end()).isEqualTo(4 * 48_000L);
    assertThat(held.sounds().getFirst().fadeOut()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"'TimelineIn':0", "'TimelineIn':1,'TimelineOut':2"})
  void no_transition_leads_to_a_clip_that_begins_before_or_lies_within(String place) {
    var sounds =
        compose(
                "{'VideoTracks':[{'VideoTrackClips':[{'MediaURL':'4s.mp4','TimelineIn':0.5,'Effects':[{'Type':'Transition'}]},{'MediaURL':'9s.mp4',%s}]}]}"
                    .formatted(place))
            .sounds();
    assertThat(sounds).hasSize(2).extracting(Heard::fadeOut).containsOnly(Optional.empty());
    assertThat(sounds).extracting(Heard::fadeIn).containsOnly(Optional.empty());
  }

  @Test
  void the_end_of_the_output_cuts_the_fade_of_a_transition_short() {
    var cut =
        compose(
            "{'MaxDuration':3.6,'VideoTracks':[{'VideoTrackClips':[{'MediaURL':'4s.mp4','Effects':[{'Type':'Transition','Duration':1}]},{'MediaURL':'4s.mp4'}]}]}");
    assertThat(cut.sounds().getFirst().end()).isEqualTo(172_800);
    assertThat(cut.sounds().getFirst().fadeOut())
        .contains(new Composition.Fade(3 * 48_000, 48_000, Effect.Curve.TRI));
    assertThat(cut.sounds().getLast().fadeIn())
        .contains(new Composition.Fade(0, 48_000, Effect.Curve.TRI));
  }
}
