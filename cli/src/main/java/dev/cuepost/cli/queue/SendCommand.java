package dev.cuepost.cli.queue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuepost.cli.outcome.Failure;
import dev.cuepost.cli.output.Column;
import dev.cuepost.cli.session.Session;
import dev.cuepost.cli.session.TextSource;
import dev.cuepost.cli.smq.BodyText;
import dev.cuepost.cli.smq.Draft;
import dev.cuepost.cli.smq.SmqClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sends messages. */
@Command(
    name = "send",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Sends a message: TEXT, or a file's content, or what comes on standard input.",
      "The text goes over the wire in Base64, as the official clients have it, unless --raw is given."
    },
    footerHeading = Session.EXAMPLES,
    footer = {
      "  cuepost queue send orders '{\"order\": 7}' --delay 30",
      "  cuepost queue send orders --file order.json --priority 1",
      "  seq 1000 | cuepost queue send orders --batch"
    })
final class SendCommand implements Runnable {
  private final Session session;

  @Parameters(index = "0", paramLabel = QueueCommand.QUEUE, description = QueueCommand.NAME)
  private String queue = "";

  @Parameters(index = "1", arity = "0..1", paramLabel = "TEXT", description = "the body")
  private @Nullable String text;

  @Option(
      names = "--file",
      paramLabel = "FILE",
      description = "has the body; - is standard input, which is also the default")
  private @Nullable Path file;

  @Option(names = "--batch", description = "each line is a message; empty lines are none")
  private boolean batch;

  @Option(
      names = "--delay",
      paramLabel = "SECONDS",
      description = "before it can be received, 0 to 604800 (default: as the queue says)")
  private @Nullable Integer delay;

  @Option(
      names = "--priority",
      paramLabel = "N",
      description = "1, the first to be received, to 16 (default: 8)")
  private @Nullable Integer priority;

  @Option(names = "--raw", description = "send the text as it stands, not in Base64")
  private boolean raw;

  SendCommand(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    if (text != null && file != null) {
      throw Failure.usage("give either TEXT or --file");
    }
    List<ObjectNode> sent = new ArrayList<>();
    if (text != null) {
      sent.addAll(send(batch ? lines(text) : List.of(text)));
    } else if (batch) {
      TextSource.lines(file, SmqClient.BATCH_MAX, some -> sent.addAll(send(some)));
    } else {
      sent.addAll(send(List.of(TextSource.whole(file))));
    }
    session.out().list(sent, Column.of("MESSAGE", "MessageId"), Column.of("MD5", "MessageBodyMD5"));
  }

  private static List<String> lines(String text) {
    return text.lines().filter(line -> !line.isEmpty()).toList();
  }

  private List<ObjectNode> send(List<String> texts) {
    List<Draft> drafts =
        texts.stream()
            .map(each ->
                new Draft(
                    new BodyText(each, !raw).body(),
                    Optional.ofNullable(delay),
                    Optional.ofNullable(priority)))
            .toList();
    List<ObjectNode> sent = new ArrayList<>();
    for (int i = 0; i < drafts.size(); i += SmqClient.BATCH_MAX) {
      sent.addAll(
          session
              .smq()
              .send(queue, drafts.subList(i, Math.min(i + SmqClient.BATCH_MAX, drafts.size()))));
    }
    return sent;
  }
}
