package dev.cuepost.media.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** How properties stand in the records of objects and of uploads. */
public final class PropertiesJson {
  private PropertiesJson() {}

  /** Adds them to a record's fields. */
  public static void write(ObjectProperties properties, ObjectNode into) {
    into.put("contentType", properties.contentType());
    write("headers", properties.headers(), into);
    write("metadata", properties.metadata(), into);
  }

  private static void write(String name, Map<String, String> texts, ObjectNode into) {
    if (!texts.isEmpty()) {
      ObjectNode node = into.putObject(name);
      new TreeMap<>(texts).forEach(node::put);
    }
  }

  /**
   * Reads what {@link #write} wrote; records of earlier versions have a media type alone.
   *
   * @throws IllegalArgumentException if it is missing
   */
  public static ObjectProperties read(JsonNode from) {
    return new ObjectProperties(
        from.required("contentType").asText(),
        texts(from.path("headers")),
        texts(from.path("metadata")));
  }

  private static Map<String, String> texts(JsonNode from) {
    Map<String, String> texts = new HashMap<>();
    from.properties().forEach(text -> texts.put(text.getKey(), text.getValue().asText()));
    return texts;
  }
}
