package dev.cuepost.audit.history;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The history of one client: one event a line. */
public record HistoryFile(Path path) {
  public static final String SUFFIX = ".jsonl";

  /** The histories in a directory. */
  public static List<HistoryFile> in(Path directory) throws IOException {
    try (var paths = Files.list(directory)) {
      return paths
          .filter(path -> path.toString().endsWith(SUFFIX))
          .sorted()
          .map(HistoryFile::new)
          .toList();
    }
  }

  /**
   * The events in the order in which they were written. A last line without an end is left out: its
   * writer died while writing it.
   *
   * @throws AuditProblem naming the line that cannot be read
   */
  public List<Event> events() throws IOException {
    // A torn end may be half a character, which Files.readString would refuse.
    var text = new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
    String whole = text.substring(0, text.lastIndexOf('\n') + 1);
    List<Event> events = new ArrayList<>();
    int number = 0;
    for (String line : whole.lines().toList()) {
      number++;
      if (!line.isBlank()) {
        events.add(event(number, line));
      }
    }
    return events;
  }

  private Event event(int number, String line) {
    try {
      return EventLine.read(line);
    } catch (AuditProblem e) {
      throw new AuditProblem("%s, line %d: %s".formatted(path, number, e.getMessage()), e);
    }
  }

  /** The events of several histories, one after the other. */
  public static List<Event> all(List<HistoryFile> files) throws IOException {
    List<Event> events = new ArrayList<>();
    for (HistoryFile file : files) {
      events.addAll(file.events());
    }
    return events;
  }
}
