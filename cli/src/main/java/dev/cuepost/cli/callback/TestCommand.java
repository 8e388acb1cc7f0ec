package dev.cuepost.cli.callback;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cuepost.cli.client.Poll;
import dev.cuepost.cli.delivery.Journey;
import dev.cuepost.cli.outcome.Exit;
import dev.cuepost.cli.session.Session;
import dev.cuepost.cli.site.Face;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Sends a test event and waits for what comes of it. */
@Command(
    name = "test",
    mixinStandardHelpOptions = true,
    description = {
      "Sends a test event to a target, once, and tells what came of it.",
      "Ends with status 1 if the target did not take it, 4 if it did not answer in ten seconds."
    },
    footerHeading = Session.EXAMPLES,
    footer = {
      "  cuepost callback test https://cb.example.com/hook",
      "  cuepost callback test ice-callback-events"
    })
final class TestCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final Session session;

  @Parameters(
      paramLabel = "TARGET",
      description = "an http or https URL, or a queue that begins with ice-callback")
  private String target = "";

  TestCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    String id =
        session
            .call(Face.CUEPOST, "SendTestEvent", Map.of("Target", target))
            .path("DeliveryId")
            .asText();
    JsonNode delivery =
        Poll.until(PATIENCE, PAUSE, () -> Optional.of(find(id)).filter(TestCommand::ended))
            .orElseGet(() -> find(id));
    session.out().lines(delivery, Journey.lines(delivery));
    Exit exit =
        switch (delivery.path("State").asText()) {
          case "DELIVERED" -> Exit.DONE;
          case "PENDING" -> Exit.NOT_IN_TIME;
          default -> Exit.FAILED;
        };
    return exit.status();
  }

  private JsonNode find(String id) {
    return session.call(Face.CUEPOST, "GetDelivery", Map.of("DeliveryId", id)).path("Delivery");
  }

  private static boolean ended(JsonNode delivery) {
    return !delivery.path("State").asText().equals("PENDING");
  }
}
