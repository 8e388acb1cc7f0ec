package dev.cuepost.media.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Timelines by chance, rendered by a real FFmpeg: they are as long, look and sound as {@link
 * NaiveEdit} works out.
 */
@Tag("slow")
class RandomEditsTest {
  /** Points that are looked at, and spans of each tone that are listened to. */
  private static final int LOOKS = 40;

  /** Pixels from an edge on which any colour may be. */
  private static final int NEAR = 6;

  private static final int LISTENS = 4;

  /** What a tone comes to: an eighth of full scale. */
  private static final double TONE = -18;

  private static final double SPAN = 0.2;

  @TempDir static Path folder;
  private static Studio studio;

  @BeforeAll
  static void makeMaterials() {
    studio = new Studio(folder);
    NaiveMaterial.makeAll(studio);
  }

  static LongStream seeds() {
    return LongStream.range(0, 6);
  }

  static LongStream moreSeeds() {
    return LongStream.range(6, 200);
  }

  @Tag("exhaustive")
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("moreSeeds")
  void so_do_more_of_them(long seed) throws Exception {
    it_is_as_long_and_looks_and_sounds_as_the_rules_say(seed);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void it_is_as_long_and_looks_and_sounds_as_the_rules_say(long seed) throws Exception {
    var edit = new RandomEdit(seed);
    String json = edit.timeline.toString();
    String output = edit.output.toString();
    String about = json + "\n" + output;
    var made = studio.render(json, output, seed % 2 == 0);
    NaiveEdit rules;
    try {
      rules = new NaiveEdit(edit.timeline, edit.output);
    } catch (IllegalArgumentException refused) {
      assertThat(made).as(refused.getMessage() + "\n" + about).isEmpty();
      return;
    }
    assertThat(made.isPresent()).as(about).isEqualTo(rules.total() > 0);
    if (made.isEmpty()) {
      return;
    }
    var film = made.get();
    var random = new Random(seed);
    if (rules.seen()) {
      look(rules, film, random, about);
    } else {
      assertThat(film.sound()).as(about).hasSize((int) Math.round(rules.total() * Decoded.RATE));
    }
    listen(rules, film, random, about);
    film.forget();
  }

  private static void look(NaiveEdit rules, Film film, Random random, String about)
      throws Exception {
    var canvas = rules.canvas();
    long frames = Math.max(1, canvas.frame(rules.total()));
    assertThat(film.frames()).as(about).isEqualTo((int) frames);
    for (int attempt = 0; attempt < LOOKS; attempt++) {
      long frame = random.nextLong(frames);
      int x = NEAR + random.nextInt(canvas.width() - 2 * NEAR);
      int y = NEAR + random.nextInt(canvas.height() - 2 * NEAR);
      var expected = rules.color(frame, x, y);
      if (expected.isEmpty() || isNearAnEdge(rules, frame, x, y, expected.get())) {
        continue;
      }
      int[] seen = film.pixel((int) frame, x, y);
      for (int channel = 0; channel < 3; channel++) {
        assertThat((double) seen[channel])
            .as(
                "frame %d at %d,%d: %s should be %s%n%s",
                frame, x, y, Arrays.toString(seen), Arrays.toString(expected.get()), about)
            .isCloseTo(expected.get()[channel], within(8.0));
      }
    }
  }

  private static boolean isNearAnEdge(NaiveEdit rules, long frame, int x, int y, double[] color) {
    return IntStream.of(x - NEAR, x + NEAR)
        .anyMatch(left ->
            IntStream.of(y - NEAR, y + NEAR)
                .anyMatch(top ->
                    rules
                        .color(frame, left, top)
                        .filter(other -> Arrays.equals(other, color))
                        .isEmpty()));
  }

  private static void listen(NaiveEdit rules, Film film, Random random, String about)
      throws Exception {
    double end = film.sound().length / (double) Decoded.RATE;
    for (int tone : new int[] {220, 440, 880, 1320, 2000}) {
      for (int attempt = 0; attempt < LISTENS; attempt++) {
        double middle = random.nextDouble() * rules.total();
        if (middle < SPAN) {
          continue;
        }
        var expected = rules.level(tone, middle - SPAN, middle + SPAN, end);
        if (expected.isEmpty()) {
          continue;
        }
        double level = film.tone(tone, middle - SPAN / 2, middle + SPAN / 2);
        String told =
            "%d Hz about %s should be at %s%n%s".formatted(tone, middle, expected.get(), about);
        if (expected.get() == 0) {
          assertThat(level).as(told).isLessThan(-45);
        } else {
          assertThat(level).as(told).isCloseTo(TONE + 20 * Math.log10(expected.get()), within(4.0));
        }
      }
    }
  }
}
