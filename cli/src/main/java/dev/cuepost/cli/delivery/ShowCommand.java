package dev.cuepost.cli.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cuepost.cli.session.Session;
import dev.cuepost.cli.site.Face;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Tells the whole story of one delivery. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = "Shows a delivery: its event, each attempt with its timings, and how it stands.",
    footerHeading = Session.EXAMPLES,
    footer = "  cuepost delivery show 9b0d77f3-1")
final class ShowCommand implements Runnable {
  private final Session session;

  @Parameters(paramLabel = "DELIVERY", description = "its name, as 'list' tells it")
  private String delivery = "";

  ShowCommand(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    JsonNode found =
        session.call(Face.CUEPOST, "GetDelivery", Map.of("DeliveryId", delivery)).path("Delivery");
    session.out().lines(found, Journey.lines(found));
  }
}
