package dev.cuepost.media.process.dna;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.Optional;

/**
 * Fingerprints as bytes: the version, then for the picture and for the sound the number of frames,
 * -1 without it, the marks of those that tell something, eight to a byte, and their bits. Numbers
 * have the high byte first.
 */
final class FingerprintBytes {
  private static final byte VERSION = 1;
  private static final int ABSENT = -1;

  private FingerprintBytes() {}

  static byte[] write(Fingerprint fingerprint) {
    int size = 1;
    for (var strand : Strand.values()) {
      size += Integer.BYTES + fingerprint.trace(strand).map(FingerprintBytes::size).orElse(0);
    }
    var buffer = ByteBuffer.allocate(size).put(VERSION);
    for (var strand : Strand.values()) {
      fingerprint
          .trace(strand)
          .ifPresentOrElse(trace -> write(trace, buffer), () -> buffer.putInt(ABSENT));
    }
    return buffer.array();
  }

  private static void write(Trace trace, ByteBuffer buffer) {
    buffer.putInt(trace.frames());
    var marks = new byte[Math.ceilDiv(trace.frames(), 8)];
    var telling = trace.telling().toByteArray();
    System.arraycopy(telling, 0, marks, 0, telling.length);
    buffer.put(marks);
    for (long word : trace.row()) {
      if (trace.strand() == Strand.SOUND) {
        buffer.putInt((int) word);
      } else {
        buffer.putLong(word);
      }
    }
  }

  private static int size(Trace trace) {
    return Math.ceilDiv(trace.frames(), 8) + trace.frames() * frameBytes(trace.strand());
  }

  private static int frameBytes(Strand strand) {
    return switch (strand) {
      case PICTURE -> strand.words() * Long.BYTES;
      case SOUND -> Integer.BYTES;
    };
  }

  static Fingerprint read(byte[] bytes) {
    var buffer = ByteBuffer.wrap(bytes);
    try {
      byte version = buffer.get();
      if (version != VERSION) {
        throw new IllegalArgumentException(
            "a fingerprint must be of version %d, was of %d".formatted(VERSION, version));
      }
      var picture = readTrace(Strand.PICTURE, buffer);
      var sound = readTrace(Strand.SOUND, buffer);
      if (buffer.hasRemaining()) {
        throw new IllegalArgumentException(
            "%d bytes follow the fingerprint".formatted(buffer.remaining()));
      }
      return new Fingerprint(picture, sound);
    } catch (BufferUnderflowException _) {
      throw new IllegalArgumentException("the fingerprint is cut off");
    }
  }

  private static Optional<Trace> readTrace(Strand strand, ByteBuffer buffer) {
    int frames = buffer.getInt();
    if (frames == ABSENT) {
      return Optional.empty();
    }
    if (frames < 0 || (long) frames * frameBytes(strand) > buffer.remaining()) {
      throw new BufferUnderflowException();
    }
    var marks = new byte[Math.ceilDiv(frames, 8)];
    buffer.get(marks);
    var row = new long[frames * strand.words()];
    for (int index = 0; index < row.length; index++) {
      row[index] =
          switch (strand) {
            case PICTURE -> buffer.getLong();
            case SOUND -> Integer.toUnsignedLong(buffer.getInt());
          };
    }
    return Optional.of(new Trace(strand, row, BitSet.valueOf(marks)));
  }
}
