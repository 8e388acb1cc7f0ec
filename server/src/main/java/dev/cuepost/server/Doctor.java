package dev.cuepost.server;

import static java.util.Objects.requireNonNull;

import dev.cuepost.cli.output.Output;
import dev.cuepost.cli.session.Session;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Looks at this machine and tells what is missing, with the remedy. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = {
      "Tells what is there and what is missing for a server with these settings, with the remedy.",
      "Exits with 0 if a server can run."
    },
    footerHeading = Session.EXAMPLES,
    footer = {
      "  cuepost doctor --data ./cuepost-data",
      "  cuepost doctor --json | jq '.[] | select(.State != \"GOOD\")'"
    })
final class Doctor implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "directory of the server's state (default: cuepost-data)")
  private @Nullable Path data;

  @Option(names = "--config", paramLabel = "FILE", description = "properties file of the server")
  private @Nullable Path config;

  @Option(
      names = "--ffmpeg",
      description = "print only the path of the ffmpeg program that the server would use")
  private boolean ffmpegOnly;

  @Option(names = "--json", description = "print one JSON value, for programs")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    var settings = new Settings();
    if (config != null) {
      settings.file(config);
    }
    if (data != null) {
      settings.set("data", data.toString());
    }
    var checkup = new Checkup(settings.read());
    var line = requireNonNull(spec).commandLine();
    var out = new Output(line.getOut(), line.getErr(), json, false);
    if (ffmpegOnly) {
      String program = checkup.ffmpeg().ffmpeg().toString();
      out.lines(Output.object().put("Ffmpeg", program), List.of(program));
      return 0;
    }
    List<Checkup.Finding> findings = checkup.findings();
    if (json) {
      out.list(findings.stream().map(Checkup.Finding::json).toList());
    } else {
      findings.forEach(finding -> finding.line().lines().forEach(out::line));
    }
    return findings.stream().anyMatch(Checkup.Finding::prevents) ? 1 : 0;
  }
}
