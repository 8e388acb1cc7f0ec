package dev.cuepost.cli.queue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuepost.cli.output.Output;
import dev.cuepost.cli.output.Progress;
import dev.cuepost.cli.session.Consent;
import dev.cuepost.cli.session.Session;
import dev.cuepost.cli.smq.SmqClient;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Empties a queue. */
@Command(
    name = "purge",
    mixinStandardHelpOptions = true,
    description = {
      "Receives and deletes messages until there are none to be received.",
      "Those in flight or delayed stay. The protocol has no operation that empties a queue."
    },
    footerHeading = Session.EXAMPLES,
    footer = "  cuepost queue purge orders --yes")
final class PurgeCommand implements Runnable {
  private final Session session;

  @Parameters(paramLabel = QueueCommand.QUEUE, description = QueueCommand.NAME)
  private String queue = "";

  @Mixin private final Consent consent = new Consent();

  PurgeCommand(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    consent.require("delete the messages of " + queue);
    SmqClient smq = session.smq();
    Output out = session.out();
    long expected = smq.queue(queue).path("ActiveMessages").asLong();
    long deleted = 0;
    try (Progress bar = out.progress(queue, expected, Progress.Unit.MESSAGES)) {
      List<ObjectNode> some = some(smq);
      while (!some.isEmpty()) {
        smq.deleteMessages(
            queue, some.stream().map(each -> each.path("ReceiptHandle").asText()).toList());
        deleted += some.size();
        bar.at(deleted);
        some = some(smq);
      }
    }
    out.lines(
        Output.object().put("QueueName", queue).put("Deleted", deleted),
        List.of(deleted + " deleted"));
  }

  private List<ObjectNode> some(SmqClient smq) {
    return smq.receive(queue, SmqClient.BATCH_MAX, Optional.of(Duration.ZERO));
  }
}
