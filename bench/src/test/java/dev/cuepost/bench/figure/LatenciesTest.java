package dev.cuepost.bench.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LatenciesTest {
  private final Latencies latencies = new Latencies();

  @Test
  void without_a_value_every_quantile_is_zero() {
    assertThat(latencies.quantile(0.99)).isEqualTo(Duration.ZERO);
  }

  @Test
  void small_values_are_exact() {
    LongStream.rangeClosed(1, 100).forEach(latencies::record);
    assertThat(latencies.quantile(0.5)).isEqualTo(Duration.ofNanos(50));
    assertThat(latencies.quantile(0.99)).isEqualTo(Duration.ofNanos(99));
    assertThat(latencies.quantile(1)).isEqualTo(Duration.ofNanos(100));
  }

  @Test
  void a_value_below_zero_counts_as_zero() {
    latencies.record(-5);
    assertThat(latencies.quantile(1)).isEqualTo(Duration.ZERO);
    assertThat(latencies.count()).isEqualTo(1);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void a_quantile_is_never_too_low_and_at_most_a_64th_too_high(long seed) {
    var random = new Random(seed);
    long[] values =
        LongStream.generate(() -> random.nextLong() >>> (2 + random.nextInt(60)))
            .limit(1_000)
            .toArray();
    LongStream.of(values).forEach(latencies::record);
    long[] sorted = LongStream.of(values).sorted().toArray();
    for (double share : new double[] {0.01, 0.5, 0.9, 0.99, 1}) {
      long exact = sorted[(int) Math.ceil(share * sorted.length) - 1];
      assertThat(latencies.quantile(share).toNanos()).isBetween(exact, exact + exact / 64);
    }
  }

  @Test
  void others_are_added() {
    latencies.record(1);
    var others = new Latencies();
    others.record(3);
    latencies.add(others);
    assertThat(latencies.count()).isEqualTo(2);
    assertThat(latencies.quantile(1)).isEqualTo(Duration.ofNanos(3));
  }
}
