package dev.cuepost.audit.history;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;

/** A note as fields of a line. */
final class NoteFields {
  private enum Kind {
    QUEUE_USED,
    DRAIN_BEGAN,
    DRAIN_ENDED,
    SERVER_READY,
    SERVER_ENDED
  }

  private NoteFields() {}

  static void write(Note note, ObjectNode line) {
    switch (note) {
      case Note.QueueUsed(var queue, var retention, var durability) ->
          kind(line, Kind.QUEUE_USED)
              .put("queue", queue)
              .put("retention", retention.toSeconds())
              .put("durability", EventLine.word(durability));
      case Note.DrainBegan(var queue) -> kind(line, Kind.DRAIN_BEGAN).put("queue", queue);
      case Note.DrainEnded(var queue) -> kind(line, Kind.DRAIN_ENDED).put("queue", queue);
      case Note.ServerReady() -> kind(line, Kind.SERVER_READY);
      case Note.ServerEnded(var how) ->
          kind(line, Kind.SERVER_ENDED).put("how", EventLine.word(how));
    }
  }

  private static ObjectNode kind(ObjectNode line, Kind kind) {
    return line.put("note", EventLine.word(kind));
  }

  static Note read(Fields line) {
    return switch (line.word("note", Kind.values())) {
      case QUEUE_USED ->
          new Note.QueueUsed(
              line.text("queue"),
              Duration.ofSeconds(line.number("retention")),
              line.has("durability")
                  ? line.word("durability", Durability.values())
                  : Durability.FSYNC);
      case DRAIN_BEGAN -> new Note.DrainBegan(line.text("queue"));
      case DRAIN_ENDED -> new Note.DrainEnded(line.text("queue"));
      case SERVER_READY -> new Note.ServerReady();
      case SERVER_ENDED -> new Note.ServerEnded(line.word("how", Note.Ending.values()));
    };
  }
}
