package dev.cuepost.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.queue.ManualClock;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Many failed signatures from one address. */
class GuessingTest {
  private static final Product PRODUCT = new Product("test", "2020-01-01", List.of(new Tell()));

  @Test
  void many_wrong_signatures_are_answered_later_and_right_ones_are_not() throws IOException {
    var clock = new ManualClock();
    try (var gateway = Gateway.start(clock, PRODUCT)) {
      for (int i = 0; i < 11; i++) {
        assertThat(wrong(gateway, clock, Gateway.KEY.id())).contains("\"SignatureDoesNotMatch\"");
        assertThat(wrong(gateway, clock, "nobody")).contains("\"InvalidAccessKeyId.NotFound\"");
      }
      assertThat(gateway.delays()).containsExactly(Duration.ofMillis(100), Duration.ofMillis(200));
      assertThat(gateway.call("2020-01-01", "Tell", Map.of("Word", "w")).path("Word").asText())
          .isEqualTo("w");
      assertThat(gateway.delays()).hasSize(2);
    }
  }

  private static String wrong(Gateway gateway, ManualClock clock, String keyId) throws IOException {
    return RawHttp.send(
            gateway.port(),
            """
            GET /?Action=Tell&Version=2020-01-01&Format=JSON&Word=w&AccessKeyId=%s&Timestamp=%s\
            &SignatureMethod=HMAC-SHA1&SignatureVersion=1.0&SignatureNonce=n&Signature=x HTTP/1.1
            Host: gateway.test

            """
                .formatted(keyId, WireTime.of(clock.instant())))
        .body();
  }
}
