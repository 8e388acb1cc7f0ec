package dev.cuepost.callback.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Writes the members of an event's JSON. What is empty is left out. Each method adds one member and
 * answers the writer.
 */
public final class EventWriter {
  private static final JsonFactory JSON = new JsonFactory();

  private final JsonGenerator json;

  private EventWriter(JsonGenerator json) {
    this.json = json;
  }

  /** The object as text, without blanks. */
  static String object(EventPart part) {
    var text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);
      json.writeStartObject();
      part.write(new EventWriter(json));
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /** A string. */
  public EventWriter text(String member, String value) {
    return put(() -> json.writeStringField(member, value));
  }

  /** A string, if there is one. */
  public EventWriter text(String member, Optional<String> value) {
    value.ifPresent(v -> text(member, v));
    return this;
  }

  /** A string that is one of a set. */
  public EventWriter text(String member, Word value) {
    return text(member, value.word());
  }

  /** A number in digits as a string. */
  public EventWriter digits(String member, long value) {
    return text(member, Long.toString(value));
  }

  /** A number in digits as a string, never with an exponent. */
  public EventWriter digits(String member, BigDecimal value) {
    return text(member, value.toPlainString());
  }

  /** A number in digits as a string, if there is one. */
  public EventWriter digits(String member, Optional<? extends Number> value) {
    value.ifPresent(v -> digits(member, new BigDecimal(v.toString())));
    return this;
  }

  /** A number. */
  public EventWriter number(String member, long value) {
    return put(() -> json.writeNumberField(member, value));
  }

  /** A number with the digits that it has, never with an exponent. */
  public EventWriter number(String member, BigDecimal value) {
    return put(() -> json.writeNumberField(member, value));
  }

  /** A number, if there is one. */
  public EventWriter number(String member, Optional<? extends Number> value) {
    value.ifPresent(v -> number(member, new BigDecimal(v.toString())));
    return this;
  }

  /** True or false. */
  public EventWriter flag(String member, boolean value) {
    return put(() -> json.writeBooleanField(member, value));
  }

  /** A time as {@code yyyy-MM-ddTHH:mm:ssZ}, in UTC, cut to the second. */
  public EventWriter time(String member, Instant value) {
    return text(member, value.truncatedTo(ChronoUnit.SECONDS).toString());
  }

  /** A time, if there is one. */
  public EventWriter time(String member, Optional<Instant> value) {
    value.ifPresent(v -> time(member, v));
    return this;
  }

  /** An object. */
  public EventWriter object(String member, EventPart value) {
    return put(() -> {
      json.writeObjectFieldStart(member);
      value.write(this);
      json.writeEndObject();
    });
  }

  /** An array of objects, also when it is empty. */
  public EventWriter array(String member, List<? extends EventPart> values) {
    return put(() -> {
      json.writeArrayFieldStart(member);
      for (EventPart value : values) {
        json.writeStartObject();
        value.write(this);
        json.writeEndObject();
      }
      json.writeEndArray();
    });
  }

  /** An array of objects, if it has any. */
  public EventWriter arrayIfAny(String member, List<? extends EventPart> values) {
    return values.isEmpty() ? this : array(member, values);
  }

  /** An array of strings, also when it is empty. */
  public EventWriter texts(String member, List<String> values) {
    return put(() -> {
      json.writeArrayFieldStart(member);
      for (String value : values) {
        json.writeString(value);
      }
      json.writeEndArray();
    });
  }

  /** A value that is JSON already. */
  public EventWriter json(String member, JsonText value) {
    return put(() -> {
      json.writeFieldName(member);
      json.writeRawValue(value.text());
    });
  }

  /** A value that is JSON already, if there is one. */
  public EventWriter json(String member, Optional<JsonText> value) {
    value.ifPresent(v -> json(member, v));
    return this;
  }

  /** A string that holds the object's JSON. */
  public EventWriter quoted(String member, EventPart value) {
    return text(member, object(value));
  }

  /** A string that holds JSON. */
  public EventWriter quoted(String member, JsonText value) {
    return text(member, value.text());
  }

  /** {@code Status}, as one of two words. */
  public EventWriter status(StatusWords words, boolean succeeded) {
    return text("Status", words.of(succeeded));
  }

  /** {@code ErrorCode} and {@code ErrorMessage}, if it failed. */
  public EventWriter error(Optional<Failure> failure) {
    failure.ifPresent(f -> text("ErrorCode", f.code()).text("ErrorMessage", f.message()));
    return this;
  }

  /** {@code Code} and {@code Message}, if it failed. */
  public EventWriter code(Optional<Failure> failure) {
    failure.ifPresent(f -> text("Code", f.code()).text("Message", f.message()));
    return this;
  }

  private EventWriter put(Writing writing) {
    try {
      writing.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  private interface Writing {
    void run() throws IOException;
  }
}
