package dev.cuepost.media.process.dna;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How fingerprints are kept. */
class FingerprintBytesTest {
  private static final String SOUND =
      "01" + "ffffffff" + "00000003" + "05" + "000000ff" + "80000000" + "00000000";

  @Test
  void a_sound_is_a_version_a_count_marks_and_bits() {
    var telling = new BitSet();
    telling.set(0);
    telling.set(2);
    var sound = new Trace(Strand.SOUND, new long[] {0xff, 0x80000000L, 0}, telling);
    var fingerprint = new Fingerprint(Optional.empty(), Optional.of(sound));
    assertThat(HexFormat.of().formatHex(fingerprint.bytes())).isEqualTo(SOUND);
    assertThat(Fingerprint.of(HexFormat.of().parseHex(SOUND))).isEqualTo(fingerprint);
  }

  @Test
  void a_picture_has_96_bytes_a_frame() {
    var row = new long[24];
    Arrays.setAll(row, index -> index * 0x0123456789abcdefL);
    var picture = new Trace(Strand.PICTURE, row, new BitSet());
    var fingerprint = new Fingerprint(Optional.of(picture), Optional.empty());
    assertThat(fingerprint.bytes()).hasSize(1 + 4 + 1 + 2 * 96 + 4);
    assertThat(Fingerprint.of(fingerprint.bytes())).isEqualTo(fingerprint);
  }

  @Test
  void what_is_cut_off_is_refused_wherever() {
    var whole = HexFormat.of().parseHex(SOUND);
    for (int length = 0; length < whole.length; length++) {
      var part = Arrays.copyOf(whole, length);
      assertThatIllegalArgumentException()
          .as("%d bytes", length)
          .isThrownBy(() -> Fingerprint.of(part));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "02ffffffff00000000", // another version
        "01ffffffffffffffff", // neither picture nor sound
        "017fffffff00000000", // more frames than there are
        "01fffffffe00000000", // fewer than none
        "01ffffffff00000001" + "ff" + "00000000", // marks behind the last frame
        SOUND + "00"
      })
  void what_is_not_a_fingerprint_is_refused(String bytes) {
    var read = HexFormat.of().parseHex(bytes);
    assertThatIllegalArgumentException().isThrownBy(() -> Fingerprint.of(read));
  }

  @Test
  void signatures_that_are_cut_off_or_no_signatures_are_refused() {
    for (int length : new int[] {0, 1, 36, 40, 1_000}) {
      assertThatIllegalArgumentException().isThrownBy(() -> PictureTrace.read(new byte[length]));
      var most = ByteBuffer.allocate(length);
      Arrays.fill(most.array(), (byte) 0xff);
      assertThatIllegalArgumentException().isThrownBy(() -> PictureTrace.read(most.array()));
    }
  }
}
