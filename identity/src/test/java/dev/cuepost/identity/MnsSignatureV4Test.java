package dev.cuepost.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.identity.MnsScope.Dialect;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MnsSignatureV4Test {
  private static final String SECRET = "testsk";
  private static final MnsScope SCOPE = scope("20261122", "cn-hangzhou");
  private static final Instant TIME = Instant.parse("2026-11-22T01:37:19Z");
  private static final Map<String, String> JAVA_CLIENT_HEADERS =
      Map.of(
          "date", "Sun, 22 Nov 2026 01:37:19 GMT",
          "content-type", "text/xml;charset=UTF-8",
          "x-mns-version", "2015-06-06");

  @Test
  void the_text_to_sign_names_scheme_time_scope_and_the_whole_request() {
    var request = request("DELETE", "/queues/q1/messages?ReceiptHandle=1-OD+U4/OTkz==");
    assertThat(MnsSignatureV4.textToSign(request, SCOPE, TIME))
        .isEqualTo(
            """
            MNS4-HMAC-SHA256
            20261122T013719Z
            20261122/cn-hangzhou/mns/aliyun_v4_request
            DELETE
            /queues/q1/messages
            receipthandle=1-OD%2BU4%2FOTkz%3D%3D
            content-type:text/xml;charset=UTF-8
            x-mns-version:2015-06-06

            """);
  }

  @ParameterizedTest
  @CsvSource({
    "DELETE, /queues/q1/messages?ReceiptHandle=1-OD+U4/OTkz==,"
        + " 81247ad9d60aff14f5f5d0078020e32d8005dccfc0d8c66e4253ea145ff564cc",
    "POST, /queues/q1/messages, 07bf8412f82039df9012d00825c9eae05c014fe2d3798ccae096d5b5e8a6c87b",
    "GET, /queues/q1/messages?numOfMessages=16&waitseconds=0,"
        + " 1189ab0c6a46bfdc44bdbb87fc751c0a0ce3ad51ab3447a814dab6061486f8de",
  })
  void signatures_of_the_java_client_match(String method, String target, String signature) {
    var request = request(method, target);
    assertThat(MnsSignatureV4.of(request, SECRET, SCOPE, TIME)).isEqualTo(signature);
    assertThat(MnsSignatureV4.matches(request, SECRET, SCOPE, TIME, signature)).isTrue();
  }

  @Test
  void the_vectors_of_the_clients_own_unit_test_match() {
    var put =
        new MnsRequest(
            "PUT",
            "/queues/TestQueue123456",
            Map.of("x-mns-abc", "kkk", "X-MNS-Sss", "2015-06-06xFFF"));
    assertThat(
            MnsSignatureV4.of(
                put,
                "skkkkkkk1111111111",
                scope("20251203", "region2"),
                Instant.parse("2025-12-03T11:23:48Z")))
        .isEqualTo("04f1e5f929b5aaac3af6a54970f591581ecd2aade2562f926c5f2ec5d5c8cfad");
    var get =
        new MnsRequest(
            "GET",
            "/queues",
            Map.of(
                "content-md5", "0d9d2ce750000593eb34f00",
                "content-type", "application/json",
                "x-mns-ttt", "1",
                "X-MNS-UUUuu", "FALse",
                "x-mns-version", "2015-06-30"));
    assertThat(
            MnsSignatureV4.of(
                get,
                "skkkkkk2222222222",
                scope("20251204", "eu-west-1"),
                Instant.parse("2025-12-04T06:32:35Z")))
        .isEqualTo("294f776a2d5726df679b54b081ab8126a199a2545c8c8a7a875adff0b386e458");
    var post =
        new MnsRequest(
            "POST",
            "/queues/TestQueue/?param1=abc&PARAM2=d  ef&PARAM3=[def]#bbb&PARAM4=中文参数",
            Map.of());
    assertThat(
            MnsSignatureV4.of(
                post, "sk1", scope("20250603", "region1"), Instant.parse("2025-06-03T10:52:35Z")))
        .isEqualTo("1fc6013f158d4c3aba09570895a2a93c8445c2c5213d82a1463baf602cf0d945");
  }

  @Test
  void a_query_may_have_been_escaped_before_signing_or_after() {
    var plain = request("GET", "/queues/q1/messages?ReceiptHandle=a+/=");
    var escaped = request("GET", "/queues/q1/messages?ReceiptHandle=a%2B%2f%3D");
    for (var signed : new MnsRequest[] {plain, escaped}) {
      var signature = MnsSignatureV4.of(signed, SECRET, SCOPE, TIME);
      assertThat(MnsSignatureV4.matches(escaped, SECRET, SCOPE, TIME, signature)).isTrue();
    }
    var other = MnsSignatureV4.of(request("GET", "/queues"), SECRET, SCOPE, TIME);
    assertThat(MnsSignatureV4.matches(escaped, SECRET, SCOPE, TIME, other)).isFalse();
  }

  @Test
  void a_broken_escape_is_taken_as_it_stands() {
    var broken = request("GET", "/queues?a=%zz");
    var signature = MnsSignatureV4.of(broken, SECRET, SCOPE, TIME);
    assertThat(MnsSignatureV4.matches(broken, SECRET, SCOPE, TIME, signature)).isTrue();
    assertThat(MnsSignatureV4.matches(broken, "other", SCOPE, TIME, signature)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "b=2&A=1, a=1&b=2",
    "a=1&A=2, a=2",
    "a=&b, a&b",
    "=x&a==, %3Dx&a=%3D",
    "a=*~ -_., a=%2A~%20-_.",
    "' A = b ', a=b",
  })
  void parameters_are_sorted_by_their_lower_case_names(String query, String canonical) {
    var text = MnsSignatureV4.textToSign(request("GET", "/queues?" + query), SCOPE, TIME);
    assertThat(text.lines().skip(5).findFirst()).contains(canonical);
  }

  @Test
  void the_base_path_of_an_endpoint_is_not_signed() {
    var based = new MnsRequest("GET", "/a/b", "/a/b/queues/q?x=/", JAVA_CLIENT_HEADERS);
    assertThat(MnsSignatureV4.of(based, SECRET, SCOPE, TIME))
        .isEqualTo(MnsSignatureV4.of(request("GET", "/queues/q?x=/"), SECRET, SCOPE, TIME));
  }

  @Test
  void the_text_of_the_date_is_not_signed_but_its_moment() {
    var request = request("GET", "/queues");
    var dateless = new MnsRequest("GET", "/queues", without("date"));
    assertThat(MnsSignatureV4.of(dateless, SECRET, SCOPE, TIME))
        .isEqualTo(MnsSignatureV4.of(request, SECRET, SCOPE, TIME))
        .isNotEqualTo(MnsSignatureV4.of(request, SECRET, SCOPE, TIME.plusSeconds(1)));
  }

  @Test
  void whatever_a_signature_is_made_of_changes_it() {
    var request = request("GET", "/queues/q1");
    var signature = MnsSignatureV4.of(request, SECRET, SCOPE, TIME);
    var apsara = new MnsScope(Dialect.APSARA, SCOPE.date(), SCOPE.region());
    assertThat(MnsSignatureV4.of(request("PUT", "/queues/q1"), SECRET, SCOPE, TIME))
        .isNotEqualTo(signature);
    assertThat(MnsSignatureV4.of(request("GET", "/queues/q2"), SECRET, SCOPE, TIME))
        .isNotEqualTo(signature);
    assertThat(
            MnsSignatureV4.of(
                new MnsRequest("GET", "/queues/q1", without("x-mns-version")), SECRET, SCOPE, TIME))
        .isNotEqualTo(signature);
    assertThat(MnsSignatureV4.of(request, "other", SCOPE, TIME)).isNotEqualTo(signature);
    assertThat(MnsSignatureV4.of(request, SECRET, scope("20261122", "cn-beijing"), TIME))
        .isNotEqualTo(signature);
    assertThat(MnsSignatureV4.of(request, SECRET, scope("20261123", "cn-hangzhou"), TIME))
        .isNotEqualTo(signature);
    assertThat(MnsSignatureV4.of(request, SECRET, apsara, TIME)).isNotEqualTo(signature);
  }

  @Test
  void private_clouds_use_other_words() {
    var scope = new MnsScope(Dialect.APSARA, "20261122", "cn-hangzhou");
    assertThat(MnsSignatureV4.textToSign(request("GET", "/queues"), scope, TIME))
        .startsWith(
            """
            APSARA-MNS4-HMAC-SHA256
            20261122T013719Z
            20261122/cn-hangzhou/mns/apsara_v4_request
            """);
  }

  @Test
  void a_scope_covers_its_day_in_utc() {
    assertThat(SCOPE.covers(Instant.parse("2026-11-22T00:00:00Z"))).isTrue();
    assertThat(SCOPE.covers(Instant.parse("2026-11-22T23:59:59.999Z"))).isTrue();
    assertThat(SCOPE.covers(Instant.parse("2026-11-23T00:00:00Z"))).isFalse();
    assertThat(SCOPE.covers(Instant.parse("2026-11-21T23:59:59Z"))).isFalse();
  }

  private static MnsRequest request(String method, String target) {
    return new MnsRequest(method, target, JAVA_CLIENT_HEADERS);
  }

  private static Map<String, String> without(String header) {
    var headers = new HashMap<>(JAVA_CLIENT_HEADERS);
    headers.remove(header);
    return headers;
  }

  private static MnsScope scope(String date, String region) {
    return new MnsScope(Dialect.ALIYUN, date, region);
  }
}
