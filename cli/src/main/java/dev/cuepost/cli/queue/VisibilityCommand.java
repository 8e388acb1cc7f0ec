package dev.cuepost.cli.queue;

import dev.cuepost.cli.output.Column;
import dev.cuepost.cli.session.Session;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Hides a received message for another while. */
@Command(
    name = "visibility",
    mixinStandardHelpOptions = true,
    description = "Hides a received message for so long from now on, under a new handle.",
    footerHeading = Session.EXAMPLES,
    footer = "  cuepost queue visibility orders 8-2Ko6PMsmQEYdZ7L1 120")
final class VisibilityCommand implements Runnable {
  private final Session session;

  @Parameters(index = "0", paramLabel = QueueCommand.QUEUE, description = QueueCommand.NAME)
  private String queue = "";

  @Parameters(index = "1", paramLabel = "HANDLE", description = "as 'receive' tells it")
  private String handle = "";

  @Parameters(index = "2", paramLabel = "SECONDS", description = "1 to 43200")
  private int seconds;

  VisibilityCommand(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    session
        .out()
        .one(
            session.smq().changeVisibility(queue, handle, Duration.ofSeconds(seconds)),
            Column.of("handle", "ReceiptHandle"),
            Column.time("until", "NextVisibleTime"));
  }
}
