package dev.cuepost.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SharedWallTest {
  private long steadyMillis = 7_000;
  private final SharedWall wall = new SharedWall(() -> TimeUnit.MILLISECONDS.toNanos(steadyMillis));

  /** The database's clock showed {@code millis} half way through a journey. */
  private void look(long millis, long journeyMillis) {
    wall.look(() -> {
      steadyMillis += journeyMillis;
      return millis;
    });
  }

  @Test
  void it_shows_what_the_database_s_clock_does_and_goes_on_by_the_steady_one() {
    look(1_000_000, 0);
    assertThat(wall.millis()).isEqualTo(1_000_000);
    steadyMillis += 250;
    assertThat(wall.millis()).isEqualTo(1_000_250);
    assertThat(wall.instant().toEpochMilli()).isEqualTo(1_000_250);
  }

  @Test
  void a_slow_look_does_not_move_it_as_long_as_it_may_be_right() {
    look(1_000_000, 0);
    look(1_000_090, 100);
    assertThat(wall.millis()).isEqualTo(1_000_100);
  }

  @Test
  void a_clock_that_was_set_is_followed_forward_and_back() {
    look(1_000_000, 0);
    look(1_300_005, 10);
    assertThat(wall.millis()).isEqualTo(1_300_010);
    look(1_000_025, 10);
    assertThat(wall.millis()).isEqualTo(1_000_030);
  }
}
