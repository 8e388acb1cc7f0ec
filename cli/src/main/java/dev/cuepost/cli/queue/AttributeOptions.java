package dev.cuepost.cli.queue;

import dev.cuepost.cli.outcome.Failure;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Attributes of a queue; the server says which values it takes. */
final class AttributeOptions {
  @Option(
      names = "--delay",
      paramLabel = "SECONDS",
      description = "how long messages stay hidden after they were sent, 0 to 604800")
  private @Nullable Integer delay;

  @Option(
      names = "--visibility",
      paramLabel = "SECONDS",
      description = "how long a received message is hidden from others, 1 to 43200")
  private @Nullable Integer visibility;

  @Option(
      names = "--retention",
      paramLabel = "SECONDS",
      description = "how long messages are kept, 60 to 604800")
  private @Nullable Integer retention;

  @Option(
      names = "--polling-wait",
      paramLabel = "SECONDS",
      description = "how long a receive waits for a message, 0 to 30")
  private @Nullable Integer pollingWait;

  @Option(
      names = "--max-size",
      paramLabel = "BYTES",
      description = "the largest body that is taken, 1024 to 65536")
  private @Nullable Integer maxSize;

  @Option(
      names = "--logging",
      paramLabel = "true|false",
      arity = "1",
      description = "whether operations on it are logged")
  private @Nullable Boolean logging;

  /** Those that were given, as the protocol names them. */
  Map<String, String> elements() {
    Map<String, String> elements = new LinkedHashMap<>();
    put(elements, "DelaySeconds", delay);
    put(elements, "MaximumMessageSize", maxSize);
    put(elements, "MessageRetentionPeriod", retention);
    put(elements, "VisibilityTimeout", visibility);
    put(elements, "PollingWaitSeconds", pollingWait);
    put(elements, "LoggingEnabled", logging);
    return elements;
  }

  Map<String, String> atLeastOne() {
    Map<String, String> elements = elements();
    if (elements.isEmpty()) {
      throw Failure.usage("name an attribute to change, such as --visibility 60");
    }
    return elements;
  }

  private static void put(Map<String, String> elements, String name, @Nullable Object value) {
    if (value != null) {
      elements.put(name, value.toString());
    }
  }
}
