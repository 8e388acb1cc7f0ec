package dev.cuepost.console.queue;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Base64;
import java.util.Optional;

/**
 * A message's body as people read it: decoded if it is Base64 of text, indented if it is JSON. It
 * is never anything but text.
 *
 * @param text as shown
 * @param base64 whether it was decoded
 * @param json whether it was indented
 * @param bytes how long it is as sent, in UTF-8
 * @param cut whether there is more of it than is shown
 */
public record Body(String text, boolean base64, boolean json, int bytes, boolean cut) {
  private static final int BASE64_MIN = 8; // shorter ones are words by chance
  private static final int DEPTH_MAX = 100;

  private static final ObjectMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(DEPTH_MAX).build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  static Body of(String sent, int most) {
    Optional<String> decoded = decoded(sent);
    String plain = decoded.orElse(sent);
    Optional<String> indented = indented(plain);
    String shown = indented.orElse(plain);
    boolean cut = shown.length() > most;
    return new Body(
        cut ? shown.substring(0, most) : shown,
        decoded.isPresent(),
        indented.isPresent(),
        sent.getBytes(UTF_8).length,
        cut);
  }

  private static Optional<String> decoded(String sent) {
    String packed = sent.strip();
    if (packed.length() < BASE64_MIN || packed.length() % 4 != 0) {
      return Optional.empty();
    }
    try {
      byte[] bytes = Base64.getDecoder().decode(packed);
      String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return Optional.of(text).filter(Body::isReadable);
    } catch (IllegalArgumentException | CharacterCodingException _) {
      return Optional.empty();
    }
  }

  private static boolean isReadable(String text) {
    return text.chars()
        .noneMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t');
  }

  private static Optional<String> indented(String text) {
    String trimmed = text.strip();
    if (!trimmed.startsWith("{") && !trimmed.startsWith("[")) {
      return Optional.empty();
    }
    try {
      JsonNode tree = JSON.readTree(trimmed);
      return Optional.of(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(tree));
    } catch (JsonProcessingException _) {
      return Optional.empty();
    }
  }
}
