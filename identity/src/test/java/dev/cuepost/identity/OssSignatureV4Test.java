package dev.cuepost.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.identity.OssSignatureV4.Request;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The numbers are those that the tests of the official Go client, version 2, expect as well. */
class OssSignatureV4Test {
  private static final Instant TIME = Instant.ofEpochSecond(1702743657);
  private static final OssCredential CREDENTIAL =
      new OssCredential("ak", "20231216", "cn-hangzhou");
  private static final Map<String, String> QUERY =
      Map.of(
          "param1", "value1",
          "+param1", "value3",
          "|param1", "value4",
          "+param2", "",
          "|param2", "",
          "param2", "");
  private static final Map<String, String> HEADERS =
      Map.of(
          "x-oss-head1", "value",
          "abc", "value",
          "zabc", "value",
          "xyz", "value",
          "content-type", "text/plain",
          "x-oss-content-sha256", "UNSIGNED-PAYLOAD",
          "x-oss-date", "20231216T162057Z");

  @Test
  void a_request_has_the_signature_that_an_official_client_gives_it() {
    Request request = request(HEADERS, List.of());
    assertThat(OssSignatureV4.canonicalRequest(request))
        .isEqualTo(
            """
            PUT
            /bucket/1234%2B-/123/1.txt
            %2Bparam1=value3&%2Bparam2&%7Cparam1=value4&%7Cparam2&param1=value1&param2
            content-type:text/plain
            x-oss-content-sha256:UNSIGNED-PAYLOAD
            x-oss-date:20231216T162057Z
            x-oss-head1:value


            UNSIGNED-PAYLOAD\
            """);
    assertThat(OssSignatureV4.stringToSign(request))
        .startsWith(
            "OSS4-HMAC-SHA256\n20231216T162057Z\n20231216/cn-hangzhou/oss/aliyun_v4_request\n");
    assertThat(OssSignatureV4.sign("sk", request))
        .isEqualTo("e21d18daa82167720f9b1047ae7e7f1ce7cb77a31e8203a7d5f4624fa0284afe");
  }

  @Test
  void further_headers_may_be_signed() {
    Map<String, String> headers = new HashMap<>(HEADERS);
    headers.put("x-oss-date", "20231216T172512Z");
    Request request =
        new Request(
            "PUT",
            "/bucket/1234+-/123/1.txt",
            QUERY,
            headers,
            List.of("abc", "zabc"),
            CREDENTIAL,
            Instant.parse("2023-12-16T17:25:12Z"));
    assertThat(OssSignatureV4.sign("sk", request))
        .isEqualTo("4a4183c187c07c8947db7620deb0a6b38d9fbdd34187b6dbaccb316fa251212f");
  }

  @Test
  void the_token_of_a_temporary_key_is_signed() {
    Map<String, String> headers = new HashMap<>(HEADERS);
    headers.put("x-oss-date", "20231217T034736Z");
    headers.put("x-oss-security-token", "token");
    Request request =
        new Request(
            "PUT",
            "/bucket/1234+-/123/1.txt",
            QUERY,
            headers,
            List.of(),
            new OssCredential("ak", "20231217", "cn-hangzhou"),
            Instant.parse("2023-12-17T03:47:36Z"));
    assertThat(OssSignatureV4.sign("sk", request))
        .isEqualTo("b94a3f999cf85bcdc00d332fbd3734ba03e48382c36fa4d5af5df817395bd9ea");
  }

  @Test
  void an_address_has_the_signature_that_an_official_client_gives_it() {
    Map<String, String> query = new HashMap<>(QUERY);
    query.put("x-oss-signature-version", "OSS4-HMAC-SHA256");
    query.put("x-oss-date", "20231217T025437Z");
    query.put("x-oss-expires", "599");
    query.put("x-oss-credential", "ak/20231217/cn-hangzhou/oss/aliyun_v4_request");
    Request request =
        new Request(
            "PUT",
            "/bucket/1234+-/123/1.txt",
            query,
            Map.of("x-oss-head1", "value", "content-type", "application/octet-stream"),
            List.of(),
            new OssCredential("ak", "20231217", "cn-hangzhou"),
            Instant.parse("2023-12-17T02:54:37Z"));
    assertThat(OssSignatureV4.sign("sk", request))
        .isEqualTo("a39966c61718be0d5b14e668088b3fa07601033f6518ac7b523100014269c0fe");
  }

  @Test
  void the_signature_in_a_query_is_not_part_of_what_is_signed() {
    Map<String, String> query = new HashMap<>(QUERY);
    query.put("x-oss-signature", "x");
    Request signed =
        new Request("PUT", "/bucket/1234+-/123/1.txt", query, HEADERS, List.of(), CREDENTIAL, TIME);
    assertThat(OssSignatureV4.sign("sk", signed))
        .isEqualTo(OssSignatureV4.sign("sk", request(HEADERS, List.of())));
  }

  @Test
  void only_the_right_secret_verifies() {
    Request request = request(HEADERS, List.of());
    String signature = OssSignatureV4.sign("sk", request);
    assertThat(OssSignatureV4.verify("sk", request, signature)).isTrue();
    assertThat(OssSignatureV4.verify("sk2", request, signature)).isFalse();
    assertThat(OssSignatureV4.verify("sk", request, "")).isFalse();
  }

  @Test
  void a_body_without_a_word_on_its_hash_is_unsigned() {
    assertThat(OssSignatureV4.canonicalRequest(request(Map.of(), List.of())))
        .endsWith("\nUNSIGNED-PAYLOAD");
    assertThat(
            OssSignatureV4.canonicalRequest(
                request(Map.of("x-oss-content-sha256", "abc"), List.of())))
        .endsWith("\nabc");
  }

  @Test
  void a_parameter_with_an_empty_value_may_be_signed_with_or_without_its_equals_sign() {
    Request request =
        new Request(
            "GET",
            "/bucket/",
            Map.of("prefix", "", "max-keys", "5", "acl", ""),
            Map.of("x-oss-date", "20231216T162057Z", "x-oss-content-sha256", "UNSIGNED-PAYLOAD"),
            List.of(),
            CREDENTIAL,
            TIME,
            Set.of("prefix", "acl"));
    // What ali-oss 6.23.0 signs, acl&max-keys=5&prefix=, of acl=&max-keys=5&prefix=
    String asSent = "ba05e61461b782cd4e5c716ffb85f7ebcfd722b8054019ac2973cf2475599ed3";
    assertThat(OssSignatureV4.verify("sk", request, asSent)).isTrue();
    assertThat(OssSignatureV4.verify("sk", request, OssSignatureV4.sign("sk", request))).isTrue();
    assertThat(OssSignatureV4.sign("sk", request)).isNotEqualTo(asSent);
  }

  private static Request request(Map<String, String> headers, List<String> additional) {
    return new Request(
        "PUT", "/bucket/1234+-/123/1.txt", QUERY, headers, additional, CREDENTIAL, TIME);
  }
}
