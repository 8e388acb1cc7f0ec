package dev.cuepost.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Acs3AuthorizationTest {
  private static final String HEX =
      "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Credential=STS.ak,SignedHeaders=host;x-acs-date,Signature=" + HEX,
        "Credential=STS.ak, SignedHeaders=host;x-acs-date, Signature=" + HEX,
        "Signature=" + HEX + ",SignedHeaders=host;x-acs-date,Credential=STS.ak"
      })
  void the_three_parts_are_taken_apart(String parts) {
    assertThat(Acs3Authorization.parse("ACS3-HMAC-SHA256 " + parts))
        .isEqualTo(new Acs3Authorization.Signed("STS.ak", List.of("host", "x-acs-date"), HEX));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "                                          | must have parts",
        "Credential                                | must have parts",
        "Credential=ak,                            | must have parts",
        "Credential=ak,SignedHeaders=host          | has no Signature",
        "SignedHeaders=host,Signature=$            | has no Credential",
        "Credential=ak,Signature=$                 | has no SignedHeaders",
        "Credential=a,Credential=b                 | has Credential twice",
        "Credential=ak,Region=r                    | parts other than Credential",
        "credential=ak                             | parts other than Credential",
        "Credential=,SignedHeaders=h,Signature=$   | Credential in Authorization is not well",
        "Credential=a b,SignedHeaders=h,Signature=$| Credential in Authorization is not well",
        "Credential=a,SignedHeaders=,Signature=$   | SignedHeaders in Authorization is not well",
        "Credential=a,SignedHeaders=h;,Signature=$ | SignedHeaders in Authorization is not well",
        "Credential=a,SignedHeaders=H,Signature=$  | SignedHeaders in Authorization is not well",
        "Credential=a,SignedHeaders=h;h,Signature=$| names a header twice",
        "Credential=a,SignedHeaders=h,Signature=$0 | Signature in Authorization is not well",
        "Credential=a,SignedHeaders=h,Signature=   | Signature in Authorization is not well",
        "Credential=a,SignedHeaders=h,Signature=AB | Signature in Authorization is not well"
      })
  void anything_else_is_malformed_and_the_rule_is_told(String parts, String problem) {
    String value = "ACS3-HMAC-SHA256 " + (parts == null ? "" : parts.replace("$", HEX));
    assertThat(Acs3Authorization.parse(value))
        .isInstanceOfSatisfying(
            Acs3Authorization.Malformed.class,
            malformed -> assertThat(malformed.problem()).contains(problem));
  }

  @Test
  void other_schemes_are_not_of_this_kind() {
    assertThat(Acs3Authorization.isMeant("ACS3-HMAC-SHA256")).isTrue();
    assertThat(Acs3Authorization.isMeant("ACS3-RSA-SHA256 Credential=x")).isFalse();
    assertThat(Acs3Authorization.parse("ACS3-HMAC-SHA256"))
        .isInstanceOf(Acs3Authorization.Malformed.class);
  }
}
