package dev.cuepost.cli.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuepost.cli.delivery.Journey;
import dev.cuepost.cli.outcome.Failure;
import dev.cuepost.cli.output.Column;
import dev.cuepost.cli.session.GivenTime;
import dev.cuepost.cli.session.Session;
import dev.cuepost.cli.session.Span;
import dev.cuepost.cli.site.Face;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The jobs of a server. */
@Command(
    name = "job",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Submits editing and processing jobs, and tells what became of them.",
    footerHeading = Session.EXAMPLES,
    footer = {
      "  cuepost job submit film.json --output http://127.0.0.1:8701/demo/film.mp4 --wait",
      "  cuepost job show 5f2c0c6ad2c44e2d9a0a7a5f3e1d2c3b"
    })
public final class JobCommand {
  private static final String KINDS = "one of ${COMPLETION-CANDIDATES}";

  @Mixin private final Session session;

  private JobCommand(Function<String, @Nullable String> environment) {
    this.session = new Session(environment);
  }

  /**
   * The command with all that is below it.
   *
   * @param environment looks up an environment variable
   */
  public static CommandLine commandLine(Function<String, @Nullable String> environment) {
    var group = new JobCommand(environment);
    Session session = group.session;
    return new CommandLine(group)
        .addSubcommand(new SubmitCommand(session))
        .addSubcommand(new TranscodeCommand(session))
        .addSubcommand(new SnapshotCommand(session))
        .addSubcommand(new InfoCommand(session))
        .setCaseInsensitiveEnumValuesAllowed(true);
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Lists jobs of a kind, the newest first.",
      footerHeading = Session.EXAMPLES,
      footer = {
        "  cuepost job list --status Failed --since 7d",
        "  cuepost job list --kind transcode --json | jq -r '.[].ParentJobId'"
      })
  void list(
      @Option(names = "--kind", defaultValue = "edit", description = KINDS + " (default: edit)")
          JobKind kind,
      @Option(names = "--status", description = "as the server calls it, such as Success or Failed")
          @Nullable String status,
      @Option(names = "--since", paramLabel = "TIME", description = "such as 90s, 30m, 2h, 7d")
          @Nullable String since,
      @Option(names = "--limit", defaultValue = "20", description = "how many (default: 20)")
          int limit) {
    if (limit < 1) {
      throw Failure.usage("--limit must be 1 or more, was " + limit);
    }
    List<JsonNode> jobs =
        new Jobs(session)
                .list(
                    kind,
                    Optional.ofNullable(status),
                    Optional.ofNullable(since)
                        .map(text -> GivenTime.read("--since", text, InstantSource.system())),
                    limit)
                .stream()
                .map(Job::told)
                .toList();
    session
        .out()
        .list(
            jobs,
            Column.of("JOB", kind.id()),
            new Column("STATUS", told -> new Job(kind, told).status()),
            new Column("CREATED", told -> new Job(kind, told).created()),
            new Column("ENDED", told -> new Job(kind, told).over()),
            new Column("OUTPUT", told -> new Job(kind, told).output()),
            new Column("REASON", told -> new Job(kind, told).reason()));
  }

  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = {
        "Shows a job and its journey: its events, their deliveries, and each attempt of those.",
        "The journey is told by a Cuepost only."
      },
      footerHeading = Session.EXAMPLES,
      footer = {
        "  cuepost job show 5f2c0c6ad2c44e2d9a0a7a5f3e1d2c3b",
        "  cuepost job show 5f2c0c6ad2c44e2d9a0a7a5f3e1d2c3b --json | jq '.Deliveries[].State'"
      })
  void show(
      @Parameters(paramLabel = "JOB", description = "its id") String id,
      @Option(names = "--kind", description = KINDS + " (default: it is looked for)")
          @Nullable JobKind kind) {
    var jobs = new Jobs(session);
    Job job = jobs.find(id, Optional.ofNullable(kind));
    List<JsonNode> deliveries = jobs.deliveries(id);
    ObjectNode json = job.json();
    deliveries.forEach(json.putArray("Deliveries")::add);
    session.out().lines(json, journey(job, deliveries));
  }

  private static List<String> journey(Job job, List<JsonNode> deliveries) {
    List<String> lines = new ArrayList<>();
    lines.add("job       %s (%s)".formatted(job.id(), job.kind().word()));
    lines.add(
        "status    %s, %d %%%s"
            .formatted(
                job.status(), job.percent(), job.reason().isEmpty() ? "" : ", " + job.reason()));
    lines.add("created   " + job.created());
    if (!job.over().isEmpty()) {
      lines.add("ended     " + job.over());
    }
    if (!job.output().isEmpty()) {
      lines.add("output    " + job.output());
    }
    job.told().path("Warnings").forEach(warning -> lines.add("warning   " + warning.asText()));
    for (JsonNode delivery : deliveries) {
      lines.add("");
      lines.addAll(Journey.lines(delivery));
    }
    return lines;
  }

  @Command(
      name = "log",
      mixinStandardHelpOptions = true,
      description = {
        "Tells what the server's workers did with a job, with times.",
        "Only a Cuepost tells."
      },
      footerHeading = Session.EXAMPLES,
      footer = "  cuepost job log 5f2c0c6ad2c44e2d9a0a7a5f3e1d2c3b")
  void log(@Parameters(paramLabel = "JOB", description = "its id") String id) {
    List<JsonNode> lines = new ArrayList<>();
    session.call(Face.CUEPOST, "GetJobLog", Map.of("JobId", id)).path("Lines").forEach(lines::add);
    session.out().list(lines, Column.of("TIME", "Time"), Column.of("WHAT", "Text"));
  }

  @Command(
      name = "watch",
      mixinStandardHelpOptions = true,
      description = {
        "Waits for the end of a job, with a bar on a terminal.",
        "Ends with status 0, 1 if the job failed, 4 if it takes longer than --timeout."
      },
      footerHeading = Session.EXAMPLES,
      footer = "  cuepost job watch 5f2c0c6ad2c44e2d9a0a7a5f3e1d2c3b --timeout 10m && echo done")
  int watch(
      @Parameters(paramLabel = "JOB", description = "its id") String id,
      @Option(names = "--kind", description = KINDS + " (default: it is looked for)")
          @Nullable JobKind kind,
      @Option(
              names = "--timeout",
              paramLabel = "SPAN",
              defaultValue = "1h",
              converter = Span.class,
              description = "such as 90s, 5m or 2h (default: 1h)")
          Duration timeout) {
    Job job = new Jobs(session).find(id, Optional.ofNullable(kind));
    return Outcome.atEnd(session, job, timeout).status();
  }
}
