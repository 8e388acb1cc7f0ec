package dev.cuepost.cli.completion;

import static java.util.Objects.requireNonNull;

import dev.cuepost.cli.session.Session;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints a script by which a shell completes what is typed. */
@Command(
    name = "completion",
    mixinStandardHelpOptions = true,
    description = "Prints a script by which a shell completes commands and options.",
    footerHeading = Session.EXAMPLES,
    footer = {
      "  source <(bin/cuepost completion bash)",
      "  bin/cuepost completion zsh > ~/.zfunc/cuepost.zsh   # and source it in ~/.zshrc"
    })
public final class CompletionCommand implements Runnable {
  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "SHELL", description = "${COMPLETION-CANDIDATES}")
  private Shell shell = Shell.bash;

  /** The shells; one script serves both, as zsh has a way to read what bash reads. */
  enum Shell {
    bash("~/.bashrc"),
    zsh("~/.zshrc");

    private final String startup;

    Shell(String startup) {
      this.startup = startup;
    }
  }

  @Override
  public void run() {
    var line = requireNonNull(spec).commandLine();
    line.getOut().println("# Source this from " + shell.startup);
    line.getOut().print(AutoComplete.bash(spec.root().name(), spec.root().commandLine()));
    line.getOut().flush();
  }
}
