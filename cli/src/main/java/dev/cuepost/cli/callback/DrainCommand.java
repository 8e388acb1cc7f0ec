package dev.cuepost.cli.callback;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Takes dead letters back from their queue. */
@Command(
    name = "drain",
    mixinStandardHelpOptions = true,
    description = {
      "Takes dead letters from their queue and tells their events once more to their targets.",
      "Other messages stay on the queue."
    })
final class DrainCommand implements Runnable {
  private final CallbackCommand callback;

  @Option(
      names = "--product",
      paramLabel = "PRODUCT",
      defaultValue = "ims",
      description = "whose queue is drained, ims or vod (default: ${DEFAULT-VALUE})")
  private String product = "ims";

  @Option(
      names = "--queue",
      paramLabel = "QUEUE",
      description = "begins with ice-callback-dlq (default: the one that 'options' tells)")
  private @Nullable String queue;

  @Option(
      names = "--limit",
      paramLabel = "COUNT",
      description = "how many at most, up to 1000 (default: 100)")
  private @Nullable String limit;

  @Option(
      names = "--sent-until",
      paramLabel = "TIME",
      description = "leaves what was sent later (default: now)")
  private @Nullable String sentUntil;

  DrainCommand(CallbackCommand callback) {
    this.callback = callback;
  }

  @Override
  public void run() {
    Map<String, String> parameters = new HashMap<>(Map.of("Product", product));
    put(parameters, "Queue", queue);
    put(parameters, "Limit", limit);
    put(parameters, "SentUntil", sentUntil);
    JsonNode answer = callback.call("DrainDeadLetters", parameters);
    answer.path("DeliveryIds").forEach(id -> callback.print(id.asText()));
    callback.print(
        "%d planned, passed over: %d no dead letters, %d not in the log"
            .formatted(
                answer.path("Planned").asInt(),
                answer.at("/PassedOver/NoDeadLetter").asInt(),
                answer.at("/PassedOver/NotInLog").asInt()));
    if (answer.path("More").asBoolean()) {
      callback.print(
          "more may be left: repeat with --sent-until " + answer.path("SentUntil").asText());
    }
  }

  private static void put(Map<String, String> parameters, String name, @Nullable String value) {
    if (value != null) {
      parameters.put(name, value);
    }
  }
}
