package dev.cuepost.media.render;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * One run of another program that cannot outlive this one.
 *
 * <p>A shell stands between: it starts the program and holds the reading end of a pipe of ours.
 * When that pipe closes, because we close it or because this process died in whatever way, the
 * shell kills the program, and with it all that it started, as they are one group. Asking the
 * kernel for a signal at the parent's death would bind the program to the thread that started it,
 * and virtual threads have no such lasting thread.
 */
final class Child {
  private static final String GUARD =
      """
      exec 3<&0 </dev/null
      command -v setsid >/dev/null && set -- setsid "$@"
      "$@" 3<&- &
      program=$!
      { read -r line <&3; kill -9 -$program || kill -9 $program; } >/dev/null 2>&1 &
      guard=$!
      wait $program
      status=$?
      kill $guard 2>/dev/null
      exit $status
      """;

  /** All that a program gets to know of our environment: it may hold secrets. */
  private static final Set<String> ENVIRONMENT =
      Set.of("PATH", "LD_LIBRARY_PATH", "HOME", "TMPDIR");

  private static final int TAIL_BYTES = 16 * 1024;
  private static final Duration GRACE = Duration.ofSeconds(5);

  /** How often the memory of a program is looked at. */
  private static final Duration LOOK = Duration.ofMillis(200);

  private Child() {}

  /** How a run ended. */
  sealed interface Ending {
    /**
     * By itself.
     *
     * @param status 0 on success, 128 and more if a signal ended it
     * @param errors the end of what it said on its error stream
     */
    record Exited(int status, String errors) implements Ending {}

    /** It was stopped at the limit. */
    record TimedOut() implements Ending {}

    /** It was stopped because it held more memory than it may. */
    record Overgrown() implements Ending {}

    /** It was stopped because the calling thread was interrupted. */
    record Interrupted() implements Ending {}
  }

  /** The same for one that may hold as much memory as there is. */
  static Ending run(List<String> words, Duration limit, Consumer<InputStream> output)
      throws IOException {
    return run(words, Path.of(""), limit, Long.MAX_VALUE, output);
  }

  /**
   * Runs a program to its end.
   *
   * @param words its name and arguments, which no shell looks into
   * @param directory in which it runs
   * @param memory bytes that it may hold; it is looked at a few times a second
   * @param output reads its output on another thread, to the end
   * @throws IOException if it cannot be started
   */
  static Ending run(
      List<String> words, Path directory, Duration limit, long memory, Consumer<InputStream> output)
      throws IOException {
    var command = new ArrayList<>(List.of("/bin/sh", "-c", GUARD, "guard"));
    command.addAll(words);
    var builder = new ProcessBuilder(command).directory(directory.toAbsolutePath().toFile());
    builder.environment().keySet().retainAll(ENVIRONMENT);
    builder.environment().put("LC_ALL", "C");
    var process = builder.start();
    var tail = new Tail(process.getErrorStream());
    // A stop closes the streams under those who read them, and then nobody asks what they met.
    var reader = reading(() -> output.accept(process.getInputStream()));
    var errors = reading(tail);
    try {
      Duration left = limit;
      while (!process.waitFor(left.compareTo(LOOK) < 0 ? left : LOOK)) {
        left = left.minus(LOOK);
        if (!left.isPositive()) {
          return new Ending.TimedOut();
        }
        if (memory < Long.MAX_VALUE && Resident.of(process) > memory) {
          return new Ending.Overgrown();
        }
      }
      reader.get();
      errors.get();
      return new Ending.Exited(process.exitValue(), tail.text());
    } catch (ExecutionException problem) {
      throw new IOException("the output of %s cannot be read".formatted(words.getFirst()), problem);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Ending.Interrupted();
    } finally {
      stop(process);
    }
  }

  private static Future<?> reading(Runnable reader) {
    return CompletableFuture.runAsync(reader, Thread::startVirtualThread);
  }

  /** Lets the guard kill the program, and does it itself should the guard be gone. */
  private static void stop(Process process) {
    boolean interrupted = Thread.interrupted();
    try {
      var programs = process.descendants().toList();
      process.getOutputStream().close();
      if (!process.waitFor(GRACE)) {
        programs.forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
    } catch (IOException | InterruptedException _) {
      process.destroyForcibly();
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Keeps the last bytes of a stream. */
  private static final class Tail implements Runnable {
    private final InputStream stream;
    private byte[] kept = new byte[0];

    Tail(InputStream stream) {
      this.stream = stream;
    }

    @Override
    public void run() {
      var chunk = new byte[4096];
      try {
        for (int read = stream.read(chunk); read >= 0; read = stream.read(chunk)) {
          var all = Arrays.copyOf(kept, kept.length + read);
          System.arraycopy(chunk, 0, all, kept.length, read);
          kept = Arrays.copyOfRange(all, Math.max(0, all.length - TAIL_BYTES), all.length);
        }
      } catch (IOException problem) {
        throw new UncheckedIOException(problem);
      }
    }

    /** To be asked once the stream has ended. */
    String text() {
      return new String(kept, StandardCharsets.UTF_8);
    }
  }
}
