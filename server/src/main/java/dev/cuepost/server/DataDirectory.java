package dev.cuepost.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The directory that holds everything a server knows. One process at a time has it; stopped, it can
 * be copied and started elsewhere.
 */
final class DataDirectory implements AutoCloseable {
  private static final String FORMAT = "cuepost-data 1";
  private static final FileAttribute<?> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
  private static final List<String> OWN_FILES = List.of("lock", "format", "format.new");

  private final Path directory;
  private final FileChannel lockFile;

  private DataDirectory(Path directory, FileChannel lockFile) {
    this.directory = directory;
    this.lockFile = lockFile;
  }

  /**
   * Takes the directory, creating it if it is absent.
   *
   * @throws Problem if another process has it, or if what it holds is not of this format
   */
  static DataDirectory open(Path path) {
    try {
      Path directory = path.toAbsolutePath().normalize();
      if (!Files.exists(directory)) {
        Files.createDirectories(directory, OWNER_ONLY);
      }
      DataDirectory data = take(directory);
      try {
        data.emptyScratch();
        return data;
      } catch (IOException e) {
        data.close();
        throw e;
      }
    } catch (IOException e) {
      throw unusable(path, e);
    }
  }

  /**
   * Takes the directory and leaves what is in it as it is.
   *
   * @throws Problem if another process has it, or it is none of a server
   */
  static DataDirectory openAsItIs(Path path) {
    if (!Files.exists(path.resolve("state.db"))) {
      throw new Problem("%s is no data directory of a server; give another --data".formatted(path));
    }
    try {
      return take(path.toAbsolutePath().normalize());
    } catch (IOException e) {
      throw unusable(path, e);
    }
  }

  private static DataDirectory take(Path directory) throws IOException {
    FileChannel lock =
        FileChannel.open(
            directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      takeLock(directory, lock);
      checkFormat(directory);
      return new DataDirectory(directory, lock);
    } catch (IOException | Problem e) {
      close(lock);
      throw e;
    }
  }

  private static Problem unusable(Path directory, IOException e) {
    return new Problem(
        "the data directory %s cannot be used: %s"
            .formatted(directory.toAbsolutePath().normalize(), e.getMessage()),
        e);
  }

  Path queues() {
    return directory.resolve("queues");
  }

  Path state() {
    return directory.resolve("state.db");
  }

  Path objects() {
    return directory.resolve("objects");
  }

  /** Work in progress: emptied at every start. */
  Path scratch() {
    return directory.resolve("scratch");
  }

  /** What has come of files that are fetched from elsewhere. */
  Path pulls() {
    return directory.resolve("pulls");
  }

  /** Programs unpacked from our own archives. */
  Path tools() {
    return directory.resolve("tools");
  }

  /** What the secrets in the state are encrypted under. */
  Path masterKey() {
    return directory.resolve("master-key");
  }

  /** Nonces of calls of the last half hour. */
  Path nonces() {
    return directory.resolve("nonces");
  }

  /** There once the state and the queues have moved to databases. */
  Path moved() {
    return directory.resolve("moved");
  }

  Path credentials() {
    return directory.resolve("credentials");
  }

  Path path() {
    return directory;
  }

  @Override
  public void close() {
    close(lockFile);
  }

  private static void takeLock(Path directory, FileChannel lock) throws IOException {
    @Nullable FileLock taken;
    try {
      taken = lock.tryLock();
    } catch (OverlappingFileLockException e) {
      taken = null;
    }
    if (taken == null) {
      throw new Problem(
          "the data directory %s is in use by another process; stop it or give another --data"
              .formatted(directory));
    }
  }

  private static void checkFormat(Path directory) throws IOException {
    Path format = directory.resolve("format");
    if (Files.exists(format)) {
      String found = Files.readString(format).strip();
      if (!found.equals(FORMAT)) {
        throw new Problem(
            "the data directory %s has format '%s' and this version reads only '%s'; start the version that wrote it"
                .formatted(directory, found, FORMAT));
      }
      return;
    }
    try (var entries = Files.list(directory)) {
      if (entries.anyMatch(entry -> !OWN_FILES.contains(entry.getFileName().toString()))) {
        throw new Problem(
            "the directory %s is neither empty nor a data directory (its file 'format' is missing); give another --data"
                .formatted(directory));
      }
    }
    Path fresh = directory.resolve("format.new");
    try (var channel =
        FileChannel.open(
            fresh,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap((FORMAT + "\n").getBytes(StandardCharsets.UTF_8)));
      channel.force(true);
    }
    Files.move(fresh, format, StandardCopyOption.ATOMIC_MOVE);
  }

  private void emptyScratch() throws IOException {
    Files.createDirectories(scratch());
    Files.walkFileTree(
        scratch(),
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure)
              throws IOException {
            if (failure != null) {
              throw failure;
            }
            if (!visited.equals(scratch())) {
              Files.delete(visited);
            }
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private static void close(@Nullable FileChannel channel) {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
