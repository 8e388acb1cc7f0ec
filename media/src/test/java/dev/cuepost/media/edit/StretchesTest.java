package dev.cuepost.media.edit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.media.edit.Stretches.Stretch;
import dev.cuepost.media.mp4.AvcConfig;
import dev.cuepost.media.mp4.CodedPictures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Which pictures may be copied. Tracks have 25 pictures a second, in ticks of a hundredth of a
 * second; a picture is told by the frame in which it is shown.
 */
class StretchesTest {
  private static final FrameRate RATE = FrameRate.of(25);

  @ParameterizedTest(name = "decoded {0}, entries {1}, frames {2}..{3}: {4}")
  @CsvSource(
      delimiter = '|',
      value = {
        // one after the other
        "0 1 2 3 4 5 6 7 | 0 4 | 0 | 8 | 0-8@0",
        "0 1 2 3 4 5 6 7 | 0 4 | 1 | 8 | 4-8@4",
        "0 1 2 3 4 5 6 7 | 0 4 | 1 | 4 | -",
        "0 1 2 3 4 5 6 7 | 0   | 0 | 6 | 0-6@0",
        // pictures between others are decoded after them, and end with them
        "0 4 2 1 3 8 6 5 7 | 0 | 0 | 9 | 0-9@0",
        "0 4 2 1 3 8 6 5 7 | 0 | 0 | 8 | 0-5@0",
        "0 4 2 1 3 8 6 5 7 | 0 | 0 | 5 | 0-5@0",
        "0 4 2 1 3 8 6 5 7 | 0 | 0 | 4 | 0-1@0",
        // an entry on the way changes nothing
        "0 2 1 3 5 4 6 8 7 | 0 3 6 | 0 | 9 | 0-9@0",
        "0 2 1 3 5 4 6 8 7 | 0 3 6 | 2 | 8 | 3-7@3",
        // a frame that is missing, one that comes twice
        "0 1 2 4 5 6 7 8 | 0 4 | 0 | 9 | 0-3@0 5-9@4",
        "0 1 2 2 3 4 5 6 | 0 4 | 0 | 7 | 0-3@0 3-7@4",
      })
  void a_stretch_begins_with_an_entry_and_is_complete(
      String decoded, String entries, long from, long end, String expected) {
    var pictures =
        pictures(
            Arrays.stream(decoded.strip().split(" "))
                .map(frame -> Long.parseLong(frame) * 4)
                .toList(),
            Arrays.stream(entries.strip().split(" ")).map(Integer::parseInt).toList());
    var found = new Stretches(pictures, Duration.ZERO, RATE).within(from, end, 1);
    String told =
        String.join(
            " ",
            found.stream()
                .map(one -> "%d-%d@%d".formatted(one.over().from(), one.over().end(), one.first()))
                .toList());
    assertThat(told.isEmpty() ? "-" : told).isEqualTo(expected.strip());
  }

  @Test
  void what_is_too_short_is_left_out() {
    var pictures =
        pictures(LongStream.range(0, 20).boxed().map(one -> one * 4).toList(), List.of(5));
    assertThat(new Stretches(pictures, Duration.ZERO, RATE).within(0, 14, 10)).isEmpty();
    assertThat(new Stretches(pictures, Duration.ZERO, RATE).within(0, 15, 10))
        .containsExactly(new Stretch(new Segment(5, 15), 5));
  }

  @Test
  void a_shot_that_begins_between_two_pictures_shows_the_nearer_one() {
    var pictures =
        pictures(LongStream.range(0, 20).boxed().map(one -> one * 4).toList(), List.of(5));
    assertThat(new Stretches(pictures, Duration.ofMillis(90), RATE).within(0, 10, 1))
        .containsExactly(new Stretch(new Segment(3, 10), 5));
    assertThat(new Stretches(pictures, Duration.ofMillis(110), RATE).within(0, 10, 1))
        .containsExactly(new Stretch(new Segment(2, 10), 5));
  }

  @Test
  void halfway_between_two_pictures_none_is_certain() {
    var pictures =
        pictures(LongStream.range(0, 20).boxed().map(one -> one * 4).toList(), List.of(5));
    assertThat(new Stretches(pictures, Duration.ofMillis(100), RATE).within(0, 10, 1)).isEmpty();
  }

  @Test
  void a_coarse_clock_is_even_enough_and_a_wandering_one_is_not() {
    var coarse =
        new CodedPictures(
            config(),
            1000,
            LongStream.range(0, 60).map(frame -> Math.round(frame * 1001 / 30.0)).boxed().toList(),
            Set.of(0));
    var ntsc = new FrameRate(30_000, 1001);
    assertThat(new Stretches(coarse, Duration.ZERO, ntsc).within(0, 60, 1))
        .containsExactly(new Stretch(new Segment(0, 60), 0));
    var wandering = pictures(List.of(0L, 4L, 8L, 12L, 17L, 20L), List.of(0));
    assertThat(new Stretches(wandering, Duration.ZERO, RATE).within(0, 6, 1))
        .containsExactly(new Stretch(new Segment(0, 4), 0));
  }

  static IntStream seeds() {
    return IntStream.range(0, 300);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void no_picture_of_a_stretch_refers_to_one_that_is_left_out(int seed) {
    var random = new Random(seed);
    List<Long> shown = new ArrayList<>();
    Set<Integer> entries = new HashSet<>();
    long next = 0;
    while (shown.size() < 100) { // a key picture, or one that comes after those before it
      if (shown.isEmpty() || random.nextInt(6) == 0) {
        entries.add(shown.size());
        shown.add(next++ * 4);
      }
      int between = random.nextInt(4);
      shown.add((next + between) * 4);
      List<Long> row =
          new ArrayList<>(
              LongStream.range(next, next + between).map(one -> one * 4).boxed().toList());
      Collections.shuffle(row, random);
      shown.addAll(row);
      next += between + 1;
    }
    var pictures = new CodedPictures(config(), 100, shown, entries);
    long from = random.nextInt(40);
    long end = from + 1 + random.nextInt(60);
    long done = from;
    for (var stretch : new Stretches(pictures, Duration.ZERO, RATE).within(from, end, 1)) {
      int count = (int) stretch.over().frames();
      assertThat(entries).contains(stretch.first());
      assertThat(stretch.over().from()).isGreaterThanOrEqualTo(done);
      assertThat(stretch.over().end()).isLessThanOrEqualTo(end);
      assertThat(shown.subList(stretch.first(), stretch.first() + count))
          .as("every frame once, whatever the order of decoding")
          .containsExactlyInAnyOrderElementsOf(
              LongStream.range(stretch.over().from(), stretch.over().end())
                  .map(one -> one * 4)
                  .boxed()
                  .toList());
      done = stretch.over().end();
    }
    long last = done;
    assertThat(entries.stream().map(shown::get).filter(at -> at / 4 >= last && at / 4 < end))
        .as("what follows an entry is not left out")
        .isEmpty();
  }

  private static CodedPictures pictures(List<Long> shown, List<Integer> entries) {
    return new CodedPictures(config(), 100, shown, Set.copyOf(entries));
  }

  private static AvcConfig config() {
    return new AvcConfig(List.of("67640028ac"), List.of("68ee3c80"));
  }
}
