package dev.cuepost.media.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.media.edit.graph.Chain;
import dev.cuepost.media.edit.graph.Graph;
import dev.cuepost.media.edit.look.ExtParams;
import dev.cuepost.media.edit.look.FilterLooks;
import dev.cuepost.media.edit.look.Frames;
import dev.cuepost.media.edit.look.Look;
import dev.cuepost.media.edit.look.Over;
import dev.cuepost.media.edit.look.VfxLooks;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every look by name: FFmpeg draws it, no frame is lost, and it is seen in its frames alone. */
@Tag("slow")
class LooksTest {
  private static final int WIDTH = 96;
  private static final int HEIGHT = 54;
  private static final int FRAME = WIDTH * HEIGHT * 3 / 2;
  private static final int COUNT = 20;
  private static final int FIRST = 5;
  private static final int END = 15;

  /** So many are drawn by one FFmpeg. */
  private static final int TOGETHER = 16;

  @Test
  void effects_change_their_frames_and_keep_number_and_size() throws Exception {
    assertChanges(VfxLooks.names(), name -> VfxLooks.of(name, ExtParams.none()).orElseThrow());
  }

  @Test
  void filters_change_their_frames_and_keep_number_and_size() throws Exception {
    assertChanges(
        FilterLooks.names(), name -> FilterLooks.of(name, ExtParams.none()).orElseThrow());
  }

  @Test
  void a_filter_is_told_what_to_do() throws Exception {
    List<String> words =
        List.of(
            "brightness=40",
            "contrast=-30",
            "saturation=-100",
            "kelvin_temperature=3000,temperature_ratio=50",
            "tint=60",
            "dark_corner_ratio=80");
    assertChanges(words, text -> FilterLooks.of("color", ExtParams.of(text)).orElseThrow());
  }

  /** Eleven frames, so that no half of a turn ends just where one begins. */
  @Test
  void what_comes_again_does_so_after_the_duration_that_it_is_told() throws Exception {
    var names =
        List.of(
            "marquee",
            "glass",
            "waterripple",
            "simpleripple",
            "scanlight",
            "slightshake",
            "swing",
            "zoominout",
            "heartbeat",
            "flashingscreen",
            "soulout",
            "colorful",
            "blackfade");
    byte[] drawn =
        drawn(
            names.stream().map(name -> lasting(name, "duration=0.44")).toList(),
            0,
            COUNT,
            "color=olive:s=%dx%d:r=25:d=0.8,drawbox=20:10:30:30:white:fill"
                .formatted(WIDTH, HEIGHT));
    assertThat(drawn.length).isEqualTo(names.size() * COUNT * FRAME);
    for (int index = 0; index < names.size(); index++) {
      int from = index * COUNT;
      long most = difference(drawn, from + 2, from + 6) / 4;
      assertThat(most).as(names.get(index)).isPositive();
      for (int frame = from; frame + 11 < from + COUNT; frame++) {
        assertThat(difference(drawn, frame, frame + 11)).as(names.get(index)).isLessThan(most);
      }
    }
    var params = ExtParams.of("duration=0.44");
    assertThat(VfxLooks.of("oldtvshine", params)).isPresent();
    assertThat(params.unused()).isEmpty();
  }

  private static Look lasting(String name, String params) {
    return VfxLooks.of(name, ExtParams.of(params)).orElseThrow();
  }

  private static long difference(byte[] drawn, int frame, int other) {
    return IntStream.range(0, FRAME)
        .mapToLong(place ->
            Math.abs((drawn[frame * FRAME + place] & 255) - (drawn[other * FRAME + place] & 255)))
        .sum();
  }

  private static void assertChanges(Collection<String> names, Function<String, Look> looks)
      throws Exception {
    byte[] plain = drawn(List.of((graph, from, frames) -> graph.chain(from, "null")));
    var all = new ArrayList<>(names);
    for (int first = 0; first < all.size(); first += TOGETHER) {
      var some = all.subList(first, Math.min(all.size(), first + TOGETHER));
      byte[] changed = drawn(some.stream().map(looks).toList());
      assertThat(changed.length).as("frames of %s", some).isEqualTo(some.size() * COUNT * FRAME);
      for (int index = 0; index < some.size(); index++) {
        assertSeen(
            some.get(index),
            plain,
            Arrays.copyOfRange(changed, index * COUNT * FRAME, (index + 1) * COUNT * FRAME));
      }
    }
  }

  private static void assertSeen(String name, byte[] plain, byte[] changed) {
    assertThat(Arrays.equals(plain, 0, FIRST * FRAME, changed, 0, FIRST * FRAME))
        .as("%s leaves what comes before", name)
        .isTrue();
    assertThat(
            Arrays.equals(plain, END * FRAME, COUNT * FRAME, changed, END * FRAME, COUNT * FRAME))
        .as("%s leaves what comes behind", name)
        .isTrue();
    assertThat(
            Arrays.equals(plain, FIRST * FRAME, END * FRAME, changed, FIRST * FRAME, END * FRAME))
        .as("%s is not seen", name)
        .isFalse();
  }

  /** Each over ten of twenty frames of a test picture, one after the other. */
  private static byte[] drawn(List<Look> looks) throws Exception {
    return drawn(looks, FIRST, END, "testsrc2=s=%dx%d:r=25:d=0.8".formatted(WIDTH, HEIGHT));
  }

  private static byte[] drawn(List<Look> looks, int first, int end, String picture)
      throws Exception {
    var graph = new Graph("p");
    List<String> ends = new ArrayList<>();
    for (Look look : looks) {
      String source =
          graph.source(
              new Chain()
                  .add(picture)
                  .add("format=yuv420p")
                  .add(
                      "setparams=range=tv:colorspace=bt709:color_primaries=bt709:color_trc=bt709"));
      var frames = new Frames(WIDTH, HEIGHT, "25/1", 25, COUNT);
      ends.add(
          graph.chain(
              new Over(look, first, end).draw(graph, source, frames),
              "format=yuv420p",
              "setsar=1"));
    }
    graph.line("[%s]concat=n=%d:v=1:a=0[out]".formatted(String.join("][", ends), ends.size()));
    List<String> words = new ArrayList<>();
    words.addAll(List.of(Studio.installed().ffmpeg().toString(), "-v", "error", "-nostdin"));
    words.addAll(List.of("-filter_complex", String.join(";", graph.lines()), "-map", "[out]"));
    words.addAll(List.of("-f", "rawvideo", "-"));
    var process = new ProcessBuilder(words).start();
    byte[] frames = process.getInputStream().readAllBytes();
    String said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said + "\n" + graph.lines()).isZero();
    return frames;
  }
}
