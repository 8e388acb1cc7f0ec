package dev.cuepost.cli.queue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuepost.cli.output.Column;
import dev.cuepost.cli.output.Output;
import dev.cuepost.cli.session.Consent;
import dev.cuepost.cli.session.Session;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The queues of a server. */
@Command(
    name = "queue",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Shows queues and changes them; sends, receives and looks at messages.",
    footerHeading = Session.EXAMPLES,
    footer = {
      "  cuepost queue create orders --visibility 60",
      "  cuepost queue send orders '{\"order\": 7}'",
      "  cuepost queue receive orders --wait 10 --delete"
    })
public final class QueueCommand {
  static final String QUEUE = "QUEUE";
  static final String NAME = "the queue's name";

  private static final Column[] DETAILS = {
    Column.of("queue", "QueueName"),
    Column.of("to be received", "ActiveMessages"),
    Column.of("in flight", "InactiveMessages"),
    Column.of("delayed", "DelayMessages"),
    Column.of("delay, s", "DelaySeconds"),
    Column.of("visibility timeout, s", "VisibilityTimeout"),
    Column.of("retention, s", "MessageRetentionPeriod"),
    Column.of("polling wait, s", "PollingWaitSeconds"),
    Column.of("largest message, bytes", "MaximumMessageSize"),
    Column.of("logging", "LoggingEnabled"),
    Column.time("created", "CreateTime"),
    Column.time("changed", "LastModifyTime"),
  };

  @Mixin private final Session session;

  private QueueCommand(Function<String, @Nullable String> environment) {
    this.session = new Session(environment);
  }

  /**
   * The command with all that is below it.
   *
   * @param environment looks up an environment variable
   */
  public static CommandLine commandLine(Function<String, @Nullable String> environment) {
    var group = new QueueCommand(environment);
    Session session = group.session;
    return new CommandLine(group)
        .addSubcommand(new SendCommand(session))
        .addSubcommand(new ReceiveCommand(session))
        .addSubcommand(new PeekCommand(session))
        .addSubcommand(new DeleteMessageCommand(session))
        .addSubcommand(new VisibilityCommand(session))
        .addSubcommand(new PurgeCommand(session));
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Lists queues with their numbers of messages.",
      footerHeading = Session.EXAMPLES,
      footer = {
        "  cuepost queue list --prefix ice-callback",
        "  cuepost queue list --json | jq -r '.[] | select(.ActiveMessages > 0) | .QueueName'"
      })
  void list(
      @Option(names = "--prefix", defaultValue = "", description = "names that begin like this")
          String prefix) {
    List<ObjectNode> queues = session.smq().queues(prefix);
    session
        .out()
        .list(
            queues,
            Column.of(QUEUE, "QueueName"),
            Column.of("TO RECEIVE", "ActiveMessages"),
            Column.of("IN FLIGHT", "InactiveMessages"),
            Column.of("DELAYED", "DelayMessages"),
            Column.time("CREATED", "CreateTime"));
  }

  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "Shows a queue: its messages by number, its attributes.",
      footerHeading = Session.EXAMPLES,
      footer = "  cuepost queue show orders")
  void show(@Parameters(paramLabel = QUEUE, description = NAME) String queue) {
    session.out().one(session.smq().queue(queue), DETAILS);
  }

  @Command(
      name = "create",
      mixinStandardHelpOptions = true,
      description = "Makes a queue. One that is there with the same attributes is good as well.",
      footerHeading = Session.EXAMPLES,
      footer = "  cuepost queue create orders --visibility 60 --retention 86400")
  void create(
      @Parameters(paramLabel = QUEUE, description = NAME) String queue,
      @Mixin AttributeOptions attributes) {
    boolean made = session.smq().create(queue, attributes.elements());
    ObjectNode told = Output.object().put("QueueName", queue).put("Created", made);
    session.out().lines(told, List.of(made ? queue : queue + " was there already"));
  }

  @Command(
      name = "set",
      mixinStandardHelpOptions = true,
      description = "Changes attributes of a queue; what is not named stays as it is.",
      footerHeading = Session.EXAMPLES,
      footer = "  cuepost queue set orders --visibility 120")
  void set(
      @Parameters(paramLabel = QUEUE, description = NAME) String queue,
      @Mixin AttributeOptions attributes) {
    session.smq().set(queue, attributes.atLeastOne());
    session.out().one(session.smq().queue(queue), DETAILS);
  }

  @Command(
      name = "delete",
      mixinStandardHelpOptions = true,
      description = "Deletes a queue with all its messages.",
      footerHeading = Session.EXAMPLES,
      footer = "  cuepost queue delete orders --yes")
  void delete(
      @Parameters(paramLabel = QUEUE, description = NAME) String queue, @Mixin Consent consent) {
    consent.require("delete the queue %s with all its messages".formatted(queue));
    session.smq().delete(queue);
    session.out().done("Deleted", queue);
  }
}
