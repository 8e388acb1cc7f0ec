package dev.cuepost.cli.callback;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cuepost.cli.client.Failure;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells events once more. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description = {
      "Makes a delivery again, or with --failed all that were given up.",
      "What was replayed already is not replayed by --failed once more."
    })
final class ReplayCommand implements Runnable {
  private final CallbackCommand callback;

  @Parameters(arity = "0..1", paramLabel = "DELIVERY", description = "its name, as 'list' tells it")
  private @Nullable String delivery;

  @Mixin private final FilterOptions filter = new FilterOptions();

  @Option(
      names = "--max",
      paramLabel = "COUNT",
      description = "how many at most, up to 10000 (default: 1000)")
  private @Nullable Integer max;

  ReplayCommand(CallbackCommand callback) {
    this.callback = callback;
  }

  @Override
  public void run() {
    if ((delivery != null) == filter.failed()) {
      throw new Failure("give either the name of a delivery or --failed");
    }
    if (delivery == null) {
      replayAll();
      return;
    }
    JsonNode answer = callback.call("ReplayDelivery", Map.of("DeliveryId", delivery));
    callback.print(answer.path("DeliveryId").asText());
  }

  private void replayAll() {
    Map<String, String> parameters = filter.parameters(InstantSource.system());
    if (max != null) {
      parameters.put("Max", max.toString());
    }
    JsonNode answer = callback.call("ReplayDeliveries", parameters);
    callback.print(
        "%d replayed%s"
            .formatted(
                answer.path("Count").asInt(),
                answer.path("More").asBoolean() ? ", more are left: repeat the command" : ""));
  }
}
