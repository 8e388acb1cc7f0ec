package dev.cuepost.media.edit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.media.edit.Sketch.Kind;
import dev.cuepost.media.edit.Sketch.Piece;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SketchTest {
  private static final Map<String, Duration> LENGTHS = Map.of("long", Duration.ofSeconds(20));

  private static Sketch sketch(String json) {
    return Sketch.of(
        Timeline.read(json).orThrow(), source -> Optional.ofNullable(LENGTHS.get(source.text())));
  }

  private static List<String> spans(Sketch.Track track) {
    return track.pieces().stream()
        .map(piece ->
            "%s %d-%d%s"
                .formatted(
                    piece.label(),
                    piece.from().toMillis(),
                    piece.until().toMillis(),
                    piece.guessed() ? "?" : ""))
        .toList();
  }

  @Test
  void clips_follow_each_other_at_their_speed_and_overlap_by_their_transitions() {
    Sketch sketch =
        sketch(
            """
            {"VideoTracks":[{"VideoTrackClips":[
              {"MediaId":"a","In":1,"Out":5,
               "Effects":[{"Type":"Transition","SubType":"fade","Duration":1}]},
              {"MediaId":"long","In":4,"Speed":2},
              {"Type":"Image","MediaId":"still","Duration":3}]}]}
            """);
    assertThat(spans(sketch.tracks().getFirst()))
        .containsExactly("a 0-4000", "long 3000-11000", "still 11000-14000");
    assertThat(sketch.length()).isEqualTo(Duration.ofSeconds(14));
  }

  @Test
  void a_clip_of_unknown_length_is_guessed() {
    Sketch sketch =
        sketch(
            "{\"VideoTracks\":[{\"VideoTrackClips\":[{\"MediaId\":\"a\"},{\"MediaId\":\"b\"}]}]}");
    assertThat(spans(sketch.tracks().getFirst())).containsExactly("a 0-5000?", "b 5000-10000?");
  }

  @Test
  void places_on_the_timeline_come_before_all_else() {
    Sketch sketch =
        sketch(
            """
            {"VideoTracks":[{"VideoTrackClips":[{"MediaId":"a","TimelineIn":2,"TimelineOut":6}]}],
             "AudioTracks":[{"AudioTrackClips":[{"MediaId":"long"}]}],
             "SubtitleTracks":[{"SubtitleTrackClips":[
               {"Type":"Text","Content":"Hi","TimelineIn":1,"TimelineOut":3}]}]}
            """);
    assertThat(sketch.tracks().stream().map(Sketch.Track::kind))
        .containsExactly(Kind.PICTURE, Kind.SOUND, Kind.CAPTION);
    assertThat(spans(sketch.tracks().get(0))).containsExactly("a 2000-6000");
    assertThat(spans(sketch.tracks().get(1))).containsExactly("long 0-20000");
    assertThat(sketch.tracks().get(2).pieces())
        .containsExactly(new Piece("Hi", Duration.ofSeconds(1), Duration.ofSeconds(3), false));
  }
}
