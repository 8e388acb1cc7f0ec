package dev.cuepost.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Makes a part of an answer of JSON text that is stored. */
public final class JsonFields {
  private static final ObjectMapper JSON = new ObjectMapper();

  private JsonFields() {}

  /** An object as it is. */
  public static Fields of(String object) {
    return fields(read(object), "", Leaf.AS_WRITTEN);
  }

  /**
   * An object that a user wrote: clients cast what they read, so whether a value is a number goes
   * by its name and not by how it was written.
   *
   * @param wholes names of members that are whole numbers; {@code Outer.Inner} for one that is so
   *     only in a certain object or list
   * @param reals names of members that are numbers, likewise
   */
  public static Fields echo(String object, Set<String> wholes, Set<String> reals) {
    return fields(read(object), "", new Leaf.ByName(wholes, reals));
  }

  /** The same of an array of objects. */
  public static List<Value> echoes(String array, Set<String> wholes, Set<String> reals) {
    return items(read(array), "", new Leaf.ByName(wholes, reals));
  }

  /** An array of objects that is a member of an object, as it is; empty if there is none. */
  public static List<Value> list(String object, String member) {
    return items(read(object).path(member), member, Leaf.AS_WRITTEN);
  }

  /** A member of an object as JSON text. */
  public static String json(String object, String member) {
    return read(object).path(member).toString();
  }

  /** A member of an object that is text; empty if there is none. */
  public static String text(String object, String member) {
    return read(object).path(member).asText();
  }

  /** What a value that is neither object nor array becomes. */
  private sealed interface Leaf {
    Leaf AS_WRITTEN = new AsWritten();

    Value value(String outer, String name, JsonNode leaf);

    record AsWritten() implements Leaf {
      @Override
      public Value value(String outer, String name, JsonNode leaf) {
        if (leaf.isBoolean()) {
          return new Value.Flag(leaf.booleanValue());
        }
        if (leaf.isIntegralNumber()) {
          return new Value.Whole(leaf.longValue());
        }
        return leaf.isNumber() ? new Value.Real(leaf.doubleValue()) : new Value.Text(leaf.asText());
      }
    }

    record ByName(Set<String> wholes, Set<String> reals) implements Leaf {
      @Override
      public Value value(String outer, String name, JsonNode leaf) {
        if (has(wholes, outer, name) && leaf.asText().matches("-?[0-9]{1,9}")) {
          return new Value.Whole(leaf.asLong());
        }
        if (has(reals, outer, name) && leaf.asText().matches("-?[0-9]{1,9}(\\.[0-9]{1,9})?")) {
          return new Value.Real(leaf.asDouble());
        }
        return new Value.Text(leaf.asText());
      }

      private static boolean has(Set<String> names, String outer, String name) {
        return names.contains(name) || names.contains(outer + "." + name);
      }
    }
  }

  private static Fields fields(JsonNode object, String outer, Leaf leaf) {
    var fields = new Fields();
    object
        .properties()
        .forEach(member -> {
          JsonNode value = member.getValue();
          if (value.isObject()) {
            fields.fields(member.getKey(), fields(value, member.getKey(), leaf));
          } else if (value.isArray()) {
            fields.items(member.getKey(), items(value, member.getKey(), leaf));
          } else if (!value.isNull()) {
            fields.value(member.getKey(), leaf.value(outer, member.getKey(), value));
          }
        });
    return fields;
  }

  private static List<Value> items(JsonNode array, String name, Leaf leaf) {
    List<Value> items = new ArrayList<>();
    for (JsonNode item : array) {
      if (item.isObject()) {
        items.add(fields(item, name, leaf));
      } else if (item.isValueNode() && !item.isNull()) {
        items.add(leaf.value("", name, item));
      }
    }
    return items;
  }

  private static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what is stored is no JSON", e);
    }
  }
}
