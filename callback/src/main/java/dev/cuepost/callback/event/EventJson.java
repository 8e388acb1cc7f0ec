package dev.cuepost.callback.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.cuepost.callback.event.EventBody.ProduceMediaComplete;
import dev.cuepost.callback.event.EventBody.TestEvent;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The text in which an event is told, over HTTP and on queues alike.
 *
 * <p>On the wire: {@code {"EventType": string, "UserId": number, "EventTime":
 * "yyyy-MM-ddTHH:mm:ssZ", "MessageBody": object}}. Source: IMS documentation, "Event list".
 */
public final class EventJson {
  private static final JsonFactory JSON = new JsonFactory();

  private EventJson() {}

  public static String write(Event event) {
    var text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("EventType", event.body().eventType());
      json.writeNumberField("UserId", Long.parseLong(event.account()));
      json.writeStringField("EventTime", seconds(event.at()));
      json.writeObjectFieldStart("MessageBody");
      switch (event.body()) {
        case ProduceMediaComplete body -> write(json, body);
        case TestEvent(String testId, String message) -> {
          json.writeStringField("Message", message);
          json.writeStringField("TestId", testId);
        }
      }
      json.writeEndObject();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void write(JsonGenerator json, ProduceMediaComplete body) throws IOException {
    json.writeStringField("Status", body.succeeded() ? "Success" : "Fail");
    json.writeStringField("MediaURL", body.mediaUrl());
    json.writeStringField("MediaId", body.mediaId());
    json.writeStringField("ProjectId", body.projectId());
    json.writeStringField("ErrorCode", body.errorCode());
    json.writeStringField("ErrorMessage", body.errorMessage());
    json.writeStringField("JobId", body.jobId());
    json.writeStringField("UserData", body.userData());
  }

  private static String seconds(Instant at) {
    return at.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
