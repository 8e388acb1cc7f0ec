package dev.cuepost.media.store;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class Crc64Test {
  @Test
  void the_check_value_of_the_catalogue_comes_out() {
    var crc = new Crc64();
    crc.update("123456789".getBytes(US_ASCII));
    assertThat(crc.getValue()).isEqualTo(0x995DC9BBDF1939FAL);
  }

  @Test
  void nothing_has_the_checksum_zero() {
    assertThat(new Crc64().getValue()).isZero();
  }

  @Test
  void it_does_not_matter_in_which_pieces_bytes_come() {
    byte[] bytes = new byte[1000];
    new Random(3).nextBytes(bytes);
    var whole = new Crc64();
    whole.update(bytes);
    var pieces = new Crc64();
    for (int at = 0, length = 1; at < bytes.length; at += length, length = length % 37 + 1) {
      pieces.update(bytes, at, Math.min(length, bytes.length - at));
    }
    var single = new Crc64();
    for (byte b : bytes) {
      single.update(b);
    }
    assertThat(pieces.getValue()).isEqualTo(whole.getValue());
    assertThat(single.getValue()).isEqualTo(whole.getValue());
  }

  @Test
  void the_checksums_of_two_pieces_make_that_of_the_whole() {
    byte[] bytes = new byte[70_001];
    new Random(4).nextBytes(bytes);
    long whole = of(bytes, 0, bytes.length);
    for (int cut : new int[] {0, 1, 7, 8, 4096, 65_537, bytes.length}) {
      assertThat(
              Crc64.combine(
                  of(bytes, 0, cut), of(bytes, cut, bytes.length - cut), bytes.length - cut))
          .isEqualTo(whole);
    }
  }

  private static long of(byte[] bytes, int offset, int length) {
    var crc = new Crc64();
    crc.update(bytes, offset, length);
    return crc.getValue();
  }

  @Test
  void it_can_be_used_again() {
    var crc = new Crc64();
    crc.update(1);
    crc.reset();
    assertThat(crc.getValue()).isZero();
  }
}
