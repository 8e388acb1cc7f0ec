package dev.cuepost.media.render;

import static dev.cuepost.media.render.RenderedTimelinesTest.output;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every kind of file that a timeline may become holds what the timeline says. */
@Tag("slow")
@Tag("exhaustive")
class ContainersTest {
  private static final String CLIP =
      "{\"VideoTracks\":[{\"VideoTrackClips\":[{\"MediaURL\":\"FX/clip.mp4\",\"In\":1,\"Out\":2.6}]}]}";

  @TempDir static Path folder;
  private static Studio studio;

  @BeforeAll
  static void makeMaterials() {
    studio = new Studio(folder);
    studio.clip("clip.mp4", "320x180", 4, "r", 440);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mp4", "m4v", "mov", "mkv", "flv", "ts", "m3u8", "webm"})
  void with_picture_and_sound(String ending) throws Exception {
    var film = studio.render(CLIP, output(ending, 320, 180));
    film.shows(0.5, 160, 90, 80, 56, 56).shows(1.3, 160, 90, 96, 72, 72);
    assertThat(film.frames()).isEqualTo(40);
    assertThat(film.soundSeconds()).isCloseTo(1.6, within(0.08));
    assertThat(film.tone(440, 0.3, 1.3)).isGreaterThan(-20);
  }

  @Test
  void a_gif_has_the_picture_alone() throws Exception {
    var film = studio.render(CLIP, output("gif", 320, 180));
    film.shows(0.5, 160, 90, 80, 56, 56, 12).shows(1.3, 160, 90, 96, 72, 72, 12);
    assertThat(film.frames()).isEqualTo(40);
    assertThat(film.facts.sound()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"m4a", "mp3", "aac", "flac", "ogg", "wav"})
  void with_sound_alone(String ending) throws Exception {
    var film = studio.render(CLIP, output(ending, 320, 180));
    assertThat(film.facts.picture()).isEmpty();
    assertThat(film.soundSeconds()).isCloseTo(1.6, within(0.1));
    assertThat(film.tone(440, 0.3, 1.3)).isGreaterThan(-20);
  }

  @Test
  void a_webm_stays_transparent_where_nothing_is_seen() throws Exception {
    String timeline =
        "{\"VideoTracks\":[{\"VideoTrackClips\":[{\"MediaURL\":\"FX/clip.mp4\",\"Out\":1,\"X\":0,\"Y\":0,\"Width\":0.5,\"Height\":0.5},"
            + "{\"MediaURL\":\"FX/clip.mp4\",\"Out\":1,\"TimelineIn\":1.4}]}]}";
    var film =
        studio.render(
            timeline, output("webm", 320, 180), "{\"OutputWebmTransparentChannel\":\"true\"}");
    assertThat(film.opacity(0.5, 40, 40)).isGreaterThan(240);
    assertThat(film.opacity(0.5, 240, 140)).isLessThan(15);
    assertThat(film.opacity(1.2, 40, 40)).isLessThan(15);
    assertThat(film.opacity(1.8, 240, 140)).isGreaterThan(240);
  }

  @Test
  void one_channel_is_copied_to_both_sides() throws Exception {
    studio.make(
        "sides.wav",
        "-f|lavfi|-i|sine=frequency=440:duration=2,volume=2|-f|lavfi|-i|sine=frequency=880:duration=2,volume=2"
            + "|-filter_complex|[0][1]join=inputs=2:channel_layout=stereo");
    String timeline = "{\"AudioTracks\":[{\"AudioTrackClips\":[{\"MediaURL\":\"FX/sides.wav\"}]}]}";
    var film = studio.render(timeline, output("mp3", 320, 180), "{\"AudioChannelCopy\":\"right\"}");
    assertThat(film.tone(880, 0.5, 1.5)).isGreaterThan(-20); // the left side is listened to
    assertThat(film.tone(440, 0.5, 1.5)).isLessThan(-50);
  }

  @Test
  void an_upper_layer_with_a_transition_covers_no_more_than_its_pictures() throws Exception {
    String timeline =
        "{\"VideoTracks\":[{\"VideoTrackClips\":[{\"MediaURL\":\"FX/clip.mp4\",\"Out\":3}]},"
            + "{\"VideoTrackClips\":[{\"MediaURL\":\"FX/clip.mp4\",\"In\":2,\"Out\":4,\"Width\":0.25,\"Height\":0.25,\"Effects\":[{\"Type\":\"Transition\"}]},"
            + "{\"MediaURL\":\"FX/clip.mp4\",\"In\":2,\"Out\":4,\"Width\":0.25,\"Height\":0.25}]}]}";
    var film = studio.render(timeline, output("mp4", 320, 180));
    film.shows(0.5, 240, 140, 64, 40, 40).shows(1.5, 240, 140, 80, 56, 56);
    film.shows(0.5, 40, 20, 96, 72, 72);
  }

  @Test
  void h265_in_a_playlist_and_in_a_file() throws Exception {
    for (String ending : new String[] {"mp4", "ts"}) {
      var film =
          studio.render(
              CLIP,
              output(ending, 320, 180).replace("\"Fps\":25", "\"Fps\":25,\"Codec\":\"H.265\""));
      film.shows(1.3, 160, 90, 96, 72, 72);
    }
  }
}
