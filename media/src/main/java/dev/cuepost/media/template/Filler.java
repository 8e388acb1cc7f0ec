package dev.cuepost.media.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuepost.media.json.Fields;
import dev.cuepost.media.template.Part.Constant;
import dev.cuepost.media.template.Part.Hole;
import dev.cuepost.media.template.Part.Items;
import dev.cuepost.media.template.Part.Members;
import dev.cuepost.media.template.Part.Missing;
import dev.cuepost.media.template.Part.Repeat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Puts values into the holes of one template, once. What it makes has a size and a depth. */
final class Filler {
  private static final int DEPTH_MAX = 64;
  private static final int SIZE_MAX = 1 << 20;
  private static final String VALUES = "ClipsParam";

  private int size;

  ObjectNode fill(Members template, ObjectNode values) {
    return members("Timeline", template, new Scope(VALUES, values(values)), 1);
  }

  /**
   * The values that holes may take.
   *
   * @param path where they stand
   */
  private record Scope(String path, Map<String, JsonNode> values) {
    String at(String name) {
      return path + "." + name;
    }
  }

  private Optional<JsonNode> fill(String path, Part part, Scope scope, int depth) {
    return switch (part) {
      case Constant(JsonNode value) -> Optional.of(counted(value, depth));
      case Hole hole -> value(path, hole, scope).map(value -> counted(value, depth));
      case Members members -> Optional.of(members(path, members, scope, depth));
      case Items items -> Optional.of(items(path, items, scope, depth));
      case Repeat repeat ->
          list(path, repeat, scope)
              .map(list -> {
                ArrayNode array = JsonNodeFactory.instance.arrayNode();
                repeat(path, repeat, list, array, scope, depth + 1);
                return array;
              });
    };
  }

  private ObjectNode members(String path, Members template, Scope scope, int depth) {
    count(2);
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    template
        .parts()
        .forEach((name, part) -> {
          count(name.length() + 4);
          fill(path + "." + name, part, scope, depth + 1)
              .ifPresent(value -> object.set(name, value));
        });
    return object;
  }

  private ArrayNode items(String path, Items template, Scope scope, int depth) {
    count(2);
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    for (int index = 0; index < template.parts().size(); index++) {
      count(1);
      Part part = template.parts().get(index);
      String at = path + "[" + index + "]";
      if (part instanceof Repeat repeat && repeat.inPlace()) {
        list(at, repeat, scope)
            .ifPresent(list -> repeat(at, repeat, list, array, scope, depth + 1));
      } else {
        fill(at, part, scope, depth + 1).ifPresent(array::add);
      }
    }
    return array;
  }

  private void repeat(
      String path, Repeat repeat, ArrayNode list, ArrayNode into, Scope scope, int depth) {
    for (int index = 0; index < list.size(); index++) {
      count(1);
      Scope inner = element(scope.at(repeat.list().name()), index, list.get(index), repeat);
      fill(path + ".Sys_Template", repeat.each(), inner, depth).ifPresent(into::add);
    }
  }

  private static Scope element(String list, int index, JsonNode element, Repeat repeat) {
    String path = list + "[" + index + "]";
    if (element instanceof ObjectNode object) {
      return new Scope(path, values(object));
    }
    String name =
        repeat
            .single()
            .orElseThrow(() ->
                Fields.invalid(path, "must be an object: its template has not one hole alone"));
    return new Scope(path, element.isNull() ? Map.of() : Map.of(name, element));
  }

  private static Optional<ArrayNode> list(String path, Repeat repeat, Scope scope) {
    return value(path, repeat.list(), scope)
        .map(value -> {
          if (value instanceof ArrayNode list) {
            return list;
          }
          throw Fields.invalid(scope.at(repeat.list().name()), "must be an array");
        });
  }

  private static Optional<JsonNode> value(String path, Hole hole, Scope scope) {
    JsonNode given = scope.values().get(hole.name());
    if (given != null) {
      return Optional.of(given);
    }
    return switch (hole.missing()) {
      case Missing.Default(JsonNode value) -> Optional.of(value);
      case Missing.Dropped _ -> Optional.empty();
      case Missing.Refused _ ->
          throw Fields.invalid(
              scope.at(hole.name()),
              "must be given: the template has it at %s, without a default"
                  .formatted(printable(path)));
    };
  }

  /** A member that is null is as good as none. */
  private static Map<String, JsonNode> values(ObjectNode object) {
    Map<String, JsonNode> values = new LinkedHashMap<>();
    object
        .properties()
        .forEach(member -> {
          if (!member.getValue().isNull()) {
            values.put(member.getKey(), member.getValue());
          }
        });
    return values;
  }

  private JsonNode counted(JsonNode value, int depth) {
    if (depth > DEPTH_MAX) {
      throw Fields.invalid(
          VALUES, "fills the template to more than " + DEPTH_MAX + " levels of nesting");
    }
    count(value.isContainerNode() ? 2 : value.asText().length() + 1);
    value
        .properties()
        .forEach(member -> {
          count(member.getKey().length() + 4);
          counted(member.getValue(), depth + 1);
        });
    if (value.isArray()) {
      value.forEach(item -> counted(item, depth + 1));
    }
    return value;
  }

  private void count(int characters) {
    size += characters;
    if (size > SIZE_MAX) {
      throw Fields.invalid(VALUES, "fills the template to more than " + SIZE_MAX + " characters");
    }
  }

  private static String printable(String path) {
    String clean = path.replaceAll("\\p{Cntrl}", "?");
    return clean.length() <= 160 ? clean : clean.substring(0, 160) + "…";
  }
}
