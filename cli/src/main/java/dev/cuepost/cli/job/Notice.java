package dev.cuepost.cli.job;

import dev.cuepost.cli.outcome.Failure;
import dev.cuepost.cli.output.Output;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who is told of a job beside whom the callback setting names. */
final class Notice {
  @Option(
      names = "--notify",
      paramLabel = "TARGET",
      description = "tell an http(s) URL, or a queue that begins with ice-callback, of its end")
  private @Nullable String target;

  @Option(
      names = "--user-data",
      paramLabel = "TEXT",
      description = "comes back with the job and in its events, in place of --notify")
  private @Nullable String userData;

  Map<String, String> parameters() {
    if (target != null && userData != null) {
      throw Failure.usage("--notify is written into the user data: give it in --user-data");
    }
    if (target != null) {
      return Map.of("UserData", Output.object().put("NotifyAddress", target).toString());
    }
    return userData == null ? Map.of() : Map.of("UserData", userData);
  }
}
