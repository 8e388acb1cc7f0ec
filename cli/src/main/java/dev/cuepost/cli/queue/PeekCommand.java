package dev.cuepost.cli.queue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuepost.cli.outcome.Failure;
import dev.cuepost.cli.session.Session;
import dev.cuepost.cli.smq.SmqClient;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Looks at messages. */
@Command(
    name = "peek",
    mixinStandardHelpOptions = true,
    description = "Looks at the messages that would be received next, and leaves them as they are.",
    footerHeading = Session.EXAMPLES,
    footer = "  cuepost queue peek orders --count 5")
final class PeekCommand implements Runnable {
  private final Session session;

  @Parameters(paramLabel = QueueCommand.QUEUE, description = QueueCommand.NAME)
  private String queue = "";

  @Option(
      names = "--count",
      paramLabel = "N",
      defaultValue = "1",
      description = "how many at most, 1 to 16 (default: ${DEFAULT-VALUE})")
  private int count;

  @Option(names = "--raw", description = "leave bodies as they came, do not decode Base64")
  private boolean raw;

  PeekCommand(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    if (count < 1 || count > SmqClient.BATCH_MAX) {
      throw Failure.usage("--count must be from 1 to 16, was " + count);
    }
    var messages = new Messages(session.out(), raw);
    List<ObjectNode> seen =
        session.smq().peek(queue, count).stream().map(messages::readable).toList();
    if (messages.out().json()) {
      messages.out().list(seen);
    } else if (seen.isEmpty()) {
      messages.out().remark("no message to be received on " + queue);
    } else {
      seen.forEach(messages::print);
    }
  }
}
