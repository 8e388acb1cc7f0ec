package dev.cuepost.openapi.cuepost;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cuepost.callback.delivery.DeliveryId;
import dev.cuepost.callback.delivery.DeliveryLog.Entry;
import dev.cuepost.callback.delivery.DeliveryQuery.Position;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.ParameterType;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/** Where the next page begins: the time and the name of the last delivery of the one before. */
final class NextToken {
  static final Parameter<Position> PARAMETER =
      Parameter.optional(
          "NextToken", new ParameterType<>("is one that an answer before gave", NextToken::read));

  private NextToken() {}

  static String behind(Entry last) {
    String text = last.event().at().toEpochMilli() + " " + last.delivery().id();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
  }

  private static Optional<Position> read(String token) {
    try {
      String[] parts = new String(Base64.getUrlDecoder().decode(token), UTF_8).split(" ", 2);
      return parts.length < 2
          ? Optional.empty()
          : Optional.of(
              new Position(
                  Instant.ofEpochMilli(Long.parseLong(parts[0])), DeliveryId.parse(parts[1])));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
