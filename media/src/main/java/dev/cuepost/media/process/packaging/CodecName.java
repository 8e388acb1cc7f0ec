package dev.cuepost.media.process.packaging;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/** Spells codecs as RFC 6381 and the standards of the codecs ask for it. Pure. */
final class CodecName {
  private static final int H264_SPS = 7;
  private static final int H265_SPS = 33;

  /** Bytes of an H.265 parameter set from its header on to the end of the profile's level. */
  private static final int H265_PROFILE_END = 2 + 1 + 12;

  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private CodecName() {}

  /**
   * The name of an H.264 stream, such as {@code avc1.64001F}: its profile, constraints and level.
   *
   * @param stream the stream's beginning with start codes (Annex B)
   */
  static Optional<String> h264(byte[] stream) {
    for (int at = unit(stream, 0); at >= 0; at = unit(stream, at)) {
      if ((stream[at] & 0x1f) == H264_SPS && at + 4 <= stream.length) {
        return Optional.of("avc1." + HEX.formatHex(stream, at + 1, at + 4));
      }
    }
    return Optional.empty();
  }

  /**
   * The name of an H.265 stream, such as {@code hvc1.1.6.L93.90}: profile, compatible profiles,
   * tier and level, constraints. ISO/IEC 14496-15, annex E.
   *
   * @param tag {@code hev1} if that is what its container calls it; {@code hvc1} otherwise
   * @param stream the stream's beginning with start codes (Annex B)
   */
  static Optional<String> h265(String tag, byte[] stream) {
    for (int at = unit(stream, 0); at >= 0; at = unit(stream, at)) {
      if (((stream[at] >> 1) & 0x3f) == H265_SPS) {
        var set = withoutEmulation(stream, at);
        return set.length < H265_PROFILE_END ? Optional.empty() : Optional.of(h265Name(tag, set));
      }
    }
    return Optional.empty();
  }

  /**
   * The name of a sound stream.
   *
   * @param codec FFmpeg's name of it
   * @param profile FFmpeg's name of it, or empty
   */
  static Optional<String> sound(String codec, String profile) {
    return switch (codec) {
      case "aac" ->
          Optional.of(
              "mp4a.40."
                  + switch (profile) {
                    case "Main" -> 1;
                    case "HE-AAC" -> 5;
                    case "LD" -> 23;
                    case "HE-AACv2" -> 29;
                    case "ELD" -> 39;
                    default -> 2;
                  });
      case "mp3" -> Optional.of("mp4a.40.34");
      case "ac3" -> Optional.of("ac-3");
      case "eac3" -> Optional.of("ec-3");
      case "opus" -> Optional.of("Opus");
      case "flac" -> Optional.of("fLaC");
      default -> Optional.empty();
    };
  }

  private static String h265Name(String tag, byte[] set) {
    int profile = set[3] & 0xff;
    String space = new String[] {"", "A", "B", "C"}[profile >> 6];
    long compatible = 0;
    for (int index = 4; index < 8; index++) {
      compatible = (compatible << 8) | (set[index] & 0xff);
    }
    var name =
        new StringBuilder(tag)
            .append('.')
            .append(space)
            .append(profile & 0x1f)
            .append('.')
            // written from its last bit to its first
            .append(Integer.toHexString(Integer.reverse((int) compatible)).toUpperCase(Locale.ROOT))
            .append('.')
            .append((profile & 0x20) == 0 ? 'L' : 'H')
            .append(set[14] & 0xff);
    int last = 13;
    while (last >= 8 && set[last] == 0) {
      last--;
    }
    for (int index = 8; index <= last; index++) {
      name.append('.').append(Integer.toHexString(set[index] & 0xff).toUpperCase(Locale.ROOT));
    }
    return name.toString();
  }

  /** Where the next unit begins behind its start code; -1 if there is none. */
  private static int unit(byte[] stream, int from) {
    for (int at = from; at + 3 < stream.length; at++) {
      if (stream[at] == 0 && stream[at + 1] == 0 && stream[at + 2] == 1) {
        return at + 3;
      }
    }
    return -1;
  }

  /** The beginning of a unit without the bytes that keep it from looking like a start code. */
  private static byte[] withoutEmulation(byte[] stream, int from) {
    var clean = new ByteArrayOutputStream();
    int zeros = 0;
    for (byte next : Arrays.copyOfRange(stream, from, Math.min(stream.length, from + 64))) {
      if (zeros >= 2 && next == 3) {
        zeros = 0;
        continue;
      }
      zeros = next == 0 ? zeros + 1 : 0;
      clean.write(next);
    }
    return clean.toByteArray();
  }
}
