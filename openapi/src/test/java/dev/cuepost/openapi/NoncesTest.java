package dev.cuepost.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class NoncesTest {
  private static final Instant NOW = Instant.parse("2026-11-22T00:00:00Z");
  private final Nonces nonces = Nonces.inMemory();

  @Test
  void a_nonce_is_known_for_half_an_hour() {
    assertThat(nonces.add("key", "n", NOW)).isTrue();
    assertThat(nonces.add("key", "n", NOW.plus(Nonces.KEPT).minusMillis(1))).isFalse();
    assertThat(nonces.add("key", "n", NOW.plus(Nonces.KEPT))).isTrue();
  }

  @Test
  void keys_have_nonces_of_their_own() {
    assertThat(nonces.add("key", "n", NOW)).isTrue();
    assertThat(nonces.add("other", "n", NOW)).isTrue();
  }

  @Test
  void memory_is_bounded_and_the_oldest_are_forgotten_first() {
    for (int i = 0; i <= Nonces.MAX; i++) {
      nonces.add("key", "n" + i, NOW.plus(Duration.ofNanos(i)));
    }
    assertThat(nonces.add("key", "n" + Nonces.MAX, NOW)).isFalse();
    assertThat(nonces.add("key", "n0", NOW)).isTrue();
  }
}
