package dev.cuepost.media.render;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Runs a program that the operator chose, for what it prints. Any thread may; each call is one
 * child process, which dies with this one, as FFmpeg does.
 */
public final class ToolRun {
  private static final int LONGEST = 300;

  /** What lets a program read a file as its input; no shell looks into the words. */
  private static final String FED = "input=$1; shift; exec \"$@\" <\"$input\"";

  private ToolRun() {}

  /** How a run ended. */
  public sealed interface Ending {
    /** It is content. */
    record Done(String output) implements Ending {}

    /**
     * It is not, or could not be started.
     *
     * @param status 126 or 127 if it could not
     * @param said the last line on its error stream, empty if there is none
     */
    record Failed(int status, String said) implements Ending {}

    /** It printed more than it may and was stopped. */
    record TooLong(int mostBytes) implements Ending {}

    /** It took longer than it may and was stopped. */
    record TimedOut(Duration limit) implements Ending {}

    /** The thread was interrupted; the program was stopped and the interrupt flag is set. */
    record Cancelled() implements Ending {}
  }

  /**
   * Runs it to its end.
   *
   * @param words the program and its arguments
   * @param input a file that it can read from its standard input
   * @param limit after which it is stopped
   * @param mostBytes that it may print
   * @throws IOException if no process can be started
   */
  public static Ending run(List<String> words, Path input, Duration limit, int mostBytes)
      throws IOException {
    var command = new ArrayList<>(List.of("nice", "-n", "5", "/bin/sh", "-c", FED, "fed"));
    command.add(input.toAbsolutePath().toString());
    command.addAll(words);
    var printed = new AtomicReference<>(new byte[0]);
    var ending = Child.run(command, limit, stream -> printed.set(read(stream, mostBytes)));
    if (ending instanceof Child.Ending.Exited && printed.get().length > mostBytes) {
      return new Ending.TooLong(mostBytes);
    }
    return switch (ending) {
      case Child.Ending.Exited(int status, _) when status == 0 ->
          new Ending.Done(new String(printed.get(), StandardCharsets.UTF_8));
      case Child.Ending.Exited(int status, String errors) ->
          new Ending.Failed(status, lastLine(errors));
      case Child.Ending.TimedOut(), Child.Ending.Overgrown() -> new Ending.TimedOut(limit);
      case Child.Ending.Interrupted() -> new Ending.Cancelled();
    };
  }

  /** One byte more than it may be tells that it was too long; the program then writes to nobody. */
  private static byte[] read(InputStream stream, int mostBytes) {
    try (stream) {
      return stream.readNBytes(mostBytes + 1);
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  private static String lastLine(String errors) {
    var lines = errors.strip().lines().toList();
    String last = lines.isEmpty() ? "" : lines.getLast().replaceAll("\\p{Cntrl}", "?");
    return last.length() > LONGEST ? last.substring(0, LONGEST) : last;
  }
}
