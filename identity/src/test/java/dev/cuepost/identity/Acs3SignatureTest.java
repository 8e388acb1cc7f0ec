package dev.cuepost.identity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuepost.identity.Acs3Signature.Request;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class Acs3SignatureTest {
  private static final String SECRET = "ExampleSecret0001";
  private static final String EMPTY =
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

  /** As tea-openapi 0.3.15 sent it. */
  private static final Request SUBMIT =
      request(
          "POST",
          Map.of(
              "OutputMediaConfig",
              "{\"MediaURL\":\"https://b1.oss-cn-shanghai.aliyuncs.com/o 1.mp4\"}"),
          Map.of(
              "content-type", "application/x-www-form-urlencoded",
              "host", "127.0.0.1:18081",
              "x-acs-action", "SubmitMediaProducingJob",
              "x-acs-content-sha256",
                  "804b66ffcd0c256ecf3393968e0f5339e5b122c7f8730a4da3ea6774c4ed1a6d",
              "x-acs-credentials-provider", "static_ak",
              "x-acs-date", "2026-11-22T01:34:29Z",
              "x-acs-signature-nonce", "4f703683b5c4a2aab65d94d984328879",
              "x-acs-version", "2020-11-09"),
          "Timeline=%7B%22VideoTracks%22%3A%5B%5D%7D");

  @Test
  void a_request_of_the_official_client_has_its_signature() {
    assertThat(Acs3Signature.canonicalRequest(SUBMIT))
        .isEqualTo(
            """
            POST
            /
            OutputMediaConfig=%7B%22MediaURL%22%3A%22https%3A%2F%2Fb1.oss-cn-shanghai.aliyuncs.com%2Fo%201.mp4%22%7D
            content-type:application/x-www-form-urlencoded
            host:127.0.0.1:18081
            x-acs-action:SubmitMediaProducingJob
            x-acs-content-sha256:804b66ffcd0c256ecf3393968e0f5339e5b122c7f8730a4da3ea6774c4ed1a6d
            x-acs-credentials-provider:static_ak
            x-acs-date:2026-11-22T01:34:29Z
            x-acs-signature-nonce:4f703683b5c4a2aab65d94d984328879
            x-acs-version:2020-11-09

            content-type;host;x-acs-action;x-acs-content-sha256;x-acs-credentials-provider;x-acs-date;x-acs-signature-nonce;x-acs-version
            804b66ffcd0c256ecf3393968e0f5339e5b122c7f8730a4da3ea6774c4ed1a6d\
            """);
    String stringToSign = Acs3Signature.stringToSign(SUBMIT);
    assertThat(stringToSign)
        .isEqualTo(
            "ACS3-HMAC-SHA256\n9c6622403345ab613c974595915145de324411e8f62f0f9b7191856bd2018acd");
    assertThat(Acs3Signature.sign(SECRET, stringToSign))
        .isEqualTo("2762576428965e5664e98868f16d97fcf69ce0b98d6ce215327c19960ccfbb63");
  }

  @Test
  void the_example_of_the_documentation_has_its_signature() {
    Request request =
        request(
            "POST",
            Map.of(
                "ImageId", "win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd",
                "RegionId", "cn-shanghai"),
            Map.of(
                "host", "ecs.cn-shanghai.aliyuncs.com",
                "x-acs-action", "RunInstances",
                "x-acs-content-sha256", EMPTY,
                "x-acs-date", "2023-10-26T10:22:32Z",
                "x-acs-signature-nonce", "3156853299f313e23d1673dc12e1703d",
                "x-acs-version", "2014-05-26"),
            "");
    assertThat(
            Acs3Signature.verify(
                "YourAccessKeySecret",
                request,
                "06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0"))
        .isTrue();
  }

  @Test
  void only_the_right_secret_verifies() {
    String signature = Acs3Signature.sign(SECRET, Acs3Signature.stringToSign(SUBMIT));
    assertThat(Acs3Signature.verify(SECRET, SUBMIT, signature)).isTrue();
    assertThat(Acs3Signature.verify("ExampleSecret0002", SUBMIT, signature)).isFalse();
    assertThat(Acs3Signature.verify(SECRET, SUBMIT, "")).isFalse();
  }

  @Test
  void parameters_are_sorted_by_name_upper_case_first_and_one_without_value_keeps_its_sign() {
    Request request = request("GET", Map.of("b", "", "B", "x y*~+", "a", "中"), Map.of(), "");
    assertThat(Acs3Signature.canonicalRequest(request))
        .isEqualTo("GET\n/\nB=x%20y%2A~%2B&a=%E4%B8%AD&b=\n\n\n" + EMPTY);
  }

  @Test
  void values_of_headers_lose_the_space_around_them_and_others_are_not_signed() {
    Request request =
        new Request(
            "GET", "/", Map.of(), Map.of("host", " h ", "other", "x"), List.of("host"), EMPTY);
    assertThat(Acs3Signature.canonicalRequest(request))
        .isEqualTo("GET\n/\n\nhost:h\n\nhost\n" + EMPTY);
  }

  @Test
  void a_signed_header_that_is_not_there_is_a_mistake_of_the_caller() {
    assertThatThrownBy(() -> new Request("GET", "/", Map.of(), Map.of(), List.of("host"), EMPTY))
        .hasMessage("the signed header host is not there");
  }

  private static Request request(
      String method, Map<String, String> query, Map<String, String> headers, String body) {
    return new Request(
        method,
        "/",
        query,
        headers,
        List.copyOf(new TreeMap<>(headers).keySet()),
        Acs3Signature.hash(body.getBytes(UTF_8)));
  }
}
