package dev.cuepost.openapi;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** Answers as JSON. */
final class JsonAnswer {
  private static final JsonFactory JSON = new JsonFactory();

  private JsonAnswer() {}

  static byte[] write(Fields fields) {
    var bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      write(json, fields);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void write(JsonGenerator json, Value value) throws IOException {
    switch (value) {
      case Value.Text(String text) -> json.writeString(text);
      case Value.Whole(long number) -> json.writeNumber(number);
      case Value.Real(double number) -> json.writeNumber(number);
      case Value.Flag(boolean flag) -> json.writeBoolean(flag);
      case Value.Items(var items) -> {
        json.writeStartArray();
        for (Value item : items) {
          write(json, item);
        }
        json.writeEndArray();
      }
      case Fields fields -> {
        json.writeStartObject();
        for (Map.Entry<String, Value> part : fields.parts().entrySet()) {
          json.writeFieldName(part.getKey());
          write(json, part.getValue());
        }
        json.writeEndObject();
      }
    }
  }
}
