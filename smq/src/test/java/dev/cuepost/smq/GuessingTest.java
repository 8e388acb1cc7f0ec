package dev.cuepost.smq;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.identity.AccessKey;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Many failed signatures from one address. */
class GuessingTest extends ProtocolTest {
  @Test
  void many_wrong_signatures_are_answered_later_and_right_ones_are_not() {
    for (int i = 0; i < 7; i++) {
      assertThat(by("testKey", "guess" + i)).isEqualTo("403 SignatureDoesNotMatch");
      assertThat(by("nobody", "guess" + i)).isEqualTo("403 InvalidAccessKeyId");
      assertThat(by("temporary", "briefSecret")).isEqualTo("403 InvalidAccessKeyId");
    }
    assertThat(server.delays()).containsExactly(Duration.ofMillis(100));
    assertThat(call("GET", "/queues").outcome()).isEqualTo("200");
    assertThat(server.delays()).hasSize(1);
  }

  @Test
  void what_is_no_guess_is_not_counted() {
    for (int i = 0; i < 30; i++) {
      assertThat(send(request("GET", "/queues").header("Date", "yesterday")).outcome())
          .isEqualTo("400 InvalidDateHeader");
    }
    assertThat(server.delays()).isEmpty();
  }

  private String by(String id, String secret) {
    return send(request("GET", "/queues").by(new AccessKey(id, secret, "1000000000000001")))
        .outcome();
  }
}
