package dev.cuepost.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CidrTest {
  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8,     10.255.255.255, true",
    "10.0.0.0/8,     11.0.0.0,       false",
    "172.16.0.0/12,  172.31.255.255, true",
    "172.16.0.0/12,  172.32.0.0,     false",
    "192.0.2.7,      192.0.2.7,      true",
    "192.0.2.7,      192.0.2.8,      false",
    "0.0.0.0/0,      203.0.113.9,    true",
    "0.0.0.0/0,      2001:db8::1,    false",
    "fc00::/7,       fdff::1,        true",
    "fc00::/7,       fe00::1,        false",
    "2001:db8::/126, 2001:db8::3,    true",
    "2001:db8::/126, 2001:db8::4,    false",
  })
  void it_holds_the_addresses_that_share_its_prefix(String block, String address, boolean held) {
    assertThat(Cidr.parse(block).contains(InetAddress.ofLiteral(address))).isEqualTo(held);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "10.0.0.0/",
        "10.0.0.0/x",
        "10.0.0.0/33",
        "10.0.0.0/-1",
        "::/129",
        "10.0.0.1/8",
        "localhost/8",
        "example.test"
      })
  void anything_else_is_refused_with_a_sentence(String text) {
    assertThatThrownBy(() -> Cidr.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("null");
  }

  @Test
  void it_is_written_as_it_is_read() {
    assertThat(Cidr.parse("10.0.0.0/8")).hasToString("10.0.0.0/8");
  }
}
