package dev.cuepost.cli.callback;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.InstantSource;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists deliveries. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "Lists deliveries, the newest event first.")
final class ListCommand implements Runnable {
  private static final int PAGE_MAX = 100;

  private final CallbackCommand callback;

  @Mixin private final FilterOptions filter = new FilterOptions();

  @Option(
      names = "--limit",
      paramLabel = "COUNT",
      defaultValue = "20",
      description = "how many at most (default: 20)")
  private int limit;

  @Option(names = "--json", description = "print JSON")
  private boolean json;

  ListCommand(CallbackCommand callback) {
    this.callback = callback;
  }

  @Override
  public void run() {
    ArrayNode found = find();
    if (json) {
      callback.print(found);
      return;
    }
    var table =
        new Table("DELIVERY", "EVENT AT", "TYPE", "STATE", "ATTEMPTS", "TARGET", "LAST OUTCOME");
    for (JsonNode delivery : found) {
      table.row(
          delivery.path("DeliveryId").asText(),
          delivery.path("EventTime").asText(),
          delivery.path("EventType").asText(),
          delivery.path("State").asText(),
          delivery.path("Attempts").asText(),
          delivery.path("Target").asText(),
          delivery.path("LastOutcome").asText("-"));
    }
    table.lines().forEach(callback::print);
  }

  private ArrayNode find() {
    Map<String, String> parameters = filter.parameters(InstantSource.system());
    if (filter.failed()) {
      parameters.put("State", "GIVEN_UP");
    }
    ArrayNode found = JsonNodeFactory.instance.arrayNode();
    while (found.size() < limit) {
      parameters.put("MaxResults", Integer.toString(Math.min(PAGE_MAX, limit - found.size())));
      JsonNode page = callback.call("ListDeliveries", parameters);
      page.path("Deliveries").forEach(found::add);
      if (!page.has("NextToken")) {
        break;
      }
      parameters.put("NextToken", page.path("NextToken").asText());
    }
    return found;
  }
}
