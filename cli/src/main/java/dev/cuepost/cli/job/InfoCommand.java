package dev.cuepost.cli.job;

import dev.cuepost.cli.session.Session;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Starts a job that looks at a file. */
@Command(
    name = "info",
    mixinStandardHelpOptions = true,
    description = "Looks at a file: its format, streams, sizes and lengths.",
    footerHeading = Session.EXAMPLES,
    footer = {
      "  cuepost job info oss://demo/clip.mp4 --wait --json"
          + " | jq .Job.MediaInfoProperty.FileBasicInfo"
    })
final class InfoCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(paramLabel = "INPUT", description = JobFile.INPUT)
  private String input = "";

  @Mixin private final Notice notice = new Notice();
  @Mixin private final Outcome outcome = new Outcome();

  InfoCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Map<String, String> parameters = new HashMap<>(notice.parameters());
    parameters.put("Input", JobFile.of(input).toString());
    Job job = new Jobs(session).submit(JobKind.INFO, parameters);
    return outcome.of(session, job).status();
  }
}
