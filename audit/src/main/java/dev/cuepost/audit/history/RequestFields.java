package dev.cuepost.audit.history;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;

/** A request as fields of a line. */
final class RequestFields {
  private enum Call {
    SEND,
    RECEIVE,
    PEEK,
    DELETE,
    HIDE
  }

  private RequestFields() {}

  static void write(Request request, ObjectNode line) {
    line.put("do", EventLine.word(call(request))).put("queue", request.queue());
    switch (request) {
      case Request.Send(_, var messages) -> {
        var array = line.putArray("messages");
        for (Request.Draft draft : messages) {
          var item = array.addObject().put("key", draft.key()).put("md5", draft.md5());
          if (!draft.delay().isZero()) {
            item.put("delay", draft.delay().toSeconds());
          }
        }
      }
      case Request.Receive _, Request.Peek _ -> {}
      case Request.Delete(_, var handles) -> handles.forEach(line.putArray("handles")::add);
      case Request.Hide(_, var handle, var timeout) ->
          line.put("handle", handle).put("seconds", timeout.toSeconds());
    }
  }

  private static Call call(Request request) {
    return switch (request) {
      case Request.Send _ -> Call.SEND;
      case Request.Receive _ -> Call.RECEIVE;
      case Request.Peek _ -> Call.PEEK;
      case Request.Delete _ -> Call.DELETE;
      case Request.Hide _ -> Call.HIDE;
    };
  }

  static Request read(Fields line) {
    String queue = line.text("queue");
    return switch (line.word("do", Call.values())) {
      case SEND ->
          new Request.Send(
              queue, line.objects("messages").stream().map(RequestFields::draft).toList());
      case RECEIVE -> new Request.Receive(queue);
      case PEEK -> new Request.Peek(queue);
      case DELETE -> new Request.Delete(queue, line.texts("handles"));
      case HIDE ->
          new Request.Hide(queue, line.text("handle"), Duration.ofSeconds(line.number("seconds")));
    };
  }

  private static Request.Draft draft(Fields item) {
    return new Request.Draft(item.text("key"), item.text("md5"), item.seconds("delay", 0));
  }
}
