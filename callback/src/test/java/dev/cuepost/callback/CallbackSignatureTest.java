package dev.cuepost.callback;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallbackSignatureTest {
  @ParameterizedTest
  @CsvSource({
    "https://cb.example.test/ims/events, 1767225600, Rotate4Me, b270e52c8a8626e899fd23ae78541c75",
    "https://cb.example.test/ims/events, 1767225600, Rotate5Me, 758058437a89fc8cb5b84cd192b4dbf3",
    "http://127.0.0.1:8090/hook?tenant=7&x=%E4%B8%AD, 1767225601, Rotate4Me,"
        + " ca00f9a6b1b3e2941ef25c3bee8b73bb",
    "http://cb.example.test, 1767225600, Rotate4Me, b090b6c143661e5caf432a827e5f5715",
    "http://cb.example.test/, 1767225600, Rotate4Me, 1f948308aedbd55bf64f4e346d9ae4f5",
    "https://www.example.com/your/callback, 1519375990, test123, c72b60894140fa98920f1279219b7ed4",
  })
  void it_covers_the_url_as_written_the_time_and_the_key(
      String url, long seconds, String key, String signature) {
    assertThat(CallbackSignature.of(url, Instant.ofEpochSecond(seconds).plusMillis(999), key))
        .isEqualTo(new CallbackSignature(Long.toString(seconds), signature));
  }
}
