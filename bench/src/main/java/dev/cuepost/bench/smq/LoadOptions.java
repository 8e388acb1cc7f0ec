package dev.cuepost.bench.smq;

import dev.cuepost.bench.run.RoundOptions;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options of every benchmark that asks servers in rounds. */
public final class LoadOptions {
  @Option(
      names = "--server",
      required = true,
      split = " ",
      hidden = true,
      scope = ScopeType.INHERIT)
  private List<String> server = List.of();

  @Mixin private RoundOptions rounds = new RoundOptions();

  @Option(
      names = "--connections",
      defaultValue = "64",
      scope = ScopeType.INHERIT,
      description = "that ask at the same time (default: ${DEFAULT-VALUE})")
  private int connections = 64;

  @Option(names = "--verbose", scope = ScopeType.INHERIT, description = "tell each round")
  private boolean verbose;

  public Settings settings() {
    return new Settings(
        server,
        Arrays.asList(System.getProperty("cuepost.bench.flags", "").split(" ")),
        rounds.directory(),
        Path.of(System.getProperty("cuepost.bench.elasticmq", "")),
        rounds.warmUps(),
        rounds.rounds(),
        rounds.time(),
        connections,
        verbose);
  }
}
