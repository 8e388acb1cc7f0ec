package dev.cuepost.cli.callback;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows and sets how deliveries are made beyond what the cloud documents. */
@Command(
    name = "options",
    mixinStandardHelpOptions = true,
    description = {
      "Shows how the deliveries of a product in the region are made; with options, sets it.",
      "What is set holds for events from now on. What is not named goes back to its default."
    })
final class OptionsCommand implements Runnable {
  private final CallbackCommand callback;

  @Option(
      names = "--product",
      paramLabel = "PRODUCT",
      defaultValue = "ims",
      description = "ims or vod (default: ${DEFAULT-VALUE})")
  private String product = "ims";

  @Option(
      names = "--retries",
      paramLabel = "POLICY",
      description = "ims, vod, exponential, standard-webhooks or a list such as 1s,30s,5m,2h")
  private @Nullable String retries;

  @Option(
      names = "--dead-letters",
      paramLabel = "QUEUE",
      description = "gets what is given up; its name begins with ice-callback-dlq")
  private @Nullable String deadLetters;

  @Option(
      names = "--progress-seconds",
      paramLabel = "N",
      description = "tells the progress of jobs every N seconds, 1 to 3600; 0 is never")
  private @Nullable Integer progressSeconds;

  @Option(names = "--default", description = "back to what the cloud documents")
  private boolean back;

  OptionsCommand(CallbackCommand callback) {
    this.callback = callback;
  }

  @Override
  public void run() {
    Map<String, String> parameters = new HashMap<>(Map.of("Product", product));
    if (back || retries != null || deadLetters != null || progressSeconds != null) {
      Map<String, String> chosen = new HashMap<>(parameters);
      if (retries != null) {
        chosen.put("RetryPolicy", retries);
      }
      if (deadLetters != null) {
        chosen.put("DeadLetterQueue", deadLetters);
      }
      if (progressSeconds != null) {
        chosen.put("ProgressSeconds", progressSeconds.toString());
      }
      callback.call("SetDeliveryOptions", chosen);
    }
    JsonNode found = callback.call("GetDeliveryOptions", parameters);
    var table = new Table("PRODUCT", "RETRIES", "DEAD LETTERS", "PROGRESS");
    table.row(
        product,
        found.path("RetryPolicy").asText(),
        found.path("DeadLetterQueue").asText("none"),
        found.path("ProgressSeconds").asInt() == 0
            ? "off"
            : "every " + found.path("ProgressSeconds").asInt() + " s");
    table.lines().forEach(callback::print);
  }
}
