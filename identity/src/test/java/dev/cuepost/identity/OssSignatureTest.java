package dev.cuepost.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OssSignatureTest {
  private static final Map<String, String> HEADERS =
      Map.of(
          "content-type", "video/mp4",
          "date", "Sun, 22 Nov 2026 01:46:33 GMT",
          "x-oss-security-token", "CAISexampleToken==",
          "host", "127.0.0.1:9000");

  @Test
  void an_upload_is_signed_as_the_official_client_signs_it() {
    var request =
        new OssSignature.Request("PUT", HEADERS, "/demo-b1/sv/a b.mp4", Map.of("unsigned", "x"));
    String stringToSign = OssSignature.stringToSign(request);
    assertThat(stringToSign)
        .isEqualTo(
            """
            PUT

            video/mp4
            Sun, 22 Nov 2026 01:46:33 GMT
            x-oss-security-token:CAISexampleToken==
            /demo-b1/sv/a b.mp4\
            """);
    assertThat(OssSignature.sign("ExampleTmpSecret01", stringToSign))
        .isEqualTo("qvZ8dukA8M6wI8j7we5xJKRGzwI=");
    assertThat(OssSignature.verify("ExampleTmpSecret01", request, "qvZ8dukA8M6wI8j7we5xJKRGzwI="))
        .isTrue();
    assertThat(OssSignature.verify("ExampleTmpSecret02", request, "qvZ8dukA8M6wI8j7we5xJKRGzwI="))
        .isFalse();
  }

  @Test
  void sub_resources_are_part_of_the_resource_in_the_order_of_their_names() {
    var request =
        new OssSignature.Request(
            "PUT", Map.of("date", "D"), "/b/k", Map.of("uploadId", "U", "partNumber", "1"));
    assertThat(OssSignature.stringToSign(request))
        .isEqualTo("PUT\n\n\nD\n/b/k?partNumber=1&uploadId=U");
  }

  @Test
  void a_sub_resource_without_value_stands_alone() {
    var request =
        new OssSignature.Request("GET", Map.of(), "/b/", Map.of("acl", "", "prefix", "p"));
    assertThat(OssSignature.stringToSign(request)).isEqualTo("GET\n\n\n\n/b/?acl");
  }

  @Test
  void protocol_headers_are_sorted_by_name() {
    var request =
        new OssSignature.Request(
            "PUT", Map.of("x-oss-meta-b", "2", "x-oss-acl", "private"), "/b/", Map.of());
    assertThat(OssSignature.stringToSign(request))
        .isEqualTo("PUT\n\n\n\nx-oss-acl:private\nx-oss-meta-b:2\n/b/");
  }

  @Test
  void a_parameter_with_an_empty_value_may_be_signed_with_or_without_its_equals_sign() {
    var request = new OssSignature.Request("GET", Map.of(), "/b/k", Map.of("security-token", ""));
    for (String resource : new String[] {"/b/k?security-token", "/b/k?security-token="}) {
      String signature = OssSignature.sign("secret", "GET\n\n\n\n" + resource);
      assertThat(OssSignature.verify("secret", request, signature)).isTrue();
    }
  }

  @Test
  void some_parameters_may_be_signed_with_an_equals_sign_and_others_without() {
    var request =
        new OssSignature.Request(
            "GET", Map.of(), "/b/k", Map.of("acl", "", "policy", ""), Set.of("policy"));
    String signature = OssSignature.sign("secret", "GET\n\n\n\n/b/k?acl&policy=");
    assertThat(OssSignature.verify("secret", request, signature)).isTrue();
  }
}
