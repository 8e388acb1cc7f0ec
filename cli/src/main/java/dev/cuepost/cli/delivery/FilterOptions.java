package dev.cuepost.cli.delivery;

import dev.cuepost.cli.session.GivenTime;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that choose deliveries. */
final class FilterOptions {
  @Option(names = "--failed", description = "those that were given up")
  private boolean failed;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "events from then on: a time such as 2026-12-01T08:00:00Z, or 90s, 30m, 2h, 7d")
  private @Nullable String since;

  @Option(
      names = "--until",
      paramLabel = "TIME",
      description = "events until the end of that second, likewise")
  private @Nullable String until;

  @Option(names = "--job", paramLabel = "ID", description = "events about this job")
  private @Nullable String job;

  @Option(names = "--media", paramLabel = "ID", description = "events about this asset")
  private @Nullable String media;

  @Option(
      names = "--target",
      paramLabel = "START",
      description = "targets whose URL or queue name begins like this")
  private @Nullable String target;

  @Option(names = "--type", paramLabel = "TYPE", description = "events of this type")
  private @Nullable String type;

  boolean failed() {
    return failed;
  }

  /** As operations are told of it; the state is not among them. */
  Map<String, String> parameters(InstantSource clock) {
    Map<String, String> parameters = new HashMap<>();
    put(parameters, "StartTime", since == null ? null : GivenTime.read("--since", since, clock));
    put(parameters, "EndTime", until == null ? null : GivenTime.read("--until", until, clock));
    put(parameters, "JobId", job);
    put(parameters, "MediaId", media);
    put(parameters, "Target", target);
    put(parameters, "EventType", type);
    return parameters;
  }

  private static void put(Map<String, String> parameters, String name, @Nullable String value) {
    if (value != null) {
      parameters.put(name, value);
    }
  }
}
