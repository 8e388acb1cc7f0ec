package dev.cuepost.media.process.dna;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is found in rows of bits, of any length and however monotonous. */
class SearchTest {
  private static final SplittableRandom CHANCE = new SplittableRandom(1);

  @Test
  @Timeout(60)
  void hours_are_searched_in_seconds_and_the_piece_is_found() {
    int hour = 5 * 3_600;
    var library = random(2 * hour);
    var input = random(hour);
    int piece = 5 * 30;
    System.arraycopy(library, 12_345 * 12, input, 777 * 12, piece * 12);
    disturb(input, 777 * 12, piece * 12);
    var match = picture(input).match(picture(library)).orElseThrow();
    assertThat(match.details())
        .containsExactly(
            new Match.Detail(
                Match.Aspect.PICTURE,
                new Stretch(Duration.ofMillis(777 * 200), Duration.ofSeconds(30)),
                new Stretch(Duration.ofMillis(12_345 * 200), Duration.ofSeconds(30))));
    assertThat(match.similarity()).isBetween(0.8, 0.95);
  }

  @Test
  @Timeout(60)
  void hours_of_one_picture_are_searched_in_seconds_too() {
    int hours = 4 * 5 * 3_600;
    var one = random(1);
    var still = new long[hours * 12];
    for (int frame = 0; frame < hours; frame++) {
      System.arraycopy(one, 0, still, frame * 12, 12);
    }
    var match = picture(still).match(picture(still)).orElseThrow();
    assertThat(match.similarity()).isEqualTo(1);
    assertThat(match.common()).isEqualTo(Duration.ofHours(4));
  }

  @Test
  @Timeout(60)
  void two_pictures_that_flicker_for_hours_do_not_take_long_either() {
    int hours = 2 * 5 * 3_600;
    var two = random(2);
    var flicker = new long[hours * 12];
    for (int frame = 0; frame < hours; frame++) {
      System.arraycopy(two, frame % 2 * 12, flicker, frame * 12, 12);
    }
    assertThat(picture(flicker).match(picture(flicker)).orElseThrow().similarity()).isEqualTo(1);
  }

  @Test
  void a_piece_that_is_shorter_than_a_second_is_none() {
    var library = random(100);
    var input = random(100);
    System.arraycopy(library, 50 * 12, input, 20 * 12, 4 * 12);
    assertThat(picture(input).match(picture(library))).isEmpty();
    System.arraycopy(library, 50 * 12, input, 20 * 12, 5 * 12);
    assertThat(picture(input).match(picture(library)).orElseThrow().common())
        .isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void a_piece_that_comes_twice_is_found_twice() {
    var library = random(100);
    var input = random(100);
    System.arraycopy(library, 0, input, 10 * 12, 10 * 12);
    System.arraycopy(library, 0, input, 60 * 12, 10 * 12);
    assertThat(picture(input).match(picture(library)).orElseThrow().details())
        .extracting(detail -> detail.input().start().toMillis())
        .containsExactly(2_000L, 12_000L);
  }

  @Test
  void frames_that_tell_nothing_are_nothing_in_common() {
    var row = random(100);
    var silent =
        new Fingerprint(
            Optional.of(new Trace(Strand.PICTURE, row, new BitSet())), Optional.empty());
    assertThat(silent.match(silent)).isEmpty();
    assertThat(silent.match(picture(row))).isEmpty();
    assertThat(picture(row).match(silent)).isEmpty();
  }

  @Test
  void picture_and_sound_are_not_compared_with_each_other() {
    var bits = new long[100];
    Arrays.setAll(bits, _ -> CHANCE.nextLong() & 0xffffffffL);
    var sound =
        new Fingerprint(Optional.empty(), Optional.of(new Trace(Strand.SOUND, bits, telling(100))));
    assertThat(sound.match(picture(random(100)))).isEmpty();
    assertThat(sound.match(sound)).isPresent();
  }

  @Test
  void a_file_without_a_frame_has_nothing_in_common_with_any() {
    var nothing = picture(new long[0]);
    assertThat(nothing.match(nothing)).isEmpty();
    assertThat(nothing.match(picture(random(10)))).isEmpty();
    assertThat(picture(random(10)).match(nothing)).isEmpty();
  }

  private static Fingerprint picture(long[] row) {
    return new Fingerprint(
        Optional.of(new Trace(Strand.PICTURE, row, telling(row.length / 12))), Optional.empty());
  }

  private static BitSet telling(int frames) {
    var all = new BitSet();
    all.set(0, frames);
    return all;
  }

  /** Frames of 380 digits each. */
  private static long[] random(int frames) {
    var row = new long[frames * 12];
    for (int frame = 0; frame < frames; frame++) {
      for (int digit = 0; digit < 380; digit++) {
        long bits = new long[] {0, 1, 3}[CHANCE.nextInt(3)];
        row[frame * 12 + digit / 32] |= bits << (2 * digit % 64);
      }
    }
    return row;
  }

  /** Changes a tenth of the digits by one. */
  private static void disturb(long[] row, int begin, int length) {
    for (int at = begin; at < begin + length; at++) {
      for (int digit = 0; digit < 32 && (at % 12 < 11 || digit < 28); digit++) {
        if (CHANCE.nextInt(10) == 0) {
          long bits = (row[at] >>> (2 * digit)) & 3;
          long other = bits == 1 ? 3 : 1;
          row[at] = (row[at] & ~(3L << (2 * digit))) | (other << (2 * digit));
        }
      }
    }
  }
}
