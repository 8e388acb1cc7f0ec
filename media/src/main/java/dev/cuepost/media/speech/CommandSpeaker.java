package dev.cuepost.media.speech;

import dev.cuepost.media.edit.MediaRef;
import dev.cuepost.media.process.outcome.Outcome;
import dev.cuepost.media.process.plugin.Plugin;
import dev.cuepost.media.render.ToolRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A program of the operator's. It gets the task on its standard input, and writes the sound to the
 * path that is its last argument.
 */
public final class CommandSpeaker implements Speaker {
  private final List<String> words;

  /**
   * @param words the program and its arguments but for the last; at least one
   */
  public CommandSpeaker(List<String> words) {
    if (words.isEmpty() || words.getFirst().isBlank()) {
      throw new IllegalArgumentException("the command of a plug-in must name a program");
    }
    this.words = List.copyOf(words);
  }

  @Override
  public Outcome speak(MediaRef.Speech wish, Path target, Duration limit) throws IOException {
    Path task = target.resolveSibling(target.getFileName() + ".task");
    Files.writeString(task, SpokenTask.json(wish));
    try {
      var command = new ArrayList<>(words);
      command.add(target.toAbsolutePath().toString());
      return outcome(ToolRun.run(command, task, limit, Plugin.LONGEST_ANSWER), target);
    } finally {
      Files.deleteIfExists(task);
    }
  }

  private Outcome outcome(ToolRun.Ending ending, Path target) throws IOException {
    return switch (ending) {
      case ToolRun.Ending.Done _ -> looked(target);
      case ToolRun.Ending.Failed(int status, String said) ->
          new Outcome.Failed(
              Plugin.FAILED,
              "The plug-in %s ended with status %d%s."
                  .formatted(name(), status, said.isEmpty() ? "" : ": " + said));
      case ToolRun.Ending.TooLong(int most) ->
          new Outcome.Failed(
              Plugin.LONG_ANSWER,
              "The plug-in %s printed more than %d bytes.".formatted(name(), most));
      case ToolRun.Ending.TimedOut(Duration limit) -> new Outcome.TimedOut(limit);
      case ToolRun.Ending.Cancelled() -> new Outcome.Cancelled();
    };
  }

  private Outcome looked(Path target) throws IOException {
    if (!Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS) || Files.size(target) == 0) {
      return new Outcome.Failed(
          Plugin.INVALID_ANSWER,
          "The plug-in %s breaks its contract: it wrote no sound.".formatted(name()));
    }
    return Files.size(target) > LARGEST
        ? new Outcome.Failed(
            Plugin.LONG_ANSWER,
            "The plug-in %s wrote more than %d bytes.".formatted(name(), LARGEST))
        : new Outcome.Made(List.of(target));
  }

  /** Without the folders of this machine. */
  private String name() {
    return String.valueOf(Path.of(words.getFirst()).getFileName());
  }
}
