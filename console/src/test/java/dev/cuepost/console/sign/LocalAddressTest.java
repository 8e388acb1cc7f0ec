package dev.cuepost.console.sign;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalAddressTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"/console", "/console/cn-shanghai/queues?prefix=a%20b&after=c", "/console?x"})
  void addresses_of_the_console_lead_back(String address) {
    assertThat(LocalAddress.of(address)).isEqualTo(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "https://elsewhere.example/console",
        "//elsewhere.example/console",
        "/\\elsewhere.example",
        "/console\\..\\x",
        "/consolation",
        "/queues",
        "/console/a\r\nSet-Cookie: x=y",
        "javascript:alert(1)"
      })
  void all_others_lead_to_its_beginning(String address) {
    assertThat(LocalAddress.of(address)).isEqualTo("/console");
  }
}
