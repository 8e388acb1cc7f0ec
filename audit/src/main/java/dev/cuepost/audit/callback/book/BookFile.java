package dev.cuepost.audit.callback.book;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cuepost.audit.history.AuditProblem;
import dev.cuepost.audit.history.HistoryFile;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One book: one JSON object a line, with the operating system before {@link #write} returns. Any
 * threads may write.
 */
public final class BookFile<T> implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ReentrantLock lock = new ReentrantLock();
  private final OutputStream file;

  private BookFile(OutputStream file) {
    this.file = file;
  }

  /** A new book in the directory. */
  public static <T> BookFile<T> create(Path directory, String name) throws IOException {
    return new BookFile<>(
        Files.newOutputStream(path(directory, name), StandardOpenOption.CREATE_NEW));
  }

  /**
   * Writes a line.
   *
   * @throws UncheckedIOException if it cannot be written, so that the run is void
   */
  public void write(T entry) {
    lock.lock();
    try {
      file.write((JSON.writeValueAsString(entry) + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("a book cannot be written", e);
    } finally {
      lock.unlock();
    }
  }

  static <T> List<T> read(Path directory, String name, Class<T> type) throws IOException {
    List<T> entries = new ArrayList<>();
    int number = 0;
    for (String line : Files.readAllLines(path(directory, name))) {
      number++;
      try {
        entries.add(JSON.readValue(line, type));
      } catch (JsonProcessingException e) {
        throw new AuditProblem(
            "%s, line %d: %s".formatted(path(directory, name), number, e.getOriginalMessage()), e);
      }
    }
    return entries;
  }

  private static Path path(Path directory, String name) {
    return directory.resolve(name + HistoryFile.SUFFIX);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
