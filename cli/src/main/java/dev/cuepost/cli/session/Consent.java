package dev.cuepost.cli.session;

import dev.cuepost.cli.outcome.Failure;
import java.io.Console;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Asks before something is lost that cannot be had back. */
public final class Consent {
  @Option(
      names = {"-y", "--yes"},
      description = "do not ask; needed where nobody can be asked")
  private boolean yes;

  /**
   * Goes on only if somebody agrees.
   *
   * @param what would be done
   */
  public void require(String what) {
    if (yes) {
      return;
    }
    Console console =
        Optional.ofNullable(System.console())
            .filter(Console::isTerminal)
            .orElseThrow(() -> Failure.usage("would %s: give --yes to say so".formatted(what)));
    String answer = console.readLine("Really %s? [y/N] ", what);
    if (answer == null || !answer.strip().toLowerCase(Locale.ROOT).startsWith("y")) {
      throw new Failure("nothing was done");
    }
  }
}
