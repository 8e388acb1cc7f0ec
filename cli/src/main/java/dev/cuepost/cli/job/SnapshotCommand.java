package dev.cuepost.cli.job;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuepost.cli.outcome.Failure;
import dev.cuepost.cli.output.Output;
import dev.cuepost.cli.session.Session;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Starts a job that takes pictures out of a video. */
@Command(
    name = "snapshot",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Takes pictures out of a video, by a template and the options that change it.",
      "{Count} in OUTPUT is the number of the picture."
    },
    footerHeading = Session.EXAMPLES,
    footer = {
      "  cuepost job snapshot oss://demo/clip.mp4 'oss://demo/clip-{Count}.jpg' --count 3 --every 2",
      "  cuepost job snapshot oss://demo/clip.mp4 'oss://demo/{TileCount}.jpg' --template S02-sprite"
    })
final class SnapshotCommand implements Callable<Integer> {
  private static final int MILLIS = 1_000;

  private final Session session;

  @Parameters(index = "0", paramLabel = "INPUT", description = JobFile.INPUT)
  private String input = "";

  @Parameters(index = "1", paramLabel = "OUTPUT", description = JobFile.OUTPUT)
  private String output = "";

  @Option(
      names = "--template",
      paramLabel = "ID",
      defaultValue = "S02-cover",
      description = "one of Cuepost's own or of yours (default: ${DEFAULT-VALUE}, one picture)")
  private String template = "S02-cover";

  @Option(names = "--at", paramLabel = "SECONDS", description = "of the first picture")
  private @Nullable Double at;

  @Option(names = "--count", paramLabel = "N", description = "how many at most")
  private @Nullable Integer count;

  @Option(names = "--every", paramLabel = "SECONDS", description = "between two of them")
  private @Nullable Integer every;

  @Option(names = "--width", paramLabel = "PIXELS", description = "of the pictures")
  private @Nullable Integer width;

  @Mixin private final Notice notice = new Notice();
  @Mixin private final Outcome outcome = new Outcome();

  SnapshotCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Map<String, String> parameters = new HashMap<>(notice.parameters());
    parameters.put("Input", JobFile.of(input).toString());
    parameters.put("Output", JobFile.of(output).toString());
    parameters.put("TemplateConfig", config().toString());
    Job job = new Jobs(session).submit(JobKind.SNAPSHOT, parameters);
    return outcome.of(session, job).status();
  }

  private ObjectNode config() {
    if (at != null && at < 0) {
      throw Failure.usage("--at must be 0 or more seconds, was " + at);
    }
    ObjectNode own = Output.object();
    put(own, "Time", at == null ? null : Math.round(at * MILLIS));
    put(own, "Count", count);
    put(own, "Interval", every);
    put(own, "Width", width);
    ObjectNode config = Output.object().put("TemplateId", template);
    return own.isEmpty() ? config : config.set("OverwriteParams", own);
  }

  private static void put(ObjectNode config, String name, @Nullable Number value) {
    if (value != null) {
      config.put(name, value.toString());
    }
  }
}
