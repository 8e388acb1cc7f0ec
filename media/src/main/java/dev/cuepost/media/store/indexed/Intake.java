package dev.cuepost.media.store.indexed;

import dev.cuepost.media.store.BucketId;
import dev.cuepost.media.store.Checksums;
import dev.cuepost.media.store.Md5;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Brings bytes to the storage, piece by piece.
 *
 * <p>A stream goes through a file of one piece's size: it may be slow, and who reads a piece for
 * the storage may have to begin again.
 */
final class Intake {
  /** Large, since each piece costs a request; small enough to be sent again when one breaks. */
  static final long PIECE_BYTES = 64L * 1024 * 1024;

  private static final int CHUNK = 128 * 1024;

  private final Path incoming;
  private final PieceStorage storage;
  private final UnusedPieces unused;
  private final Supplier<UUID> names;

  Intake(Path incoming, PieceStorage storage, UnusedPieces unused, Supplier<UUID> names) {
    this.incoming = incoming;
    this.storage = storage;
    this.unused = unused;
    this.names = names;
  }

  /** Takes what the stream has; if it breaks, nothing is kept. */
  Received take(BucketId bucket, InputStream bytes) throws IOException {
    Path file = incoming.resolve(names.get().toString());
    try {
      return collect(
          bucket,
          (pieceMd5, sums) -> {
            long length = copy(bytes, file, pieceMd5, sums);
            return new PieceStorage.Slice(file, 0, length, base64(pieceMd5));
          });
    } finally {
      Files.deleteIfExists(file);
    }
  }

  /** Takes what the file has. */
  Received take(BucketId bucket, Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        InputStream bytes = Channels.newInputStream(channel)) {
      return collect(
          bucket,
          (pieceMd5, sums) -> {
            long offset = channel.position();
            long length = copy(bytes, OutputStream.nullOutputStream(), pieceMd5, sums);
            return new PieceStorage.Slice(file, offset, length, base64(pieceMd5));
          });
    }
  }

  /** Gives the next stretch of bytes; of none at the end. */
  @FunctionalInterface
  private interface Slices {
    PieceStorage.Slice next(MessageDigest pieceMd5, Checksums sums) throws IOException;
  }

  private Received collect(BucketId bucket, Slices slices) throws IOException {
    String version = names.get().toString();
    var sums = new Checksums();
    List<Piece> pieces = new ArrayList<>();
    try {
      PieceStorage.Slice slice = slices.next(Md5.digest(), sums);
      while (slice.length() > 0) {
        var piece =
            new Piece(
                "%s/%s/%s-%05d".formatted(bucket.region(), bucket.name(), version, pieces.size()),
                slice.length());
        unused.expect(piece);
        pieces.add(piece);
        storage.put(piece.name(), slice);
        if (slice.length() < PIECE_BYTES) {
          break;
        }
        slice = slices.next(Md5.digest(), sums);
      }
      return new Received(pieces, sums.written());
    } catch (IOException | RuntimeException e) {
      unused.discard(pieces);
      throw e;
    }
  }

  private static String base64(MessageDigest md5) {
    return Base64.getEncoder().encodeToString(md5.digest());
  }

  private static long copy(InputStream from, Path to, MessageDigest md5, Checksums sums)
      throws IOException {
    try (OutputStream file = Files.newOutputStream(to)) {
      return copy(from, file, md5, sums);
    }
  }

  private static long copy(InputStream from, OutputStream to, MessageDigest md5, Checksums sums)
      throws IOException {
    byte[] chunk = new byte[CHUNK];
    long length = 0;
    while (length < PIECE_BYTES) {
      int count = from.read(chunk, 0, (int) Math.min(chunk.length, PIECE_BYTES - length));
      if (count < 0) {
        break;
      }
      md5.update(chunk, 0, count);
      sums.add(chunk, count);
      to.write(chunk, 0, count);
      length += count;
    }
    return length;
  }
}
