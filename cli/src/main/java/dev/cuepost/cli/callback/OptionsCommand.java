package dev.cuepost.cli.callback;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuepost.cli.output.Column;
import dev.cuepost.cli.session.Session;
import dev.cuepost.cli.site.Face;
import java.util.HashMap;
import java.util.List;
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
    },
    footerHeading = Session.EXAMPLES,
    footer = {
      "  cuepost callback options",
      "  cuepost callback options --retries exponential --dead-letters ice-callback-dlq"
    })
final class OptionsCommand implements Runnable {
  private final Session session;

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
      description = "tells the progress of jobs every N seconds, 1 to 3600; 0 is never; ims only")
  private @Nullable Integer progressSeconds;

  @Option(names = "--default", description = "back to what the cloud documents")
  private boolean back;

  OptionsCommand(Session session) {
    this.session = session;
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
      session.call(Face.CUEPOST, "SetDeliveryOptions", chosen);
    }
    ObjectNode found = Answers.of(session, "GetDeliveryOptions", parameters, product);
    session
        .out()
        .list(
            List.of(found),
            Column.of("PRODUCT", "Product"),
            Column.of("RETRIES", "RetryPolicy"),
            new Column("DEAD LETTERS", each -> each.path("DeadLetterQueue").asText("none")),
            new Column("PROGRESS", OptionsCommand::progress));
  }

  private static String progress(JsonNode options) {
    int seconds = options.path("ProgressSeconds").asInt();
    return seconds == 0 ? "off" : "every " + seconds + " s";
  }
}
