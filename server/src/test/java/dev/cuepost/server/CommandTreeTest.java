package dev.cuepost.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** What all commands have in common. */
class CommandTreeTest {
  private static final CommandLine ROOT = Cuepost.commandLine(_ -> null);

  private static List<CommandLine> all() {
    List<CommandLine> all = new ArrayList<>();
    collect(ROOT, all);
    return all;
  }

  private static void collect(CommandLine line, List<CommandLine> all) {
    all.add(line);
    line.getSubcommands().values().forEach(below -> collect(below, all));
  }

  @Test
  void the_help_of_each_command_has_an_example_that_begins_with_its_name() {
    assertThat(all()).hasSizeGreaterThan(60);
    for (CommandLine line : all()) {
      String help = line.getUsageMessage();
      assertThat(help).contains("\nExamples:\n");
      assertThat(help.substring(help.indexOf("\nExamples:\n")))
          .contains(line.getCommandSpec().qualifiedName());
    }
  }

  @Test
  void the_help_of_each_command_says_what_it_does_and_what_each_of_its_options_is() {
    for (CommandLine line : all()) {
      var spec = line.getCommandSpec();
      assertThat(spec.usageMessage().description()).as(spec.qualifiedName()).isNotEmpty();
      for (OptionSpec option : spec.options()) {
        assertThat(option.description())
            .as(spec.qualifiedName() + " " + option.longestName())
            .isNotEmpty();
      }
      spec.positionalParameters()
          .forEach(word ->
              assertThat(word.description())
                  .as(spec.qualifiedName() + " " + word.paramLabel())
                  .isNotEmpty());
    }
  }

  @Test
  void a_shell_completes_commands_and_options(@TempDir Path directory) throws Exception {
    var out = new StringWriter();
    var line = Cuepost.commandLine(_ -> null).setOut(new PrintWriter(out, true));
    assertThat(line.execute("completion", "bash")).isZero();
    Path script = Files.writeString(directory.resolve("completion"), out.toString());
    for (var typed :
        Map.of(
                "cuepost qu", "queue",
                "cuepost queue rec", "receive",
                "cuepost queue receive --fol", "--follow",
                "bin/cuepost audi", "audit")
            .entrySet()) {
      assertThat(completed(script, typed.getKey())).as(typed.getKey()).contains(typed.getValue());
    }
    assertThat(line.execute("completion", "zsh")).isZero();
    assertThat(out.toString()).contains("bashcompinit");
    assertThat(line.setErr(new PrintWriter(out, true)).execute("completion", "fish")).isEqualTo(2);
  }

  /** What bash offers after these words, of which the last is not complete. */
  private static List<String> completed(Path script, String typed) throws Exception {
    String asked =
        """
        shopt -s progcomp; source '%s'
        COMP_LINE='%s'; COMP_POINT=${#COMP_LINE}; COMP_WORDS=($COMP_LINE)
        COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
        _complete_cuepost cuepost "${COMP_WORDS[COMP_CWORD]}"
        printf '%%s\\n' "${COMPREPLY[@]}"
        complete -p cuepost >&2
        """
            .formatted(script, typed);
    Process bash =
        new ProcessBuilder("bash", "--norc", "-c", asked)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String offered = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(bash.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(bash.exitValue()).isZero();
    return offered.lines().map(String::strip).toList();
  }
}
