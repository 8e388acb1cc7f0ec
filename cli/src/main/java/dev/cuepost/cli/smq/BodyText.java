package dev.cuepost.cli.smq;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A message's body as people write and read it. The official clients send texts in Base64; whether
 * one did is seen from the body alone, as the protocol does not tell.
 *
 * @param text what was meant
 * @param base64 whether it went over the wire in Base64
 */
public record BodyText(String text, boolean base64) {
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\\t\\r\\n]]");
  private static final int TEXT_TO_CONTROLS = 8;

  /** Of a body as it came: Base64 if that makes readable text of it. */
  public static BodyText read(String body) {
    return decoded(body)
        .map(text -> new BodyText(text, true))
        .orElseGet(() -> new BodyText(body, false));
  }

  private static Optional<String> decoded(String body) {
    try {
      byte[] bytes = Base64.getDecoder().decode(body);
      String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      long controls = CONTROL.matcher(text).results().count();
      return text.isEmpty() || controls * TEXT_TO_CONTROLS > text.length()
          ? Optional.empty()
          : Optional.of(text);
    } catch (IllegalArgumentException | CharacterCodingException _) {
      return Optional.empty();
    }
  }

  /** As it goes over the wire. */
  public String body() {
    return base64 ? Base64.getEncoder().encodeToString(text.getBytes(UTF_8)) : text;
  }
}
