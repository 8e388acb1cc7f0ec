package dev.cuepost.bench.smq;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {
  @Test
  void a_pace_ends_when_every_message_was_sent_and_arrived() {
    var pace = new Pace(1_000_000_000, 1);
    assertThat(pace.due()).isTrue();
    int message = pace.next();
    assertThat(pace.allSent()).isTrue();
    assertThat(pace.due()).isFalse();
    pace.acknowledged(message, 1_000);
    pace.arrived(message, 900);
    assertThat(pace.allArrived()).isTrue();
    assertThat(pace.afterAcknowledgement().quantile(1)).isEqualTo(Duration.ZERO);
  }
}
