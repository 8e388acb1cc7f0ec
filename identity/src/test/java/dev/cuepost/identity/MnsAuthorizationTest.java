package dev.cuepost.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MnsAuthorizationTest {
  @Test
  void key_id_and_signature_are_taken_apart() {
    assertThat(MnsAuthorization.parse("MNS ak:dNQ5+lxyZOJs71HexPk74evDDDU="))
        .isEqualTo(new MnsAuthorization.V2("ak", "dNQ5+lxyZOJs71HexPk74evDDDU="));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "MNS4-HMAC-SHA256 Credential=ak/20261122/r/mns/aliyun_v4_request,Signature=0",
        "APSARA-MNS4-HMAC-SHA256 Credential=ak/20261122/r/mns/apsara_v4_request,Signature=0",
      })
  void the_newer_scheme_is_recognized(String value) {
    assertThat(MnsAuthorization.parse(value)).isEqualTo(new MnsAuthorization.V4());
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
        "MNS ak:s t",
        "MNS4-HMAC-SHA2567 x"
      })
  void anything_else_is_malformed(String value) {
    assertThat(MnsAuthorization.parse(value)).isEqualTo(new MnsAuthorization.Malformed());
  }
}
