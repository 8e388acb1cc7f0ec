package dev.cuepost.media.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Transitions that look exactly like those of the gallery, held against the gallery's formulas: ten
 * frames from an orange picture to a blue one.
 */
@SuppressWarnings("NullAway.Init") // JUnit fills the field
class TransitionsTest {
  private static final int WIDTH = 160;
  private static final int HEIGHT = 128;
  private static final int FRAMES = 10;
  private static final double[] ORANGE = {200, 120, 40};
  private static final double[] BLUE = {60, 90, 210};

  @TempDir private static Path folder;
  private static Studio studio;

  @BeforeAll
  static void makeMaterials() {
    studio = new Studio(folder);
    studio.make("orange.png", "-f|lavfi|-i|color=0xC87828:s=160x128|-frames:v|1");
    studio.make("blue.png", "-f|lavfi|-i|color=0x3C5AD2:s=160x128|-frames:v|1");
  }

  /** The gallery's shader for one pixel; no number where it is not to be looked at. */
  @FunctionalInterface
  private interface Shader {
    double at(double progress, double x, int channel);
  }

  @Test
  void fadecolor_goes_through_black() throws Exception {
    assertDrawn(
        "fadecolor",
        6,
        (progress, _, channel) ->
            mix(
                ORANGE[channel] * smooth(0.6, 0, progress),
                BLUE[channel] * smooth(0.4, 1, progress),
                progress));
  }

  @Test
  void fadegrayscale_goes_through_grey() throws Exception {
    assertDrawn(
        "fadegrayscale",
        4,
        (progress, _, channel) ->
            mix(
                mix(grey(ORANGE), ORANGE[channel], smooth(0.7, 0, progress)),
                mix(grey(BLUE), BLUE[channel], smooth(0.3, 1, progress)),
                progress));
  }

  @Test
  void windowslice_opens_slats_from_the_left() throws Exception {
    assertDrawn(
        "windowslice",
        40,
        (progress, x, channel) -> {
          double slat = (10 * x) % 1;
          double open = smooth(-0.5, 0, x - progress * 1.5);
          if (slat < 0.3 || slat > 0.7 || Math.abs(slat - open) < 0.35) {
            return Double.NaN; // edges may lie a pixel beside, and colours ring
          }
          return slat >= open ? BLUE[channel] : ORANGE[channel];
        });
  }

  private static double grey(double[] color) {
    return 0.2126 * color[0] + 0.7152 * color[1] + 0.0722 * color[2];
  }

  private static double mix(double from, double to, double share) {
    return from + (to - from) * share;
  }

  private static double smooth(double from, double to, double value) {
    double part = Math.clamp((value - from) / (to - from), 0, 1);
    return part * part * (3 - 2 * part);
  }

  /** Near edges nothing is looked at: colours have half the size there, and ring. */
  private static void assertDrawn(String name, double tolerance, Shader shader) throws Exception {
    var film =
        studio.render(
            """
            {"VideoTracks":[{"VideoTrackClips":[
              {"Type":"Image","MediaURL":"FX/orange.png","Duration":2,"Effects":[
                {"Type":"Transition","SubType":"%s","Duration":1}]},
              {"Type":"Image","MediaURL":"FX/blue.png","Duration":2}]}]}
            """
                .formatted(name),
            """
            {"MediaURL":"http://b.oss-cn-shanghai.aliyuncs.com/o.mp4","Width":160,"Height":128,
             "Video":{"Fps":10,"Crf":1}}
            """);
    byte[] pixels = film.pixels();
    assertThat(pixels).hasSize(WIDTH * HEIGHT * 3 * 30);
    for (int frame = 0; frame < FRAMES; frame++) {
      double progress = frame / (double) FRAMES;
      for (int x = 5; x < WIDTH - 5; x++) {
        if (isEdge(shader, progress, x)) {
          continue;
        }
        for (int channel = 0; channel < 3; channel++) {
          int at = (((10 + frame) * HEIGHT + HEIGHT / 2) * WIDTH + x) * 3 + channel;
          assertThat((double) (pixels[at] & 0xff))
              .as("%s, frame %d, x %d, channel %d", name, frame, x, channel)
              .isCloseTo(shader.at(progress, (x + 0.5) / WIDTH, channel), within(tolerance));
        }
      }
    }
  }

  private static boolean isEdge(Shader shader, double progress, int x) {
    double here = shader.at(progress, (x + 0.5) / WIDTH, 0);
    return Double.isNaN(here)
        || List.of(-5, -4, -3, -2, -1, 1, 2, 3, 4, 5).stream()
            .anyMatch(by -> Math.abs(shader.at(progress, (x + by + 0.5) / WIDTH, 0) - here) > 1);
  }
}
