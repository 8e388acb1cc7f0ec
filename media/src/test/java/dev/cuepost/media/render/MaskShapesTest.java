package dev.cuepost.media.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.cuepost.media.edit.graph.Chain;
import dev.cuepost.media.edit.graph.Graph;
import dev.cuepost.media.edit.look.ExtParams;
import dev.cuepost.media.edit.look.Frames;
import dev.cuepost.media.edit.look.VfxLooks;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shapes of masks to the pixel, before blackness, on a picture of 160 by 90. */
@Tag("slow")
class MaskShapesTest {
  private static final int WIDTH = 160;
  private static final int HEIGHT = 90;
  private static final int BLACK = 16;
  private static final int WHITE = 235;
  private static final String PLAIN = "235";
  private static final String STRIPES = "if(mod(floor(X/8),2),235,16)";

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "mask_circle |                              | 80,45 80,20 105,45 61,26 | 80,16 109,45 59,24 2,2",
        "mask_circle | radius=0.4                   | 80,12 113,45 | 80,5 119,45",
        "mask_circle | x=0.25;y=20;radius=10        | 40,20 48,20 40,28 | 52,20 40,32 80,45",
        "mask_circle | width=0.5;height=0.5         | 42,45 118,45 80,25 80,65 104,57 | 37,45 123,45 80,20 80,70 110,63",
        "mask_circle | width=100;height=20          | 128,45 80,53 | 132,45 80,57",
        "mask_circle | width=40                     | 80,63 98,45 | 80,67 102,45 98,58",
        "mask_circle | height=0.5                   | 80,65 100,45 | 80,70 105,45",
        "mask_circle | width=80;height=20;angle=45  | 105,20 55,70 | 105,70 55,20",
        "mask_rec    |                              | 42,25 118,65 | 37,45 123,45 80,20 80,70",
        "mask_rec    | width=80;height=44;radius=20 | 80,25 42,45 62,25 48,31 | 42,25 117,65 44,27 37,45",
        "mask_rec    | width=80;height=20;angle=90  | 80,8 73,45 | 92,45 45,45 80,2",
        "mask_rec    | width=80;height=20;angle=30  | 110,28 50,62 | 110,62 50,28",
        "mask_linear |                              | 2,42 150,42 | 2,48 150,48",
        "mask_linear | y=0.2                        | 80,15 | 80,21",
        "mask_linear | angle=90                     | 77,2 77,88 | 83,2 83,88",
        "mask_linear | angle=405                    | 60,45 80,25 | 100,55 80,65",
        "mask_minor  |                              | 2,29 150,61 | 80,24 80,66",
        "mask_minor  | size=20;angle=90             | 80,5 88,80 72,45 | 92,45 67,45",
        "mask_minor  | size=0.2;y=0.3               | 80,20 80,33 | 80,15 80,38 80,45",
      })
  void inside_it_the_picture_is_seen_and_outside_it_is_not(
      String name, String told, String inside, String outside) throws Exception {
    int[] luma = drawn(name, told == null ? "" : told.replace(';', ','), PLAIN);
    for (String point : inside.split(" ", -1)) {
      assertThat(at(luma, point)).as("inside at " + point).isGreaterThan(WHITE - 8);
    }
    for (String point : outside.split(" ", -1)) {
      assertThat(at(luma, point)).as("outside at " + point).isLessThan(BLACK + 8);
    }
  }

  @ParameterizedTest
  @CsvSource({"antialias=0.2", "antialias=18"})
  void its_edge_fades_over_as_many_pixels_as_it_is_told(String told) throws Exception {
    int[] luma = drawn("mask_linear", told, PLAIN);
    assertThat(at(luma, "80,34")).isGreaterThan(WHITE - 5);
    assertThat(at(luma, "80,39")).isCloseTo(level(0.5 + 5.5 / 18), within(8));
    assertThat(at(luma, "80,50")).isCloseTo(level(0.5 - 5.5 / 18), within(8));
    assertThat(at(luma, "80,55")).isLessThan(BLACK + 5);
  }

  @Test
  void of_the_rest_as_much_is_seen_as_it_is_told() throws Exception {
    int[] luma = drawn("mask_circle", "outer_alpha=0.5", PLAIN);
    assertThat(at(luma, "80,45")).isGreaterThan(WHITE - 5);
    assertThat(at(luma, "5,5")).isCloseTo(level(0.5), within(5));
  }

  @Test
  void what_lies_inside_is_blurred_and_the_rest_is_not() throws Exception {
    assertThat(contrast(drawn("mask_rec", "outer_alpha=1", STRIPES), 45)).isGreaterThan(200);
    int[] little = drawn("mask_rec", "outer_alpha=1,blur_intensity=0.3", STRIPES);
    int[] much = drawn("mask_rec", "outer_alpha=1,blur_intensity=1", STRIPES);
    assertThat(contrast(much, 45)).isLessThan(60);
    assertThat(contrast(little, 45)).isBetween(contrast(much, 45) + 40, 200);
    assertThat(contrast(much, 5)).isGreaterThan(200);
    // and its edge stays as sharp as it is
    int[] alone = drawn("mask_linear", "blur_intensity=1", PLAIN);
    assertThat(at(alone, "80,42")).isGreaterThan(WHITE - 8);
    assertThat(at(alone, "80,47")).isLessThan(BLACK + 8);
  }

  @ParameterizedTest
  @CsvSource({"mask_circle, radius", "mask_rec, size", "mask_linear, width", "mask_minor, radius"})
  void what_a_shape_does_not_know_is_told(String name, String unknown) {
    var params = ExtParams.of("x=0.5,y=0.5,width=0.5,angle=3,antialias=0.1," + unknown + "=0.2");
    VfxLooks.of(name, params);
    assertThat(params.unused())
        .contains(unknown)
        .doesNotContain("x", "y", "angle", "antialias", "blur_intensity", "outer_alpha");
  }

  private static int level(double part) {
    return (int) Math.round(BLACK + part * (WHITE - BLACK));
  }

  /** Between the middles of two stripes. */
  private static int contrast(int[] luma, int y) {
    return Math.abs(at(luma, "76," + y) - at(luma, "84," + y));
  }

  private static int at(int[] luma, String point) {
    String[] place = point.split(",", 2);
    return luma[Integer.parseInt(place[1]) * WIDTH + Integer.parseInt(place[0])];
  }

  /** The luma of a frame. */
  private static int[] drawn(String name, String told, String picture)
      throws IOException, InterruptedException {
    var graph = new Graph("p");
    String source =
        graph.source(
            new Chain()
                .add("color=black:s=%dx%d:r=25:d=0.04".formatted(WIDTH, HEIGHT))
                .add("format=yuv420p")
                .add("geq=lum='%s':cb=128:cr=128".formatted(picture)));
    String seen =
        VfxLooks.of(name, ExtParams.of(told))
            .orElseThrow()
            .draw(graph, source, new Frames(WIDTH, HEIGHT, "25/1", 25, 1));
    var process =
        new ProcessBuilder(
                List.of(
                    Studio.installed().ffmpeg().toString(),
                    "-v",
                    "error",
                    "-nostdin",
                    "-filter_complex",
                    String.join(";", graph.lines()),
                    "-map",
                    "[" + seen + "]",
                    "-f",
                    "rawvideo",
                    "-"))
            .start();
    byte[] frame = process.getInputStream().readAllBytes();
    String said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said + "\n" + graph.lines()).isZero();
    assertThat(frame).hasSize(WIDTH * HEIGHT * 3 / 2);
    int[] luma = new int[WIDTH * HEIGHT];
    for (int index = 0; index < luma.length; index++) {
      luma[index] = frame[index] & 0xff;
    }
    return luma;
  }
}
