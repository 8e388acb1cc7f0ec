package dev.cuepost.bench.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * A directory for what a run stores, and the processes that store it. Both end with the run, also
 * with one that is broken off.
 */
public final class Scratch implements AutoCloseable {
  private final Path directory;
  private final Deque<AutoCloseable> processes = new ArrayDeque<>(); // guarded by this
  private final Thread brokenOff = Thread.ofPlatform().unstarted(this::end);
  private boolean ended; // guarded by this

  private Scratch(Path directory) {
    this.directory = directory;
  }

  /** A new directory below this one, which must be on a disk. */
  public static Scratch in(Path parent) throws IOException {
    Files.createDirectories(parent);
    String type = Files.getFileStore(parent).type();
    if (type.equals("tmpfs") || type.equals("ramfs")) {
      throw new IllegalStateException(
          "%s is in memory (%s): give a --directory on a disk".formatted(parent, type));
    }
    var scratch = new Scratch(Files.createTempDirectory(parent, "run-"));
    Runtime.getRuntime().addShutdownHook(scratch.brokenOff);
    return scratch;
  }

  public Path directory() {
    return directory;
  }

  public synchronized <T extends AutoCloseable> T add(T process) {
    processes.push(process);
    return process;
  }

  @Override
  public void close() {
    end();
    Runtime.getRuntime().removeShutdownHook(brokenOff);
  }

  private synchronized void end() {
    if (ended) {
      return;
    }
    ended = true;
    try {
      while (!processes.isEmpty()) {
        processes.pop().close();
      }
      Files.walkFileTree(directory, new Deletion());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class Deletion extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.delete(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure)
        throws IOException {
      Files.delete(visited);
      return FileVisitResult.CONTINUE;
    }
  }
}
