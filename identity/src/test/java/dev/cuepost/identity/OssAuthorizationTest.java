package dev.cuepost.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OssAuthorizationTest {
  private static final String HEX =
      "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
  private static final OssCredential CREDENTIAL =
      new OssCredential("ak", "20261122", "cn-shanghai");

  @Test
  void key_id_and_signature_of_version_1_are_taken_apart() {
    assertThat(OssAuthorization.parse("OSS ak:qvZ8dukA8M6wI8j7we5xJKRGzwI="))
        .isEqualTo(new OssAuthorization.V1("ak", "qvZ8dukA8M6wI8j7we5xJKRGzwI="));
  }

  @Test
  void the_parts_of_version_4_are_taken_apart() {
    String start = "OSS4-HMAC-SHA256 Credential=ak/20261122/cn-shanghai/oss/aliyun_v4_request,";
    assertThat(OssAuthorization.parse(start + "Signature=" + HEX))
        .isEqualTo(new OssAuthorization.V4(CREDENTIAL, List.of(), HEX));
    assertThat(OssAuthorization.parse(start + " AdditionalHeaders=host;range, Signature=" + HEX))
        .isEqualTo(new OssAuthorization.V4(CREDENTIAL, List.of("host", "range"), HEX));
  }

  @Test
  void version_2_is_known_for_what_it_is() {
    assertThat(OssAuthorization.parse("OSS2 AccessKeyId:x,Signature:y"))
        .isEqualTo(new OssAuthorization.V2());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Basic abc",
        "OSS",
        "OSS ak",
        "OSS :x",
        "OSS4-HMAC-SHA256 Credential=x",
        "OSS4-HMAC-SHA256 Credential=ak/20261122/r/oss/aliyun_v4_request",
        "OSS4-HMAC-SHA256 Credential=ak/20261122/r/oss/aliyun_v4_request,Signature=ab",
        "OSS4-HMAC-SHA256 Credential=ak/20261122/r/mns/aliyun_v4_request,Signature=" + HEX,
        "OSS4-HMAC-SHA256 Credential=ak/2026112/r/oss/aliyun_v4_request,Signature=" + HEX,
        "OSS4-HMAC-SHA256 Credential=/20261122/r/oss/aliyun_v4_request,Signature=" + HEX,
        "OSS4-HMAC-SHA256 Credential=ak/20261122/r/oss/aliyun_v4_request,AdditionalHeaders=Host,"
            + "Signature="
            + HEX
      })
  void anything_else_is_malformed(String value) {
    assertThat(OssAuthorization.parse(value)).isEqualTo(new OssAuthorization.Malformed());
  }

  @Test
  void a_credential_covers_its_day_in_utc() {
    assertThat(CREDENTIAL.covers(Instant.parse("2026-11-22T00:00:00Z"))).isTrue();
    assertThat(CREDENTIAL.covers(Instant.parse("2026-11-22T23:59:59Z"))).isTrue();
    assertThat(CREDENTIAL.covers(Instant.parse("2026-11-23T00:00:00Z"))).isFalse();
  }
}
