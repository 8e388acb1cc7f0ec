package dev.cuepost.cli.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cuepost.cli.output.Column;
import dev.cuepost.cli.session.Pages;
import dev.cuepost.cli.session.Session;
import dev.cuepost.cli.site.Face;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists deliveries. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "Lists deliveries, the newest event first.",
    footerHeading = Session.EXAMPLES,
    footer = {
      "  cuepost delivery list --failed --since 2h",
      "  cuepost delivery list --job 5f2c --json | jq -r '.[].DeliveryId'"
    })
final class ListCommand implements Runnable {
  private final Session session;

  @Mixin private final FilterOptions filter = new FilterOptions();

  @Option(
      names = "--state",
      paramLabel = "STATE",
      description = "PENDING, DELIVERED, GIVEN_UP or SUPERSEDED")
  private @Nullable String state;

  @Option(
      names = "--limit",
      paramLabel = "COUNT",
      defaultValue = "20",
      description = "how many at most (default: 20)")
  private int limit;

  ListCommand(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    Map<String, String> parameters = filter.parameters(InstantSource.system());
    if (filter.failed()) {
      parameters.put("State", "GIVEN_UP");
    } else if (state != null) {
      parameters.put("State", state);
    }
    List<JsonNode> found =
        new Pages("MaxResults", "NextToken")
            .read(
                "/Deliveries",
                limit,
                parameters,
                page -> session.call(Face.CUEPOST, "ListDeliveries", page));
    session
        .out()
        .list(
            found,
            Column.of("DELIVERY", "DeliveryId"),
            Column.of("EVENT AT", "EventTime"),
            Column.of("TYPE", "EventType"),
            Column.of("STATE", "State"),
            Column.of("ATTEMPTS", "Attempts"),
            Column.of("TARGET", "Target"),
            Column.of("LAST OUTCOME", "LastOutcome"));
  }
}
