package dev.cuepost.cli.queue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuepost.cli.outcome.Exit;
import dev.cuepost.cli.outcome.Failure;
import dev.cuepost.cli.output.Output;
import dev.cuepost.cli.session.Session;
import dev.cuepost.cli.smq.SmqClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Receives messages. */
@Command(
    name = "receive",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Receives messages, which are then hidden from others for the queue's visibility timeout.",
      "With --delete each is deleted once it is printed. Ends with status 4 if none came."
    },
    footerHeading = Session.EXAMPLES,
    footer = {
      "  cuepost queue receive orders --wait 10 --delete",
      "  cuepost queue receive orders --count 16 --json | jq -r '.[].MessageBody'",
      "  cuepost queue receive orders --follow --delete --json | jq -c .MessageBody"
    })
final class ReceiveCommand implements Callable<Integer> {
  private static final Duration FOLLOWED = Duration.ofSeconds(30);
  private static final int WAIT_MAX = 30;

  private final Session session;

  @Parameters(paramLabel = QueueCommand.QUEUE, description = QueueCommand.NAME)
  private String queue = "";

  @Option(
      names = "--wait",
      paramLabel = "SECONDS",
      description = "for the first message, 0 to 30 (default: as the queue says)")
  private @Nullable Integer wait;

  @Option(
      names = "--count",
      paramLabel = "N",
      description = "how many at most; with --follow, after how many it ends (default: 1)")
  private @Nullable Integer count;

  @Option(names = "--delete", description = "delete what was received")
  private boolean delete;

  @Option(
      names = "--follow",
      description = "go on until it is ended; with --json each message is a line of its own")
  private boolean follow;

  @Option(names = "--raw", description = "leave bodies as they came, do not decode Base64")
  private boolean raw;

  ReceiveCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    if (count != null && count < 1) {
      throw Failure.usage("--count must be 1 or more, was " + count);
    }
    if (wait != null && (wait < 0 || wait > WAIT_MAX)) {
      throw Failure.usage("--wait must be from 0 to 30 seconds, was " + wait);
    }
    SmqClient smq = session.smq();
    Output out = session.out();
    return (follow ? followed(smq, out) : received(smq, out)).status();
  }

  private Exit received(SmqClient smq, Output out) {
    var messages = new Messages(out, raw);
    int wanted = count == null ? 1 : count;
    Optional<Duration> patience = Optional.ofNullable(wait).map(Duration::ofSeconds);
    List<ObjectNode> all = new ArrayList<>();
    while (all.size() < wanted) {
      int some = Math.min(SmqClient.BATCH_MAX, wanted - all.size());
      List<ObjectNode> got = smq.receive(queue, some, patience);
      if (got.isEmpty()) {
        break;
      }
      got.forEach(message -> all.add(messages.readable(message)));
      patience = Optional.of(Duration.ZERO); // what is there besides the first
    }
    if (out.json()) {
      out.list(all);
    } else {
      all.forEach(messages::print);
    }
    all.forEach(message -> settle(smq, message));
    if (all.isEmpty() && !out.json()) {
      out.remark("no message on " + queue);
    }
    return all.isEmpty() ? Exit.NOT_IN_TIME : Exit.DONE;
  }

  private Exit followed(SmqClient smq, Output out) {
    var messages = new Messages(out, raw);
    Duration patience = wait == null ? FOLLOWED : Duration.ofSeconds(wait);
    int left = count == null ? Integer.MAX_VALUE : count;
    while (left > 0) {
      List<ObjectNode> got =
          smq.receive(queue, Math.min(SmqClient.BATCH_MAX, left), Optional.of(patience));
      for (ObjectNode message : got) {
        messages.readable(message);
        if (out.json()) {
          out.valueLine(message);
        } else {
          messages.print(message);
        }
        settle(smq, message);
        left--;
      }
    }
    return Exit.DONE;
  }

  private void settle(SmqClient smq, ObjectNode message) {
    if (delete) {
      smq.deleteMessage(queue, message.path("ReceiptHandle").asText());
    }
  }
}
