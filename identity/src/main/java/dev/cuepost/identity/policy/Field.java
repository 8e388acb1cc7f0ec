package dev.cuepost.identity.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A value of a document and where it stands.
 *
 * @param path such as {@code Statement[0].Effect}; empty for the document itself
 * @param name of the member that it is or is an item of; empty for the document itself
 */
record Field(String path, String name, JsonNode value) {
  private static final int SHOWN_MAX = 60;

  static Field document(JsonNode value) {
    return new Field("", "", value);
  }

  /** Refuses every member but these. */
  void hasOnly(List<String> names) {
    for (Field member : members()) {
      if (!names.contains(member.name())) {
        throw new PolicyProblem(
            "%s is not known, only %s".formatted(member.path, String.join(", ", names)));
      }
    }
  }

  /** The members of what must be an object, as they stand. */
  List<Field> members() {
    return object().properties().stream()
        .map(member -> new Field(inside(member.getKey()), member.getKey(), member.getValue()))
        .toList();
  }

  /** The members of what must be an object with at least one. */
  List<Field> someMembers() {
    List<Field> members = members();
    if (members.isEmpty()) {
      throw mustBe("an object with at least one member");
    }
    return members;
  }

  Optional<Field> find(String name) {
    return Optional.ofNullable(object().get(name))
        .map(found -> new Field(inside(name), name, found));
  }

  Field need(String name) {
    return find(name).orElseThrow(() -> new PolicyProblem(inside(name) + " is missing"));
  }

  /** The items of an array that must not be empty, or the one value that is no array. */
  List<Field> oneOrMore() {
    if (!(value instanceof ArrayNode array)) {
      return List.of(this);
    }
    if (array.isEmpty()) {
      throw mustBe("one value or more");
    }
    return IntStream.range(0, array.size())
        .mapToObj(i -> new Field(FieldPath.item(path, i), name, array.get(i)))
        .toList();
  }

  /** What must be a string with at least one character. */
  String text() {
    if (!value.isTextual() || value.textValue().isEmpty()) {
      throw mustBe("a string that is not empty");
    }
    return value.textValue();
  }

  /** The text of what must be a string, a boolean or a number. */
  String scalar() {
    if (!value.isTextual() && !value.isBoolean() && !value.isNumber()) {
      throw mustBe("a string, a boolean or a number");
    }
    return value.asText();
  }

  PolicyProblem mustBe(String rule) {
    String text = value.toString();
    String shown = text.length() <= SHOWN_MAX ? text : text.substring(0, SHOWN_MAX) + "…";
    return new PolicyProblem("%s must be %s, was %s".formatted(subject(), rule, shown));
  }

  /** The path as the beginning of a sentence. */
  String subject() {
    return path.isEmpty() ? "The document" : path;
  }

  private ObjectNode object() {
    if (!(value instanceof ObjectNode object)) {
      throw mustBe("an object");
    }
    return object;
  }

  private String inside(String name) {
    return FieldPath.member(path, name);
  }
}
