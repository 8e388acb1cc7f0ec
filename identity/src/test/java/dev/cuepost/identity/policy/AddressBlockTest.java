package dev.cuepost.identity.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressBlockTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          BLOCK                | ADDRESS                 | CONTAINS
          192.0.2.1            | 192.0.2.1               | true
          192.0.2.1            | 192.0.2.2               | false
          192.0.2.1/32         | 192.0.2.1               | true
          192.0.2.0/31         | 192.0.2.1               | true
          192.0.2.0/31         | 192.0.2.2               | false
          192.0.2.77/24        | 192.0.2.1               | true
          192.0.2.128/25       | 192.0.2.127             | false
          128.0.0.0/1          | 255.255.255.255         | true
          128.0.0.0/1          | 127.255.255.255         | false
          0.0.0.0/0            | 255.255.255.255         | true
          192.0.2.0/24         | 192.0.2.0/25            | true
          192.0.2.0/25         | 192.0.2.0/24            | false
          ::1                  | 0:0:0:0:0:0:0:1         | true
          ::/0                 | 2001:db8::1             | true
          ::/0                 | 192.0.2.1               | false
          2001:DB8::/33        | 2001:db8:7fff::1        | true
          2001:db8::/33        | 2001:db8:8000::1        | false
          ::ffff:192.0.2.1     | 192.0.2.1               | true
          ::ffff:c000:201      | 192.0.2.1               | true
          192.0.2.0/24         | ::ffff:192.0.2.1        | true
          ::ffff:192.0.2.0/120 | 192.0.2.255             | true
          ::ffff:0.0.0.0/96    | 203.0.113.7             | true
          """)
  void a_block_contains_what_begins_like_it(String block, String address, boolean contains) {
    assertThat(read(block).contains(read(address))).isEqualTo(contains);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "localhost",
        "1",
        "127.1",
        "192.0.2",
        "192.0.2.256",
        "192.0.2.01",
        "0x7f.0.0.1",
        "192.0.2.1.1",
        "192.0.2.1 ",
        "192.0.2.0/",
        "192.0.2.0/33",
        "192.0.2.0/-1",
        "192.0.2.0/024",
        "192.0.2.0/24/8",
        "192.0.2.0/255.255.255.0",
        "/8",
        ":",
        ":::",
        "1::2::3",
        "12345::",
        "::/129",
        "[::1]",
        "fe80::1%eth0",
        "::ffff:192.0.2.0/95",
        "::ffff:1.2.3",
        "*",
        "192.0.2.*",
        "１.1.1.1"
      })
  void anything_else_is_no_block(String text) {
    assertThat(AddressBlock.read(text)).isEmpty();
  }

  private static AddressBlock read(String text) {
    return AddressBlock.read(text).orElseThrow();
  }
}
