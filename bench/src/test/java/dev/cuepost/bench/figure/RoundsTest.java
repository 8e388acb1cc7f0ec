package dev.cuepost.bench.figure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RoundsTest {
  @Test
  void the_median_is_the_middle_value_or_the_mean_of_the_two_middle_ones() {
    var rounds = new Rounds();
    rounds.add(9);
    rounds.add(1);
    rounds.add(2);
    assertThat(rounds.median()).isEqualTo(2);
    rounds.add(4);
    assertThat(rounds.median()).isEqualTo(3);
  }

  @Test
  void a_line_tells_median_least_greatest_and_the_number_of_rounds() {
    var rounds = new Rounds();
    rounds.add(1.5);
    rounds.add(0.25);
    rounds.add(4);
    assertThat(rounds.line("s")).isEqualTo("1.50 s (least 0.25, greatest 4.00, 3 rounds)");
  }
}
