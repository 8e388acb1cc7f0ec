package dev.cuepost.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.identity.MnsScope.Dialect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MnsAuthorizationTest {
  private static final String HEX =
      "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
  private static final String UPPER =
      "0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF";

  @Test
  void key_id_and_signature_are_taken_apart() {
    assertThat(MnsAuthorization.parse("MNS ak:dNQ5+lxyZOJs71HexPk74evDDDU="))
        .isEqualTo(new MnsAuthorization.V2("ak", "dNQ5+lxyZOJs71HexPk74evDDDU="));
  }

  @Test
  void key_id_scope_and_signature_of_the_newer_scheme_are_taken_apart() {
    assertThat(
            MnsAuthorization.parse(
                "MNS4-HMAC-SHA256 Credential=ak/20261122/cn-a/mns/aliyun_v4_request,Signature="
                    + HEX))
        .isEqualTo(
            new MnsAuthorization.V4("ak", new MnsScope(Dialect.ALIYUN, "20261122", "cn-a"), HEX));
    assertThat(
            MnsAuthorization.parse(
                "APSARA-MNS4-HMAC-SHA256"
                    + " Credential=ak/20261122/any/mns/apsara_v4_request, Signature="
                    + HEX))
        .isEqualTo(
            new MnsAuthorization.V4("ak", new MnsScope(Dialect.APSARA, "20261122", "any"), HEX));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "MNS4-HMAC-SHA256",
        "MNS4-HMAC-SHA256 Credential=ak/20261122/r/mns/aliyun_v4_request",
        "MNS4-HMAC-SHA256 Credential=ak/20261122/r/mns/aliyun_v4_request,Signature=",
        "MNS4-HMAC-SHA256 Credential=ak/20261122/r/mns/aliyun_v4_request,Signature=" + UPPER,
        "MNS4-HMAC-SHA256 Credential=ak/20261122/r/mns/aliyun_v4_request,Signature=" + HEX + "0",
        "MNS4-HMAC-SHA256 Credential=/20261122/r/mns/aliyun_v4_request,Signature=" + HEX,
        "MNS4-HMAC-SHA256 Credential=ak/2026112/r/mns/aliyun_v4_request,Signature=" + HEX,
        "MNS4-HMAC-SHA256 Credential=ak/20261122//mns/aliyun_v4_request,Signature=" + HEX,
        "MNS4-HMAC-SHA256 Credential=ak/20261122/r/oss/aliyun_v4_request,Signature=" + HEX,
        "MNS4-HMAC-SHA256 Credential=ak/20261122/r/mns/apsara_v4_request,Signature=" + HEX,
        "MNS4-HMAC-SHA256 Credential=ak/20261122/r/mns/aws4_request,Signature=" + HEX,
        "APSARA-MNS4-HMAC-SHA256 Credential=ak/20261122/r/mns/aliyun_v4_request,Signature=" + HEX,
        "MNS5-HMAC-SHA256 Credential=ak/20261122/r/mns/aliyun_v4_request,Signature=" + HEX,
        "MNS4-HMAC-SHA256 Signature=" + HEX + ",Credential=ak/20261122/r/mns/aliyun_v4_request",
      })
  void the_newer_scheme_has_one_form(String value) {
    assertThat(MnsAuthorization.parse(value)).isEqualTo(new MnsAuthorization.Malformed());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "MNS",
        "MNS ak",
        "MNS :s",
        "MNS ak:",
        "mns ak:s",
        "MNSak:s",
        "Basic YTpi",
        "MNS ak:s t"
      })
  void anything_else_is_malformed(String value) {
    assertThat(MnsAuthorization.parse(value)).isEqualTo(new MnsAuthorization.Malformed());
  }
}
