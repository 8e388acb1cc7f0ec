package dev.cuepost.audit;

import dev.cuepost.audit.history.HistoryWriter;
import dev.cuepost.audit.history.Note;
import dev.cuepost.audit.history.Note.Ending;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A server that is ended and started again, on the same data and the same ports. What befalls it is
 * written down.
 */
final class MortalServer implements AutoCloseable {
  private final List<String> command;
  private final List<String> options;
  private final Path logs;
  private final HistoryWriter notes;
  private Optional<ServerProcess> running = Optional.empty();
  private final int apiPort = LastingPort.find();
  private final int objectsPort = LastingPort.find();
  private int starts;

  /**
   * A server that is not running yet.
   *
   * @param command program and first words
   * @param options of {@code serve} but for the ports
   * @param logs directory of its standard error, a file for each start
   */
  MortalServer(List<String> command, List<String> options, Path logs, HistoryWriter notes) {
    this.command = command;
    this.options = options;
    this.logs = logs;
    this.notes = notes;
  }

  ServerProcess.Ready start() throws IOException {
    var process = launch();
    running = Optional.of(process);
    var told = process.awaitReady();
    notes.note(new Note.ServerReady());
    return told;
  }

  void end(Ending how) throws IOException, InterruptedException {
    var process = running.orElseThrow();
    switch (how) {
      case KILLED, KILLED_WHILE_STARTING -> process.kill();
      case TERMINATED -> process.terminate();
    }
    running = Optional.empty();
    notes.note(new Note.ServerEnded(how));
  }

  /** Starts it and kills it before it is ready, or about then. */
  void startInVain(Duration life) throws IOException, InterruptedException {
    running = Optional.of(launch());
    Thread.sleep(life);
    end(Ending.KILLED_WHILE_STARTING);
  }

  private ServerProcess launch() throws IOException {
    List<String> words = new ArrayList<>(options);
    words.add("--port");
    words.add(Integer.toString(apiPort));
    words.add("--oss-port");
    words.add(Integer.toString(objectsPort));
    return ServerProcess.launch(command, words, logs.resolve("server-%d.log".formatted(++starts)));
  }

  /** SIGTERM at the end of the run, of which no history has to tell. */
  @Override
  public void close() {
    running.ifPresent(ServerProcess::endAnyhow);
  }
}
