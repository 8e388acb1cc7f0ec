package dev.cuepost.cli.queue;

import dev.cuepost.cli.session.Session;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Deletes received messages. */
@Command(
    name = "delete-message",
    mixinStandardHelpOptions = true,
    description = "Deletes received messages by their handles.",
    footerHeading = Session.EXAMPLES,
    footer = "  cuepost queue delete-message orders 8-2Ko6PMsmQEYdZ7L1")
final class DeleteMessageCommand implements Runnable {
  private final Session session;

  @Parameters(index = "0", paramLabel = QueueCommand.QUEUE, description = QueueCommand.NAME)
  private String queue = "";

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "HANDLE",
      description = "as 'receive' tells it")
  private List<String> handles = List.of();

  DeleteMessageCommand(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    handles.forEach(handle -> session.smq().deleteMessage(queue, handle));
    session.out().done("Deleted", String.join(",", handles));
  }
}
