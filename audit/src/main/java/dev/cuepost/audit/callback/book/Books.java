package dev.cuepost.audit.callback.book;

import dev.cuepost.audit.history.Event;
import dev.cuepost.audit.history.HistoryFile;
import dev.cuepost.audit.history.Note;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * All that was written down of a run.
 *
 * @param deliveries the server's log, read when nothing was left to do
 * @param kills when the server was ended by SIGKILL
 * @param stops when it was ended by SIGTERM
 */
public record Books(
    Terms terms,
    List<Asked> asked,
    List<Call> calls,
    List<Message> messages,
    List<Delivery> deliveries,
    List<Long> kills,
    List<Long> stops) {
  public static final String TERMS = "terms";
  public static final String ASKED = "asked";
  public static final String CALLS = "calls";
  public static final String MESSAGES = "messages";
  public static final String DELIVERIES = "deliveries";
  public static final String SERVER = "server";

  public Books {
    asked = List.copyOf(asked);
    calls = List.copyOf(calls);
    messages = List.copyOf(messages);
    deliveries = List.copyOf(deliveries);
    kills = List.copyOf(kills);
    stops = List.copyOf(stops);
  }

  /** What was asked for, read by itself. */
  public static List<Asked> askedIn(Path directory) throws IOException {
    return BookFile.read(directory, ASKED, Asked.class);
  }

  /**
   * Reads what a run wrote into a directory.
   *
   * @throws dev.cuepost.audit.history.AuditProblem naming the line that cannot be read
   */
  public static Books in(Path directory) throws IOException {
    List<Long> kills = new ArrayList<>();
    List<Long> stops = new ArrayList<>();
    for (Event event : new HistoryFile(directory.resolve(SERVER + HistoryFile.SUFFIX)).events()) {
      if (event instanceof Event.Noted(var at, Note.ServerEnded(var how))) {
        (how == Note.Ending.TERMINATED ? stops : kills).add(at.wall().toEpochMilli());
      }
    }
    return new Books(
        BookFile.read(directory, TERMS, Terms.class).getLast(),
        askedIn(directory),
        BookFile.read(directory, CALLS, Call.class),
        BookFile.read(directory, MESSAGES, Message.class),
        BookFile.read(directory, DELIVERIES, Delivery.class),
        kills,
        stops);
  }
}
