package dev.cuepost.cli.callback;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows what a retry policy means. */
@Command(
    name = "retries",
    mixinStandardHelpOptions = true,
    description = "Shows when a retry policy makes its attempts, if the first one is made now.")
final class RetriesCommand implements Runnable {
  private static final double MILLIS_A_SECOND = 1_000;

  private final CallbackCommand callback;

  @Parameters(
      paramLabel = "POLICY",
      description = "ims, vod, exponential, standard-webhooks or a list such as 1s,30s,5m,2h")
  private String policy = "";

  RetriesCommand(CallbackCommand callback) {
    this.callback = callback;
  }

  @Override
  public void run() {
    var table = new Table("ATTEMPT", "AFTER", "AT");
    JsonNode answer = callback.call("PreviewRetryPolicy", Map.of("Policy", policy));
    for (JsonNode attempt : answer.path("Attempts")) {
      table.row(
          attempt.path("Number").asText(),
          after(attempt.path("OffsetSeconds").asDouble()),
          attempt.path("Time").asText());
    }
    table.lines().forEach(callback::print);
  }

  /** Such as {@code 2h5m3s}. */
  private static String after(double seconds) {
    String iso = Duration.ofMillis(Math.round(seconds * MILLIS_A_SECOND)).toString();
    return iso.substring("PT".length()).toLowerCase(Locale.ROOT);
  }
}
