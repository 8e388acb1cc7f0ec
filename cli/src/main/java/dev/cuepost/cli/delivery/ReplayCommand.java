package dev.cuepost.cli.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cuepost.cli.outcome.Failure;
import dev.cuepost.cli.session.Session;
import dev.cuepost.cli.site.Face;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells events once more. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description = {
      "Makes a delivery again, or with --failed all that were given up.",
      "What was replayed already is not replayed by --failed once more."
    },
    footerHeading = Session.EXAMPLES,
    footer = {
      "  cuepost delivery replay 9b0d77f3-1",
      "  cuepost delivery replay --failed --since 1h --target https://cb.example.com/"
    })
final class ReplayCommand implements Runnable {
  private final Session session;

  @Parameters(arity = "0..1", paramLabel = "DELIVERY", description = "its name, as 'list' tells it")
  private @Nullable String delivery;

  @Mixin private final FilterOptions filter = new FilterOptions();

  @Option(
      names = "--max",
      paramLabel = "COUNT",
      description = "how many at most, up to 10000 (default: 1000)")
  private @Nullable Integer max;

  ReplayCommand(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    if ((delivery != null) == filter.failed()) {
      throw Failure.usage("give either the name of a delivery or --failed");
    }
    if (delivery == null) {
      replayAll();
      return;
    }
    JsonNode answer = session.call(Face.CUEPOST, "ReplayDelivery", Map.of("DeliveryId", delivery));
    session.out().lines(answer, List.of(answer.path("DeliveryId").asText()));
  }

  private void replayAll() {
    Map<String, String> parameters = filter.parameters(InstantSource.system());
    if (max != null) {
      parameters.put("Max", max.toString());
    }
    JsonNode answer = session.call(Face.CUEPOST, "ReplayDeliveries", parameters);
    session
        .out()
        .lines(
            answer,
            List.of(
                "%d replayed%s"
                    .formatted(
                        answer.path("Count").asInt(),
                        answer.path("More").asBoolean()
                            ? ", more are left: repeat the command"
                            : "")));
  }
}
