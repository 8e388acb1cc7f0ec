package dev.cuepost.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MnsSignatureTest {
  private static final String SECRET = "sk";
  private static final Map<String, String> JAVA_CLIENT_HEADERS =
      Map.of(
          "date", "Sun, 22 Nov 2026 01:32:36 GMT",
          "content-type", "text/xml;charset=UTF-8",
          "x-mns-version", "2015-06-06");

  @ParameterizedTest
  @CsvSource({
    "/queues/q1?metaoverride=true, dNQ5+lxyZOJs71HexPk74evDDDU=",
    "/queues/q1, 7CtuJEny5nzzGGRdeNKGiv2okps=",
  })
  void signatures_of_the_java_client_match(String target, String signature) {
    var request = new MnsRequest("PUT", target, JAVA_CLIENT_HEADERS);
    assertThat(MnsSignature.of(request, SECRET)).isEqualTo(signature);
    assertThat(MnsSignature.matches(request, SECRET, signature)).isTrue();
  }

  @Test
  void a_base_path_of_the_endpoint_is_signed_too() {
    var request =
        new MnsRequest(
            "PUT",
            "/base/queues/q9",
            Map.of(
                "date", "Sun, 22 Nov 2026 01:36:11 GMT",
                "content-type", "text/xml;charset=UTF-8",
                "x-mns-version", "2015-06-06"));
    assertThat(MnsSignature.of(request, SECRET)).isEqualTo("mEibOIhAPz9gAmDJDs8ZhjWQ/CY=");
  }

  @Test
  void the_vector_of_the_clients_own_unit_test_matches() {
    var request =
        new MnsRequest(
            "POST",
            "/queues/TestQueue",
            Map.of("Date", "Tue, 03 Jun 2025 11:23:48 GMT", "x-mns-abcdef", "abcDEF"));
    assertThat(MnsSignature.of(request, "sk1")).isEqualTo("cAThPWnbphg3hDe3ZHDADTgkgyE=");
  }

  @Test
  void the_text_to_sign_has_one_line_a_part_and_sorted_lower_case_protocol_headers() {
    var request =
        new MnsRequest(
            "GET",
            "/queues?x=%2F",
            Map.of(
                "X-MNS-Version", "2015-06-06",
                "x-mns-prefix", " a ",
                "X-Other", "no",
                "Content-MD5", "md5",
                "Date", "then"));
    assertThat(MnsSignature.textToSign(request))
        .isEqualTo("GET\nmd5\n\nthen\nx-mns-prefix:a\nx-mns-version:2015-06-06\n/queues?x=%2F");
  }

  @Test
  void the_protocols_own_date_header_replaces_date_and_is_signed_twice() {
    var request = new MnsRequest("GET", "/queues", Map.of("Date", "then", "x-mns-date", "now"));
    assertThat(request.date()).contains("now");
    assertThat(MnsSignature.textToSign(request)).isEqualTo("GET\n\n\nnow\nx-mns-date:now\n/queues");
  }

  @ParameterizedTest
  @CsvSource({
    "PUT, /queues/q1, sk, 8CtuJEny5nzzGGRdeNKGiv2okps=",
    "GET, /queues/q1, sk, 7CtuJEny5nzzGGRdeNKGiv2okps=",
    "PUT, /queues/q2, sk, 7CtuJEny5nzzGGRdeNKGiv2okps=",
    "PUT, /queues/q1, ks, 7CtuJEny5nzzGGRdeNKGiv2okps=",
    "PUT, /queues/q1, sk, not base64!",
    "PUT, /queues/q1, sk, AAAA",
  })
  void any_difference_is_refused(String method, String target, String secret, String signature) {
    var request = new MnsRequest(method, target, JAVA_CLIENT_HEADERS);
    assertThat(MnsSignature.matches(request, secret, signature)).isFalse();
  }
}
