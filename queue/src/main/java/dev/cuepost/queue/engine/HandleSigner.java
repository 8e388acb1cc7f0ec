package dev.cuepost.queue.engine;

import dev.cuepost.queue.ReceiptHandle;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Writes and reads receipt handles: {@code <message id>-<base64url>}, 93 characters.
 *
 * <p>The second part names queue incarnation, message and lease and ends with 136 bits of an
 * HMAC-SHA256 over all of it and the message id, so that no handle can be made up or altered. Any
 * number of threads may use one.
 */
public final class HandleSigner {
  /** How long its key is. */
  public static final int KEY_BYTES = 32;

  private static final String ALGORITHM = "HmacSHA256";
  private static final int NAMED_BYTES = 16 + 8 + 8 + 8 + 4;
  private static final int TAG_BYTES =
      17; // so that all is a multiple of 3 bytes: Base64 then has one spelling only
  private static final int ID_LENGTH = 32;
  private static final int LENGTH = ID_LENGTH + 1 + 60;

  private final Mac keyed;

  /**
   * @param key {@value #KEY_BYTES} random bytes; who has others does not know these handles
   */
  public HandleSigner(byte[] key) {
    try {
      keyed = Mac.getInstance(ALGORITHM);
      keyed.init(new SecretKeySpec(key, ALGORITHM));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }

  /**
   * What a genuine handle names.
   *
   * @param message name of the message
   * @param incarnation of its queue: another one if the queue is deleted and created again
   * @param expiresAt when the message ends, on the engine's own clock
   * @param sequence place of the message in its queue
   * @param lease number of the lease
   */
  public record Claim(UUID message, long incarnation, long expiresAt, long sequence, int lease) {}

  /** The handle that names this. */
  public ReceiptHandle handle(Claim claim) {
    byte[] named =
        ByteBuffer.allocate(NAMED_BYTES)
            .putLong(claim.message().getMostSignificantBits())
            .putLong(claim.message().getLeastSignificantBits())
            .putLong(claim.incarnation())
            .putLong(claim.expiresAt())
            .putLong(claim.sequence())
            .putInt(claim.lease())
            .array();
    byte[] shown =
        ByteBuffer.allocate(NAMED_BYTES - 16 + TAG_BYTES)
            .put(named, 16, NAMED_BYTES - 16)
            .put(tag(named))
            .array();
    return new ReceiptHandle(
        MessageIds.id(claim.message())
            + "-"
            + Base64.getUrlEncoder().withoutPadding().encodeToString(shown));
  }

  /** What the handle names, if this signer wrote it. */
  public Optional<Claim> read(ReceiptHandle handle) {
    String text = handle.value();
    if (!isHandle(text)) {
      return Optional.empty();
    }
    ByteBuffer all =
        ByteBuffer.allocate(NAMED_BYTES + TAG_BYTES)
            .putLong(Long.parseUnsignedLong(text, 0, 16, 16))
            .putLong(Long.parseUnsignedLong(text, 16, 32, 16))
            .put(Base64.getUrlDecoder().decode(text.substring(ID_LENGTH + 1)))
            .flip();
    byte[] named = Arrays.copyOf(all.array(), NAMED_BYTES);
    byte[] shownTag = Arrays.copyOfRange(all.array(), NAMED_BYTES, NAMED_BYTES + TAG_BYTES);
    if (!MessageDigest.isEqual(tag(named), shownTag)) {
      return Optional.empty();
    }
    return Optional.of(
        new Claim(
            new UUID(all.getLong(), all.getLong()),
            all.getLong(),
            all.getLong(),
            all.getLong(),
            all.getInt()));
  }

  private static boolean isHandle(String text) {
    if (text.length() != LENGTH || text.charAt(ID_LENGTH) != '-') {
      return false;
    }
    for (int i = 0; i < LENGTH; i++) {
      char character = text.charAt(i);
      boolean upperHex =
          (character >= '0' && character <= '9') || (character >= 'A' && character <= 'F');
      boolean base64 =
          upperHex
              || (character >= 'G' && character <= 'Z')
              || (character >= 'a' && character <= 'z')
              || character == '-'
              || character == '_';
      if (i < ID_LENGTH ? !upperHex : !base64) {
        return false;
      }
    }
    return true;
  }

  /** A copy of a keyed one costs much less than a new one. */
  private byte[] tag(byte[] named) {
    try {
      return Arrays.copyOf(((Mac) keyed.clone()).doFinal(named), TAG_BYTES);
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("the platform's own " + ALGORITHM + " can be copied", e);
    }
  }
}
