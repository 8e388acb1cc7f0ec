package dev.cuepost.media.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What effects of sounds come to where nothing but their type is said. */
@Tag("slow")
class SoundEffectsTest {
  @TempDir static Path folder;
  private static Studio studio;

  @BeforeAll
  static void makeMaterials() {
    studio = new Studio(folder);
    studio.tone("tone.wav", 6, 1000);
    studio.make(
        "wind.wav",
        "-f|lavfi|-i|sine=frequency=1000:duration=3:sample_rate=48000|-f|lavfi|-i|sine=frequency=40:duration=3:sample_rate=48000"
            + "|-filter_complex|[0][1]amix=normalize=0");
  }

  @Test
  void a_fade_that_names_no_curve_is_exponential_both_ways() throws Exception {
    var film =
        render(
            "tone.wav",
            "{'Type':'AFade','SubType':'In','Duration':2},{'Type':'AFade','SubType':'Out','Duration':2}");
    double plain = film.tone(1000, 2.5, 3.5);
    assertThat(plain).isCloseTo(-12, within(1.0));
    // 100 dB from end to end, so 5 dB each tenth of a second
    assertThat(film.tone(1000, 1.74, 1.76)).isCloseTo(plain - 12.5, within(1.0));
    assertThat(film.tone(1000, 1.49, 1.51)).isCloseTo(plain - 25, within(1.0));
    assertThat(film.tone(1000, 4.24, 4.26)).isCloseTo(plain - 12.5, within(1.0));
    assertThat(film.tone(1000, 4.49, 4.51)).isCloseTo(plain - 25, within(1.0));
  }

  @Test
  void noise_of_wind_is_low_and_is_taken_out_by_its_mode_alone() throws Exception {
    var plain = render("wind.wav", "");
    var wind = render("wind.wav", "{'Type':'ADenoise','Mode':0}");
    var usual = render("wind.wav", "{'Type':'ADenoise'}");
    assertThat(wind.tone(40, 1, 2)).isLessThan(plain.tone(40, 1, 2) - 12);
    assertThat(wind.tone(1000, 1, 2)).isCloseTo(plain.tone(1000, 1, 2), within(3.0));
    assertThat(usual.tone(40, 1, 2)).isCloseTo(plain.tone(40, 1, 2), within(3.0));
  }

  @Test
  void the_left_channel_is_copied_to_the_right() throws Exception {
    studio.make(
        "sides.wav",
        "-f|lavfi|-i|sine=frequency=440:duration=2|-f|lavfi|-i|sine=frequency=880:duration=2"
            + "|-filter_complex|[0][1]join=inputs=2:channel_layout=stereo");
    var film =
        studio.render(
            json("sides.wav", ""),
            RenderedTimelinesTest.output("wav", 320, 180),
            "{\"AudioChannelCopy\":\"left\"}");
    studio.make(
        "right.wav", "-i|" + film.file + "|-af|channelsplit=channel_layout=stereo:channels=FR");
    var right = new Film(folder.resolve("right.wav"));
    assertThat(right.tone(440, 0.5, 1.5)).isCloseTo(-18, within(1.0));
    assertThat(right.tone(880, 0.5, 1.5)).isLessThan(-60);
  }

  private static Film render(String name, String effects) throws Exception {
    return studio.render(json(name, effects), RenderedTimelinesTest.output("wav", 320, 180));
  }

  private static String json(String name, String effects) {
    return "{'AudioTracks':[{'AudioTrackClips':[{'MediaURL':'FX/%s','Effects':[%s]}]}]}"
        .formatted(name, effects)
        .replace('\'', '"');
  }
}
