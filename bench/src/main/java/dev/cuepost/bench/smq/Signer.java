package dev.cuepost.bench.smq;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cuepost.bench.load.RequestBuffer;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Writes SMQ requests and signs each of them, as a client does: path and date are in the signature.
 * The date's text is kept for its second. Used by one thread.
 */
final class Signer {
  private static final String TYPE = "text/xml;charset=UTF-8";
  private static final String VERSION = "2015-06-06";
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final String keyId;
  private final String host;
  private final InstantSource clock;
  private final Mac mac;
  private final RequestBuffer text = new RequestBuffer();
  private final byte[] digest;
  private final byte[] signature;
  private String date = "";
  private long dateSecond = Long.MIN_VALUE;

  /**
   * Signs in the name of a key.
   *
   * @param host with its port, for the {@code Host} header
   */
  Signer(String keyId, String secret, String host, InstantSource clock) {
    this.keyId = keyId;
    this.host = host;
    this.clock = clock;
    try {
      mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA1"));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA1", e);
    }
    digest = new byte[mac.getMacLength()];
    signature = new byte[(digest.length + 2) / 3 * 4];
  }

  /** Writes a whole request. */
  void write(RequestBuffer request, String method, byte[] target, RequestBuffer content) {
    date();
    sign(method, target);
    request
        .put(method)
        .put(" ")
        .put(target)
        .put(" HTTP/1.1\r\nHost: ")
        .put(host)
        .put("\r\nDate: ")
        .put(date)
        .put("\r\nAuthorization: MNS ")
        .put(keyId)
        .put(":")
        .put(signature)
        .put("\r\nContent-Type: " + TYPE + "\r\nx-mns-version: " + VERSION + "\r\nContent-Length: ")
        .put(content.length())
        .put("\r\n\r\n")
        .put(content.bytes(), 0, content.length());
  }

  private void sign(String method, byte[] target) {
    text.clear()
        .put(method)
        .put("\n\n" + TYPE + "\n")
        .put(date)
        .put("\nx-mns-version:" + VERSION + "\n")
        .put(target);
    mac.update(text.bytes(), 0, text.length());
    try {
      mac.doFinal(digest, 0);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
    Base64.getEncoder().encode(digest, signature);
  }

  private void date() {
    long second = clock.millis() / 1_000;
    if (second != dateSecond) {
      date = DATE.format(clock.instant());
      dateSecond = second;
    }
  }
}
