package dev.cuepost.bench.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class UsageTest {
  @Test
  void processor_time_is_user_and_system_time_whatever_the_program_is_called() {
    assertThat(Usage.cpu("4711 (a (b) c) S 1 2 3 0 -1 4194560 99 0 0 0 250 50 7 8 20 0 31 0 5 6 7"))
        .isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void a_process_can_be_looked_at() throws IOException {
    Usage usage = Usage.of(ProcessHandle.current().pid());
    assertThat(usage.mebibytes()).isGreaterThan(10);
    assertThat(usage.cpu()).isPositive();
  }

  @Test
  void what_a_process_started_counts_as_its_own() throws IOException {
    long me = ProcessHandle.current().pid();
    Process busy = new ProcessBuilder("sh", "-c", "while :; do :; done").start();
    try {
      long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
      Duration started = Usage.of(busy.pid()).cpu();
      while (started.isZero() && System.nanoTime() < deadline) {
        Thread.onSpinWait();
        started = Usage.of(busy.pid()).cpu();
      }
      assertThat(started).isPositive();
      Duration own = Usage.of(me).cpu();
      assertThat(Usage.ofAll(me)).isGreaterThanOrEqualTo(own.plus(started));
    } finally {
      busy.destroyForcibly();
    }
  }
}
