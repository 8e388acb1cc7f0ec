package dev.cuepost.cli.callback;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cuepost.cli.output.Column;
import dev.cuepost.cli.session.Session;
import dev.cuepost.cli.site.Face;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows what a retry policy means. */
@Command(
    name = "retries",
    mixinStandardHelpOptions = true,
    description = "Shows when a retry policy makes its attempts, if the first one is made now.",
    footerHeading = Session.EXAMPLES,
    footer = "  cuepost callback retries 1s,30s,5m,2h")
final class RetriesCommand implements Runnable {
  private static final double MILLIS_A_SECOND = 1_000;

  private final Session session;

  @Parameters(
      paramLabel = "POLICY",
      description = "ims, vod, exponential, standard-webhooks or a list such as 1s,30s,5m,2h")
  private String policy = "";

  RetriesCommand(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    List<JsonNode> attempts = new ArrayList<>();
    session
        .call(Face.CUEPOST, "PreviewRetryPolicy", Map.of("Policy", policy))
        .path("Attempts")
        .forEach(attempts::add);
    session
        .out()
        .list(
            attempts,
            Column.of("ATTEMPT", "Number"),
            new Column("AFTER", attempt -> after(attempt.path("OffsetSeconds").asDouble())),
            Column.of("AT", "Time"));
  }

  /** Such as {@code 2h5m3s}. */
  private static String after(double seconds) {
    String iso = Duration.ofMillis(Math.round(seconds * MILLIS_A_SECOND)).toString();
    return iso.substring("PT".length()).toLowerCase(Locale.ROOT);
  }
}
