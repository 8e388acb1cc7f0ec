package dev.cuepost.cli.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cuepost.cli.session.Session;
import dev.cuepost.cli.site.Face;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
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
      "Those whose event a later delivery took, or is about to, are outdated and only deleted.",
      "Other messages stay on the queue."
    },
    footerHeading = Session.EXAMPLES,
    footer = {
      "  cuepost delivery drain",
      "  cuepost delivery drain --queue ice-callback-dlq-old --limit 1000"
    })
final class DrainCommand implements Runnable {
  private final Session session;

  @Option(
      names = "--product",
      paramLabel = "PRODUCT",
      defaultValue = "ims",
      description = "whose queue is drained, ims or vod (default: ${DEFAULT-VALUE})")
  private String product = "ims";

  @Option(
      names = "--queue",
      paramLabel = "QUEUE",
      description = "begins with ice-callback-dlq (default: the one that 'callback options' tells)")
  private @Nullable String queue;

  @Option(
      names = "--limit",
      paramLabel = "COUNT",
      description = "how many are taken at most, up to 1000 (default: 100)")
  private @Nullable String limit;

  @Option(
      names = "--sent-until",
      paramLabel = "TIME",
      description = "leaves what was sent later (default: now)")
  private @Nullable String sentUntil;

  DrainCommand(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    Map<String, String> parameters = new HashMap<>(Map.of("Product", product));
    put(parameters, "Queue", queue);
    put(parameters, "Limit", limit);
    put(parameters, "SentUntil", sentUntil);
    JsonNode answer = session.call(Face.CUEPOST, "DrainDeadLetters", parameters);
    List<String> lines = new ArrayList<>();
    answer.path("DeliveryIds").forEach(id -> lines.add(id.asText()));
    lines.add(
        "%d planned, %d outdated, passed over: %d no dead letters, %d not in the log"
            .formatted(
                answer.path("Planned").asInt(),
                answer.path("Outdated").asInt(),
                answer.at("/PassedOver/NoDeadLetter").asInt(),
                answer.at("/PassedOver/NotInLog").asInt()));
    if (answer.path("More").asBoolean()) {
      lines.add("more may be left: repeat with --sent-until " + answer.path("SentUntil").asText());
    }
    session.out().lines(answer, lines);
  }

  private static void put(Map<String, String> parameters, String name, @Nullable String value) {
    if (value != null) {
      parameters.put(name, value);
    }
  }
}
