package dev.cuepost.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Function;

/**
 * A column of a table, or a line of what is shown of one thing.
 *
 * @param header its name
 * @param cell what of a thing stands there
 */
public record Column(String header, Function<JsonNode, String> cell) {
  /** One that shows a member. */
  public static Column of(String header, String member) {
    return new Column(header, thing -> thing.path(member).asText());
  }

  /** One that shows what is at a JSON pointer. */
  public static Column at(String header, String pointer) {
    return new Column(header, thing -> thing.at(pointer).asText());
  }

  /** One that shows the first of several members that is there. */
  public static Column firstOf(String header, String... members) {
    return new Column(
        header,
        thing -> {
          for (String member : members) {
            if (!thing.path(member).asText().isEmpty()) {
              return thing.path(member).asText();
            }
          }
          return "";
        });
  }

  /** One that shows epoch seconds or milliseconds as a time. */
  public static Column time(String header, String member) {
    return new Column(header, thing -> Times.shown(thing.path(member)));
  }
}
