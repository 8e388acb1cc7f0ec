package dev.cuepost.media.process.plugin;

import dev.cuepost.media.edit.MediaFacts;
import dev.cuepost.media.process.outcome.Outcome;
import dev.cuepost.media.render.ToolRun;
import dev.cuepost.media.work.ScratchDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A program of the operator's. It gets the file's path as its last argument and the task on its
 * standard input, and prints its answer.
 */
public final class CommandPlugin implements Plugin {
  private final List<String> words;

  /**
   * @param words the program and its arguments but for the last; at least one
   */
  public CommandPlugin(List<String> words) {
    if (words.isEmpty() || words.getFirst().isBlank()) {
      throw new IllegalArgumentException("the command of a plug-in must name a program");
    }
    this.words = List.copyOf(words);
  }

  @Override
  public Reply look(Task task, Path file, MediaFacts facts, Path scratch, Duration limit)
      throws IOException {
    Path own = Files.createTempDirectory(Files.createDirectories(scratch), ".plugin");
    try (var directory = new ScratchDirectory(own)) {
      Path request = Files.writeString(directory.path().resolve("task"), task.json());
      var command = new ArrayList<>(words);
      command.add(file.toAbsolutePath().toString());
      return reply(task, ToolRun.run(command, request, limit, LONGEST_ANSWER));
    }
  }

  private Reply reply(Task task, ToolRun.Ending ending) {
    return switch (ending) {
      case ToolRun.Ending.Done(String output) ->
          FindingsReader.reply(output, task, "The plug-in " + name());
      case ToolRun.Ending.Failed(int status, String said) ->
          Reply.NotAnswered.failed(
              FAILED,
              "The plug-in %s ended with status %d%s."
                  .formatted(name(), status, said.isEmpty() ? "" : ": " + said));
      case ToolRun.Ending.TooLong(int most) ->
          Reply.NotAnswered.failed(
              LONG_ANSWER, "The plug-in %s printed more than %d bytes.".formatted(name(), most));
      case ToolRun.Ending.TimedOut(Duration limit) ->
          new Reply.NotAnswered(new Outcome.TimedOut(limit));
      case ToolRun.Ending.Cancelled() -> new Reply.NotAnswered(new Outcome.Cancelled());
    };
  }

  /** Without the folders of this machine. */
  private String name() {
    return String.valueOf(Path.of(words.getFirst()).getFileName());
  }
}
