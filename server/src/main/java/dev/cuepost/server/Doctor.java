package dev.cuepost.server;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Looks at this machine and tells what is missing, with the remedy. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = {
      "Tells what is there and what is missing for a server with these settings, with the remedy.",
      "Exits with 0 if a server can run."
    })
final class Doctor implements Callable<Integer> {
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
    if (ffmpegOnly) {
      System.out.println(checkup.ffmpeg().ffmpeg());
      return 0;
    }
    List<Checkup.Finding> findings = checkup.findings();
    findings.forEach(finding -> System.out.println(finding.line()));
    return findings.stream().anyMatch(Checkup.Finding::prevents) ? 1 : 0;
  }
}
