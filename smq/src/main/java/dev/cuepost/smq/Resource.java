package dev.cuepost.smq;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.Optional;

/** What the path of a request names. Names of queues are not judged here. */
sealed interface Resource {
  /** {@code /queues}. */
  record Queues() implements Resource {}

  /** {@code /queues/{name}}. */
  record Queue(String name) implements Resource {}

  /** {@code /queues/{queue}/messages}. */
  record Messages(String queue) implements Resource {}

  /** {@code /}, of which this protocol has the account's attributes. */
  record Account() implements Resource {}

  /** {@code /commonbuy/openservice}. */
  record OpenService() implements Resource {}

  /** The resource of a path that is not decoded yet; empty if it has no shape of ours. */
  static Optional<Resource> parse(String rawPath) {
    if (!rawPath.startsWith("/")) {
      return Optional.empty();
    }
    var parts = rawPath.substring(1).split("/", -1);
    int length = parts.length;
    if (length > 1 && parts[length - 1].isEmpty() && parts[0].equals("queues")) {
      length--; // a slash at the end means nothing
    }
    return switch (parts[0]) {
      case "" -> length == 1 ? Optional.of(new Account()) : Optional.empty();
      case "queues" -> queue(parts, length);
      case "commonbuy" ->
          length == 2 && parts[1].equals("openservice")
              ? Optional.of(new OpenService())
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static Optional<Resource> queue(String[] parts, int length) {
    if (length == 1) {
      return Optional.of(new Queues());
    }
    var name = decode(parts[1]).filter(text -> !text.isEmpty());
    return switch (length) {
      case 2 -> name.map(Queue::new);
      case 3 -> name.filter(_ -> parts[2].equals("messages")).map(Messages::new);
      default -> Optional.empty();
    };
  }

  private static Optional<String> decode(String part) {
    if (part.indexOf('%') < 0) {
      return Optional.of(part);
    }
    try {
      return Optional.of(URLDecoder.decode(part.replace("+", "%2B"), UTF_8));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
