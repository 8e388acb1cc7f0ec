package dev.cuepost.cli.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TraceTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"AccessKeyId":"LTAI","AccessKeySecret":"s3cret"} | "AccessKeySecret":"..."
          {"UploadAuth" : "eyJz3cret"} | "UploadAuth" : "..."
          {"SecurityToken":"s3cret","x":1} | "SecurityToken":"...","x":1
          AuthKey=s3cret&CallbackType=HTTP | AuthKey=...&CallbackType=HTTP
          http://h/demo/a?Expires=9&Signature=s3cret | Expires=9&Signature=...
          {"FileUrl":"http://h/a?x-oss-signature=s3cret&b=1"} | x-oss-signature=...&b=1
          Secret=whsec_s3cret | Secret=...
          """)
  void secrets_are_hidden_and_the_rest_is_kept(String text, String shown) {
    assertThat(Trace.hidden(text))
        .contains(shown)
        .doesNotContain("s3cret")
        .doesNotContain("z3cret");
  }
}
