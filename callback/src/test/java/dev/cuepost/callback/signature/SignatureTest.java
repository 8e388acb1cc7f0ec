package dev.cuepost.callback.signature;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureTest {
  private static final WebhookSecret SECRET =
      WebhookSecret.parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
  private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
  private static final String AT = "1614265330";
  private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(UTF_8);
  private static final String SIGNED = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

  @ParameterizedTest
  @CsvSource({
    "https://cb.example.test/ims/events, 1767225600, Rotate4Me, b270e52c8a8626e899fd23ae78541c75",
    "https://cb.example.test/ims/events, 1767225600, Rotate5Me, 758058437a89fc8cb5b84cd192b4dbf3",
    "http://127.0.0.1:8090/hook?tenant=7&x=%E4%B8%AD, 1767225601, Rotate4Me,"
        + " ca00f9a6b1b3e2941ef25c3bee8b73bb",
    "http://cb.example.test, 1767225600, Rotate4Me, b090b6c143661e5caf432a827e5f5715",
    "http://cb.example.test/, 1767225600, Rotate4Me, 1f948308aedbd55bf64f4e346d9ae4f5",
    "https://vod.example.test/cb, 1767225600, Vod9Secret, 6183662243861e6c5e9e08e3db1c8fc7",
    "https://www.example.com/your/callback, 1519375990, test123, c72b60894140fa98920f1279219b7ed4",
  })
  void a_url_signature_covers_the_url_as_written_the_time_and_the_key(
      String url, String seconds, String key, String signature) {
    assertThat(UrlSignature.sign(url, seconds, key)).isEqualTo(signature);
    assertThat(UrlSignature.verify(signature, url, seconds, key)).isTrue();
    assertThat(UrlSignature.verify(signature, url, seconds, key + "x")).isFalse();
  }

  @Test
  void a_body_signature_is_that_of_standard_webhooks() {
    assertThat(BodySignature.sign(List.of(SECRET), ID, AT, BODY)).isEqualTo(SIGNED);
  }

  @Test
  void while_secrets_change_either_verifies() {
    WebhookSecret next = WebhookSecret.generate(new SecureRandom());
    String header = BodySignature.sign(List.of(next, SECRET), ID, AT, BODY);
    assertThat(header.split(" ")).hasSize(2);
    assertThat(BodySignature.verify(header, SECRET, ID, AT, BODY)).isTrue();
    assertThat(BodySignature.verify(header, next, ID, AT, BODY)).isTrue();
    assertThat(BodySignature.verify(SIGNED, next, ID, AT, BODY)).isFalse();
    assertThat(BodySignature.verify(SIGNED, SECRET, ID, AT, new byte[0])).isFalse();
  }

  @Test
  void a_secret_is_read_as_it_is_written_and_not_shown_by_accident() {
    WebhookSecret secret = WebhookSecret.generate(new SecureRandom());
    assertThat(WebhookSecret.parse(secret.reveal()).reveal()).isEqualTo(secret.reveal());
    assertThat(secret).hasToString("WebhookSecret");
  }

  @Test
  void a_secret_is_told_from_others_by_the_beginning_of_its_hash() {
    assertThat(SECRET.fingerprint()).isEqualTo("f74e1720");
    assertThat(SECRET)
        .isEqualTo(WebhookSecret.parse(SECRET.reveal()))
        .hasSameHashCodeAs(WebhookSecret.parse(SECRET.reveal()))
        .isNotEqualTo(WebhookSecret.generate(new SecureRandom()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_%%%%", "whsec_c2hvcnQ="})
  void what_is_no_secret_is_refused(String text) {
    assertThatThrownBy(() -> WebhookSecret.parse(text))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
