package dev.cuepost.cli.callback;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells the whole story of one delivery. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = "Shows a delivery: its event, each attempt with its timings, and how it stands.")
final class ShowCommand implements Runnable {
  private final CallbackCommand callback;

  @Parameters(paramLabel = "DELIVERY", description = "its name, as 'list' tells it")
  private String delivery = "";

  @Option(names = "--json", description = "print JSON")
  private boolean json;

  ShowCommand(CallbackCommand callback) {
    this.callback = callback;
  }

  @Override
  public void run() {
    JsonNode found = callback.call("GetDelivery", Map.of("DeliveryId", delivery)).path("Delivery");
    if (json) {
      callback.print(found);
    } else {
      Journey.lines(found).forEach(callback::print);
    }
  }
}
