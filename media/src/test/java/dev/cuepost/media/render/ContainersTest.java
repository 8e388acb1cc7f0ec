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
