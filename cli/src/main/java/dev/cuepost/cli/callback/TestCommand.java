package dev.cuepost.cli.callback;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cuepost.cli.client.Failure;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Parameters;

/** Sends a test event and waits for what comes of it. */
@Command(
    name = "test",
    mixinStandardHelpOptions = true,
    description = {
      "Sends a test event to a target, once, and tells what came of it.",
      "Ends with status 1 if the target did not take it within ten seconds."
    })
final class TestCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final CallbackCommand callback;

  @Parameters(
      paramLabel = "TARGET",
      description = "an http or https URL, or a queue that begins with ice-callback")
  private String target = "";

  TestCommand(CallbackCommand callback) {
    this.callback = callback;
  }

  @Override
  public Integer call() {
    String id =
        callback.call("SendTestEvent", Map.of("Target", target)).path("DeliveryId").asText();
    JsonNode delivery = ended(id);
    Journey.lines(delivery).forEach(callback::print);
    return delivery.path("State").asText().equals("DELIVERED") ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  /** The delivery once it has ended, or as it stands when patience has. */
  private JsonNode ended(String id) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      JsonNode delivery = callback.call("GetDelivery", Map.of("DeliveryId", id)).path("Delivery");
      if (!delivery.path("State").asText().equals("PENDING") || System.nanoTime() - deadline >= 0) {
        return delivery;
      }
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failure("interrupted while waiting for the target", e);
    }
  }
}
