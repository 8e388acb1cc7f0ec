package dev.cuepost.media.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Transitions that look exactly like those of the gallery, held against the gallery's formulas: ten
 * frames from an orange picture to a blue one.
 */
@SuppressWarnings("NullAway.Init") // JUnit fills the field
@Tag("slow")
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

  /** How much of the coming picture a shader shows at a pixel; shaders count from below. */
  @FunctionalInterface
  interface Share {
    double at(double progress, double x, double y);
  }

  static List<Arguments> shares() {
    return List.of(
        arguments("wipeleft", (Share) (progress, x, _) -> 1 - x <= progress ? 1 : 0),
        arguments("wiperight", (Share) (progress, x, _) -> x <= progress ? 1 : 0),
        arguments("wipeup", (Share) (progress, _, y) -> y <= progress ? 1 : 0),
        arguments("wipedown", (Share) (progress, _, y) -> 1 - y <= progress ? 1 : 0),
        arguments("pixelize", (Share) (progress, _, _) -> progress),
        arguments(
            "directionalwipe",
            (Share)
                (progress, x, y) ->
                    1 - smooth(-0.5, 0, 0.5 * x - 0.5 * y - (-0.5 + progress * 1.5))),
        arguments(
            "angular",
            (Share)
                (progress, x, y) -> {
                  double angle = Math.atan2(y - 0.5, x - 0.5) + Math.PI / 2;
                  return part((angle + Math.PI) / (2 * Math.PI)) <= progress ? 1 : 0;
                }),
        arguments(
            "wind",
            (Share)
                (progress, x, y) -> smooth(0, -0.2, x * 0.8 + 0.2 * chance(0, y) - progress * 1.2)),
        arguments(
            "randomsquares",
            (Share)
                (progress, x, y) ->
                    smooth(
                        0, -0.5, chance(Math.floor(10 * x), Math.floor(10 * y)) - progress * 1.5)),
        arguments(
            "perlin",
            (Share)
                (progress, x, y) -> {
                  double level = mix(-0.01, 1.01, progress);
                  return 1 - smooth(level - 0.01, level + 0.01, noise(4 * x, 4 * y));
                }),
        arguments(
            "squareswire",
            (Share)
                (progress, x, y) -> {
                  double line = 2 * x / 3 - y / 3 - (1 / 6.0 - 0.5 + progress * 2.6);
                  double least = smooth(-1.6, 0, line) / 2;
                  double across = part(10 * x);
                  double up = part(10 * y);
                  boolean inside =
                      progress > 0
                          && least <= Math.min(across, up)
                          && Math.max(across, up) <= 1 - least;
                  return inside ? 1 : 0;
                }),
        arguments(
            "polka",
            (Share)
                (progress, x, y) ->
                    Math.hypot(part(20 * x) - 0.5, part(20 * y) - 0.5) < progress / Math.hypot(x, y)
                        ? 1
                        : 0),
        arguments(
            "crosshatch",
            (Share)
                (progress, x, y) -> {
                  double hidden = Math.min(chance(y, 0), chance(0, x));
                  double line = progress - hidden >= Math.hypot(x - 0.5, y - 0.5) / 3 ? 1 : 0;
                  return mix(0, mix(line, 1, smooth(0.9, 1, progress)), smooth(0, 0.1, progress));
                }),
        arguments(
            "pinwheel",
            (Share)
                (progress, x, y) -> {
                  double blade = Math.PI / 4;
                  double turned = Math.atan2(y - 0.5, x - 0.5) + 2 * progress;
                  return progress > turned - blade * Math.floor(turned / blade) ? 1 : 0;
                }),
        arguments(
            "polarfunction",
            (Share)
                (progress, x, y) -> {
                  double angle = Math.atan2(y - 0.5, x - 0.5) - Math.PI / 2;
                  double radius = (Math.cos(5 * angle) + 4) / 4;
                  return Math.hypot(x - 0.5, y - 0.5) > radius * progress ? 0 : 1;
                }));
  }

  /** Held against the lightness: of colours there is one for four pixels only. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("shares")
  void every_pixel_has_its_moment(String name, Share share) throws Exception {
    byte[] pixels = pixels(name);
    int looked = 0;
    for (int frame = 0; frame < FRAMES; frame++) {
      double progress = frame / (double) FRAMES;
      for (int line = 3; line < HEIGHT - 3; line++) {
        for (int x = 3; x < WIDTH - 3; x++) {
          double wanted = share(share, progress, x, line);
          if (!isEven(share, progress, x, line, wanted)) {
            continue;
          }
          looked++;
          int at = (((10 + frame) * HEIGHT + line) * WIDTH + x) * 3;
          double got =
              0.2126 * (pixels[at] & 0xff)
                  + 0.7152 * (pixels[at + 1] & 0xff)
                  + 0.0722 * (pixels[at + 2] & 0xff);
          assertThat(got)
              .as("%s, frame %d, x %d, line %d", name, frame, x, line)
              .isCloseTo(mix(grey(ORANGE), grey(BLUE), wanted), within(5.0));
        }
      }
    }
    assertThat(looked).isGreaterThan(WIDTH * HEIGHT * FRAMES / 20);
  }

  private static double share(Share share, double progress, int x, int line) {
    return share.at(progress, (x + 0.5) / WIDTH, 1 - (line + 0.5) / HEIGHT);
  }

  /** Whether all around a pixel is much the same: edges may lie a pixel beside. */
  private static boolean isEven(Share share, double progress, int x, int line, double wanted) {
    for (int right = -1; right <= 1; right++) {
      for (int down = -1; down <= 1; down++) {
        if (Math.abs(share(share, progress, x + right, line + down) - wanted) > 0.05) {
          return false;
        }
      }
    }
    return true;
  }

  @Test
  void multiplyblend_goes_through_the_product_of_both() throws Exception {
    assertDrawn(
        "multiplyblend",
        4,
        (progress, _, channel) -> {
          double product = ORANGE[channel] * BLUE[channel] / 255;
          return progress < 0.5
              ? mix(ORANGE[channel], product, 2 * progress)
              : mix(product, BLUE[channel], 2 * progress - 1);
        });
  }

  @Test
  void colorphase_fades_red_before_green_and_green_before_blue() throws Exception {
    assertDrawn(
        "colorphase",
        4,
        (progress, _, channel) ->
            mix(
                ORANGE[channel],
                BLUE[channel],
                smooth(0.2 * channel, 0.6 + 0.2 * channel, progress)));
  }

  /** In the middle line, where the oval is as wide as it gets. */
  @Test
  void circle_closes_before_grey_and_opens_again() throws Exception {
    assertDrawn(
        "circle",
        4,
        (progress, x, channel) ->
            Math.abs(x - 0.5) > Math.sqrt(8) * Math.abs(progress - 0.5)
                ? 25.5
                : progress < 0.5 ? ORANGE[channel] : BLUE[channel]);
  }

  @Test
  void circlecrop_closes_before_black_and_opens_again() throws Exception {
    byte[] pixels = pixels("circlecrop");
    assertThat(red(pixels, 1, HEIGHT / 2)).isCloseTo((int) ORANGE[0], within(4));
    assertThat(red(pixels, 1, 4)).isLessThan(8);
    assertThat(red(pixels, 5, HEIGHT / 2 - 4)).isLessThan(8);
    assertThat(red(pixels, 9, HEIGHT / 2)).isCloseTo((int) BLUE[0], within(4));
    assertThat(red(pixels, 9, 4)).isLessThan(8);
  }

  /** The shader for its usual direction: the picture that leaves goes down. */
  @Test
  void directional_moves_both_pictures_down() throws Exception {
    byte[] pixels = pixels("directional");
    for (int frame = 1; frame < FRAMES; frame++) {
      int edge = HEIGHT * frame / FRAMES;
      assertThat(red(pixels, frame, edge - 6)).isCloseTo((int) BLUE[0], within(4));
      assertThat(red(pixels, frame, edge + 6)).isCloseTo((int) ORANGE[0], within(4));
    }
  }

  private static int red(byte[] pixels, int frame, int line) {
    return pixels[(((10 + frame) * HEIGHT + line) * WIDTH + WIDTH / 2) * 3] & 0xff;
  }

  private static double part(double number) {
    return number - Math.floor(number);
  }

  private static double chance(double x, double y) {
    return part(Math.sin(12.9898 * x + 78.233 * y) * 43758.5453);
  }

  private static double noise(double x, double y) {
    double across = Math.floor(x);
    double up = Math.floor(y);
    double u = smooth(0, 1, x - across);
    double v = smooth(0, 1, y - up);
    double near = corner(across, up);
    double right = corner(across + 1, up);
    double above = corner(across, up + 1);
    double far = corner(across + 1, up + 1);
    return mix(near, right, u) + (above - near) * v * (1 - u) + (far - right) * u * v;
  }

  private static double corner(double x, double y) {
    return part(Math.sin((12.9898 * x + 78.233 * y) % 3.14) * 43758.5453);
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

  /** One second of the one picture, the transition, and one second of the other. */
  private static byte[] pixels(String name) throws Exception {
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
    return pixels;
  }

  /** Near edges nothing is looked at: colours have half the size there, and ring. */
  private static void assertDrawn(String name, double tolerance, Shader shader) throws Exception {
    byte[] pixels = pixels(name);
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
