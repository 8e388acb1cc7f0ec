package dev.cuepost.cli.job;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuepost.cli.outcome.Failure;
import dev.cuepost.cli.output.Output;
import dev.cuepost.cli.session.Session;
import dev.cuepost.cli.session.TextSource;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Submits an edit. */
@Command(
    name = "submit",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Submits an editing job: a Timeline, and where its film goes.",
    footerHeading = Session.EXAMPLES,
    footer = {
      "  cuepost job submit film.json --output http://127.0.0.1:8701/demo/film.mp4 --wait",
      "  cuepost job submit film.json --output-config output.json --notify ice-callback-films",
      "  make-timeline | cuepost job submit - --output http://127.0.0.1:8701/demo/film.mp4"
    })
final class SubmitCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(paramLabel = "TIMELINE", description = "a file with its JSON; - is standard input")
  private Path timeline = Path.of("-");

  @Option(names = "--output", paramLabel = "URL", description = "where the film goes")
  private @Nullable String output;

  @Option(names = "--width", paramLabel = "PIXELS", description = "of the film, with --output")
  private @Nullable Integer width;

  @Option(names = "--height", paramLabel = "PIXELS", description = "of the film, with --output")
  private @Nullable Integer height;

  @Option(
      names = "--output-config",
      paramLabel = "FILE",
      description = "JSON of the OutputMediaConfig, in place of --output")
  private @Nullable Path outputConfig;

  @Option(
      names = "--produce-config",
      paramLabel = "FILE",
      description = "JSON of the EditingProduceConfig")
  private @Nullable Path produceConfig;

  @Mixin private final Notice notice = new Notice();
  @Mixin private final Outcome outcome = new Outcome();

  SubmitCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Map<String, String> parameters = new HashMap<>(Map.of("OutputMediaConfig", output()));
    parameters.put("Timeline", TextSource.whole(timeline));
    if (produceConfig != null) {
      parameters.put("EditingProduceConfig", TextSource.whole(produceConfig));
    }
    parameters.putAll(notice.parameters());
    Job job = new Jobs(session).submit(JobKind.EDIT, parameters);
    return outcome.of(session, job).status();
  }

  private String output() {
    if ((output == null) == (outputConfig == null)) {
      throw Failure.usage("give either --output or --output-config");
    }
    if (output == null) {
      return TextSource.whole(outputConfig);
    }
    ObjectNode config = Output.object().put("MediaURL", output);
    if (width != null) {
      config.put("Width", width);
    }
    if (height != null) {
      config.put("Height", height);
    }
    return config.toString();
  }
}
