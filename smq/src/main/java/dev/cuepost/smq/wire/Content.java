package dev.cuepost.smq.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The body of a request, at most {@link #MAX_BYTES} long: XML or nothing, whatever its type says.
 */
public final class Content {
  /**
   * Room for a batch of the longest messages with every character escaped, or with as many
   * properties as they may have.
   */
  public static final int MAX_BYTES = 4 * 1024 * 1024;

  /** How long it may be. */
  public static final Range LENGTH = Range.bytes("Content-Length", 0, MAX_BYTES);

  private static final int MD5_BYTES = 16;

  /** Only ever copied: looking it up costs more than copying. */
  private static final MessageDigest MD5 = newMd5();

  private final byte[] bytes;
  private final XmlReader reader;

  public Content(byte[] bytes, XmlReader reader) {
    this.bytes = bytes.clone();
    this.reader = reader;
  }

  /** The root element, empty if there is no content but white space. */
  public Optional<Element> root() {
    for (byte b : bytes) {
      if (b != ' ' && b != '\t' && b != '\r' && b != '\n') {
        return Optional.of(reader.read(bytes));
      }
    }
    return Optional.empty();
  }

  /**
   * The root element of content that must be there.
   *
   * @throws SmqException {@link SmqError#MALFORMED_XML} if there is none
   */
  public Element requiredRoot() {
    return root().orElseThrow(SmqError.MALFORMED_XML::failure);
  }

  /**
   * Checks a {@code Content-MD5} header. Official clients disagree on whether it encodes the digest
   * itself or its hex text; both are right.
   *
   * @throws SmqException {@link SmqError#WRONG_DIGEST} if it is neither
   */
  public void check(String contentMd5) {
    byte[] digest = md5(bytes);
    byte[] hex = HexFormat.of().formatHex(digest).getBytes(US_ASCII);
    byte[] presented;
    try {
      presented = Base64.getDecoder().decode(contentMd5.strip());
    } catch (IllegalArgumentException _) {
      throw SmqError.WRONG_DIGEST.failure();
    }
    if (!MessageDigest.isEqual(presented, presented.length == MD5_BYTES ? digest : hex)) {
      throw SmqError.WRONG_DIGEST.failure();
    }
  }

  /** The MD5 digest, which the protocol uses against accidents, not against attackers. */
  public static byte[] md5(byte[] bytes) {
    try {
      return ((MessageDigest) MD5.clone()).digest(bytes);
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("the platform's own MD5 can be copied", e);
    }
  }

  private static MessageDigest newMd5() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has MD5", e);
    }
  }
}
