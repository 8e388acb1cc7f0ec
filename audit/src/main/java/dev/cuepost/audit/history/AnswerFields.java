package dev.cuepost.audit.history;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuepost.audit.history.Answer.SendResult;
import dev.cuepost.audit.history.Answer.SightedLease;
import dev.cuepost.audit.history.Answer.Sighting;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** An answer as fields of a line. */
final class AnswerFields {
  private enum Phase {
    SENT,
    SEEN,
    DELETED,
    HIDDEN,
    FAILED,
    UNKNOWN
  }

  private AnswerFields() {}

  static void write(Answer answer, ObjectNode line) {
    line.put("phase", EventLine.word(phase(answer)));
    switch (answer) {
      case Answer.Sent(var results) -> {
        var array = line.putArray("messages");
        results.forEach(result -> write(result, array.addObject()));
      }
      case Answer.Seen(var messages) -> {
        var array = line.putArray("messages");
        messages.forEach(message -> write(message, array.addObject()));
      }
      case Answer.Deleted(var refused) -> {
        if (!refused.isEmpty()) {
          var array = line.putArray("refused");
          refused.forEach(
              (handle, code) -> array.addObject().put("handle", handle).put("error", code));
        }
      }
      case Answer.Hidden(var handle, var until) ->
          line.put("handle", handle).put("until", until.toEpochMilli());
      case Answer.Failed(var code) -> line.put("error", code);
      case Answer.Unknown(var reason) -> line.put("error", reason);
    }
  }

  private static Phase phase(Answer answer) {
    return switch (answer) {
      case Answer.Sent _ -> Phase.SENT;
      case Answer.Seen _ -> Phase.SEEN;
      case Answer.Deleted _ -> Phase.DELETED;
      case Answer.Hidden _ -> Phase.HIDDEN;
      case Answer.Failed _ -> Phase.FAILED;
      case Answer.Unknown _ -> Phase.UNKNOWN;
    };
  }

  private static void write(SendResult result, ObjectNode item) {
    switch (result) {
      case SendResult.Accepted(var id, var md5, var handle) -> {
        item.put("id", id).put("md5", md5);
        handle.ifPresent(text -> item.put("handle", text));
      }
      case SendResult.Rejected(var code) -> item.put("error", code);
    }
  }

  private static void write(Sighting message, ObjectNode item) {
    item.put("id", message.id())
        .put("key", message.key())
        .put("md5", message.md5())
        .put("told", message.toldMd5())
        .put("count", message.dequeueCount());
    message
        .lease()
        .ifPresent(
            lease -> item.put("handle", lease.handle()).put("until", lease.until().toEpochMilli()));
  }

  static Answer read(Fields line) {
    return switch (line.word("phase", Phase.values())) {
      case SENT ->
          new Answer.Sent(line.objects("messages").stream().map(AnswerFields::sent).toList());
      case SEEN ->
          new Answer.Seen(line.objects("messages").stream().map(AnswerFields::seen).toList());
      case DELETED -> new Answer.Deleted(refused(line));
      case HIDDEN -> new Answer.Hidden(line.text("handle"), line.millis("until"));
      case FAILED -> new Answer.Failed(line.text("error"));
      case UNKNOWN -> new Answer.Unknown(line.textIfAny("error").orElse(""));
    };
  }

  private static SendResult sent(Fields item) {
    return item.has("error")
        ? new SendResult.Rejected(item.text("error"))
        : new SendResult.Accepted(item.text("id"), item.text("md5"), item.textIfAny("handle"));
  }

  private static Sighting seen(Fields item) {
    return new Sighting(
        item.text("id"),
        item.text("key"),
        item.text("md5"),
        item.textIfAny("told").orElseGet(() -> item.text("md5")),
        Math.toIntExact(item.number("count")),
        item.has("handle")
            ? Optional.of(new SightedLease(item.text("handle"), item.millis("until")))
            : Optional.empty());
  }

  private static Map<String, String> refused(Fields line) {
    Map<String, String> refused = new LinkedHashMap<>();
    if (line.has("refused")) {
      line.objects("refused").forEach(item -> refused.put(item.text("handle"), item.text("error")));
    }
    return refused;
  }
}
