package dev.cuepost.server;

import static java.util.Objects.requireNonNull;

import dev.cuepost.cli.session.Session;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * A program that {@code bin/cuepost} starts in place of this one: it is among the commands so that
 * their list and a shell's completion know it.
 */
@Command(mixinStandardHelpOptions = true, footerHeading = Session.EXAMPLES)
final class ProgramBeside implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  private ProgramBeside() {}

  /** Shows the main job end to end. */
  static CommandLine demo() {
    return named(
        "demo",
        "Shows the main job end to end; a program of its own.",
        "  bin/cuepost demo",
        "  bin/cuepost demo holiday.mp4 beach.mov song.m4a");
  }

  /** Kills a server under load. */
  static CommandLine audit() {
    return named(
        "audit",
        "Kills a server under load, and checks that it kept its promises; a program of its own.",
        "  bin/cuepost audit --rounds 20 --seconds 10",
        "  bin/cuepost audit callbacks --json");
  }

  private static CommandLine named(String name, String description, String... examples) {
    var line = new CommandLine(new ProgramBeside());
    line.setUnmatchedArgumentsAllowed(true);
    line.getCommandSpec().name(name).usageMessage().description(description).footer(examples);
    return line;
  }

  @Override
  public Integer call() {
    throw new Problem(
        "%s is a program of its own: bin/cuepost %s starts it"
            .formatted(requireNonNull(spec).name(), requireNonNull(spec).name()));
  }
}
