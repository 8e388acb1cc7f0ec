package dev.cuepost.audit.history;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Writes the history of one client. Each line is with the operating system before the method
 * returns, so that a client that dies leaves everything it has done. For one thread.
 */
public final class HistoryWriter implements AutoCloseable {
  private final OutputStream file;
  private final String client;
  private final MomentSource moments;
  private long operations;

  private HistoryWriter(OutputStream file, String client, MomentSource moments) {
    this.file = file;
    this.client = client;
    this.moments = moments;
  }

  /** A new file {@code CLIENT.jsonl} in the directory. */
  public static HistoryWriter create(Path directory, String client, MomentSource moments)
      throws IOException {
    return new HistoryWriter(
        Files.newOutputStream(
            directory.resolve(client + HistoryFile.SUFFIX), StandardOpenOption.CREATE_NEW),
        client,
        moments);
  }

  /** To be called before the request goes out. */
  public OperationId invoked(Request request) throws IOException {
    var operation = new OperationId(client, ++operations);
    write(new Event.Invoked(operation, moments.now(), request));
    return operation;
  }

  /** To be called as soon as the answer is there, and before anything is done with it. */
  public void ended(OperationId operation, Answer answer) throws IOException {
    write(new Event.Ended(operation, moments.now(), answer));
  }

  public void note(Note note) throws IOException {
    write(new Event.Noted(moments.now(), note));
  }

  private void write(Event event) throws IOException {
    file.write((EventLine.write(event) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
