package dev.cuepost.openapi.oss;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.identity.Acs3Signature;
import dev.cuepost.openapi.RawHttp;
import dev.cuepost.queue.ManualClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signatures of version 4 that the official client would not send, byte by byte. */
class OssV4RequestsTest {
  private static final ManualClock CLOCK = new ManualClock();
  @TempDir private static Path directory;
  private static ObjectFace face;

  @BeforeAll
  static void start() throws IOException {
    face = ObjectFace.start(directory, CLOCK);
  }

  @AfterAll
  static void stop() {
    face.close();
  }

  @Test
  void a_body_may_be_signed_by_its_hash() throws IOException {
    String hash = Acs3Signature.hash("hello".getBytes(UTF_8));
    assertThat(putWithHash("hello", hash).status()).isEqualTo(200);
    RawHttp.Answer other = putWithHash("jello", hash);
    assertThat(other.status()).isEqualTo(400);
    assertThat(other.body()).contains("<Code>InvalidDigest</Code>", "x-oss-content-sha256");
    assertThat(get().signHeader(ObjectFace.OWNER).send(face).body()).isEqualTo("hello");
    assertThat(putWithHash("hello", "e3b0").body()).contains("<Code>InvalidArgument</Code>");
  }

  @Test
  void a_changed_header_is_noticed_if_it_was_signed() throws IOException {
    OssV4Request range = get().header("range", "bytes=0-1").additional("host", "range");
    range.signHeader(ObjectFace.OWNER);
    assertThat(range.send(face).body()).doesNotContain("SignatureDoesNotMatch");
    assertThat(range.header("range", "bytes=0-2").send(face).body())
        .contains("<Code>SignatureDoesNotMatch</Code>", "<CanonicalRequest>GET\n/public-one/a\n");
    OssV4Request host = get().additional("host").signAddress(ObjectFace.OWNER, "60");
    assertThat(host.send(face).body()).doesNotContain("SignatureDoesNotMatch");
    assertThat(host.header("host", "localhost").send(face).body())
        .contains("<Code>SignatureDoesNotMatch</Code>");
  }

  @Test
  void a_header_of_the_protocol_that_was_not_signed_is_noticed() throws IOException {
    OssV4Request put = put("hello").signAddress(ObjectFace.OWNER, "60");
    assertThat(put.header("x-oss-acl", "public-read").send(face).body())
        .contains("<Code>SignatureDoesNotMatch</Code>");
  }

  @Test
  void a_clock_may_be_off_by_fifteen_minutes_either_way() throws IOException {
    for (int seconds : new int[] {-900, 900}) {
      assertThat(skewed(seconds).body()).doesNotContain("<Code>RequestTimeTooSkewed</Code>");
    }
    for (int seconds : new int[] {-901, 901}) {
      assertThat(skewed(seconds).body()).contains("<Code>RequestTimeTooSkewed</Code>");
    }
  }

  @Test
  void an_address_holds_from_its_date_on_for_as_long_as_it_says() throws IOException {
    assertThat(address(-60, "60").body()).doesNotContain("AccessDenied");
    assertThat(address(-61, "60").body()).contains("<Message>Request has expired.</Message>");
    assertThat(address(900, "60").body()).doesNotContain("AccessDenied");
    assertThat(address(901, "60").body()).contains("<Message>Request is not valid yet.</Message>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "604801", "-1", "x", "", "9999999999999"})
  void an_address_holds_for_a_week_at_most(String seconds) throws IOException {
    RawHttp.Answer answer = address(0, seconds);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains("<Code>InvalidArgument</Code>", "x-oss-expires");
  }

  @Test
  void the_day_of_the_credential_must_be_that_of_the_date() throws IOException {
    Instant now = CLOCK.instant();
    String tomorrow = day(now.plus(Duration.ofDays(1)));
    assertThat(
            new OssV4Request("GET", "", now, tomorrow)
                .signHeader(ObjectFace.OWNER)
                .send(face)
                .body())
        .contains("<Code>InvalidArgument</Code>", "The day of the credential");
    assertThat(
            new OssV4Request("GET", "", now, tomorrow)
                .signAddress(ObjectFace.OWNER, "60")
                .send(face)
                .body())
        .contains("<Code>InvalidArgument</Code>", "The day of the credential");
  }

  @Test
  void a_request_is_not_signed_twice() throws IOException {
    OssV4Request both = get().signAddress(ObjectFace.OWNER, "60").signHeader(ObjectFace.OWNER);
    assertThat(both.send(face).body()).contains("<Code>InvalidArgument</Code>", "not in both");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "x-oss-signature-version,  -,                   400",
        "x-oss-signature-version,  OSS2,                501",
        "x-oss-credential,         -,                   400",
        "x-oss-credential,         LTAIowner/20261122,  400",
        "x-oss-date,               -,                   400",
        "x-oss-date,               2026-11-22,          400",
        "x-oss-date,               20261340T000000Z,    400",
        "x-oss-expires,            -,                   400",
        "x-oss-expires,            61,                  403",
        "x-oss-additional-headers, Host,                400",
        "x-oss-additional-headers, host,                403",
        "x-oss-security-token,     x,                   403",
        "prefix,                   x,                   403"
      })
  void a_spoilt_address_is_refused(String name, String value, int status) throws IOException {
    OssV4Request get = get().signAddress(ObjectFace.OWNER, "60");
    if (value == null) {
      get.query.remove(name);
    } else {
      get.query.put(name, value);
    }
    assertThat(get.send(face).status()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({
    "OSSAccessKeyId=LTAIowner&Signature=x,               400",
    "Expires=99999999999&Signature=x,                    400",
    "OSSAccessKeyId=LTAIowner&Expires=abc&Signature=x,   400",
    "OSSAccessKeyId=LTAInobody&Expires=99999999999&Signature=x, 403",
    "OSSAccessKeyId=LTAIowner&Expires=99999999999&Signature=x,  403"
  })
  void a_spoilt_address_of_version_1_is_refused(String query, int status) throws IOException {
    RawHttp.Answer answer =
        RawHttp.send(face.port(), "GET /public-one/a?" + query + " HTTP/1.1\nHost: 127.0.0.1\n\n");
    assertThat(answer.status()).isEqualTo(status);
  }

  private static RawHttp.Answer putWithHash(String body, String hash) throws IOException {
    return put(body).header("x-oss-content-sha256", hash).signHeader(ObjectFace.OWNER).send(face);
  }

  private static RawHttp.Answer skewed(int seconds) throws IOException {
    return request("GET", "", seconds).signHeader(ObjectFace.OWNER).send(face);
  }

  private static RawHttp.Answer address(int seconds, String life) throws IOException {
    return request("GET", "", seconds).signAddress(ObjectFace.OWNER, life).send(face);
  }

  private static OssV4Request get() {
    return request("GET", "", 0);
  }

  private static OssV4Request put(String body) {
    return request("PUT", body, 0);
  }

  private static OssV4Request request(String method, String body, int skewSeconds) {
    Instant time = CLOCK.instant().plusSeconds(skewSeconds);
    return new OssV4Request(method, body, time, day(time));
  }

  private static String day(Instant moment) {
    return CompactDate.of(moment).substring(0, 8);
  }
}
