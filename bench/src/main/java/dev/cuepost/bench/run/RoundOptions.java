package dev.cuepost.bench.run;

import java.nio.file.Path;
import java.time.Duration;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options of every benchmark that measures in rounds. */
public final class RoundOptions {
  @Option(
      names = "--directory",
      paramLabel = "DIR",
      defaultValue = "${sys:cuepost.bench.directory:-target/bench}",
      scope = ScopeType.INHERIT,
      description =
          "on the disk to measure; what the runs store there is removed (default: target/bench)")
  private Path directory = Path.of("target/bench");

  @Option(
      names = "--rounds",
      defaultValue = "5",
      scope = ScopeType.INHERIT,
      description = "that count (default: ${DEFAULT-VALUE})")
  private int rounds = 5;

  @Option(
      names = "--seconds",
      defaultValue = "5",
      scope = ScopeType.INHERIT,
      description = "of a round (default: ${DEFAULT-VALUE})")
  private int seconds = 5;

  @Option(
      names = "--warm-up",
      defaultValue = "6",
      scope = ScopeType.INHERIT,
      description = "rounds before those that count (default: ${DEFAULT-VALUE})")
  private int warmUps = 6;

  public Path directory() {
    return directory;
  }

  public int rounds() {
    return rounds;
  }

  public Duration time() {
    return Duration.ofSeconds(seconds);
  }

  public int warmUps() {
    return warmUps;
  }
}
