package dev.cuepost.media.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuepost.media.json.Fields;
import dev.cuepost.media.template.Part.Constant;
import dev.cuepost.media.template.Part.Hole;
import dev.cuepost.media.template.Part.Items;
import dev.cuepost.media.template.Part.Members;
import dev.cuepost.media.template.Part.Missing;
import dev.cuepost.media.template.Part.Repeat;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads templates. The depth of its recursion is that of the JSON, which is bounded. */
final class TemplateReader {
  private static final Pattern HOLE =
      Pattern.compile("\\$([\\p{L}\\p{N}_-]{1,128})(?::(.*))?", Pattern.DOTALL);
  private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9]\\d{0,14})(?:\\.\\d{1,15})?");
  private static final String TYPE = "Sys_Type";
  private static final String LIST = "Sys_ArrayObject";
  private static final String EACH = "Sys_Template";

  private TemplateReader() {}

  static Members read(String path, ObjectNode node) {
    if (node.has(TYPE)) {
      throw Fields.invalid(path + "." + TYPE, "has its place below the timeline's members");
    }
    return members(path, node);
  }

  private static Part part(String path, JsonNode node, boolean inArray) {
    if (node instanceof ObjectNode object) {
      return object.has(TYPE) ? repeat(path, object, inArray) : members(path, object);
    }
    if (node.isArray()) {
      List<Part> parts = new ArrayList<>();
      for (JsonNode item : node) {
        parts.add(part(path + "[" + parts.size() + "]", item, true));
      }
      return new Items(parts);
    }
    return node.isTextual() ? text(node) : new Constant(node);
  }

  private static Members members(String path, ObjectNode node) {
    var parts = new LinkedHashMap<String, Part>();
    node.properties()
        .forEach(member ->
            parts.put(
                member.getKey(),
                part(path + "." + Fields.printable(member.getKey()), member.getValue(), false)));
    return new Members(parts);
  }

  private static Part text(JsonNode node) {
    return hole(node).<Part>map(hole -> hole).orElseGet(() -> new Constant(node));
  }

  private static Optional<Hole> hole(JsonNode node) {
    Matcher matcher = HOLE.matcher(node.asText());
    if (!node.isTextual() || !matcher.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        new Hole(
            matcher.group(1),
            Optional.ofNullable(matcher.group(2))
                .map(TemplateReader::missing)
                .orElseGet(Missing.Refused::new)));
  }

  private static Missing missing(String text) {
    if (text.equals("NULL")) {
      return new Missing.Dropped();
    }
    JsonNodeFactory json = JsonNodeFactory.instance;
    return new Missing.Default(
        NUMBER.matcher(text).matches()
            ? json.numberNode(new BigDecimal(text))
            : json.textNode(text));
  }

  private static Repeat repeat(String path, ObjectNode node, boolean inArray) {
    boolean inPlace =
        switch (node.path(TYPE).asText()) {
          case "ArrayItems" -> true;
          case "Array" -> false;
          default ->
              throw Fields.invalid(
                  path + "." + TYPE,
                  "must be ArrayItems or Array, was " + Fields.printable(node.path(TYPE).asText()));
        };
    if (inPlace && !inArray) {
      throw Fields.invalid(path + "." + TYPE, "may be ArrayItems in an array only");
    }
    Hole list =
        hole(node.path(LIST))
            .orElseThrow(() -> Fields.invalid(path + "." + LIST, "must be a name such as $List"));
    if (list.missing() instanceof Missing.Default) {
      throw Fields.invalid(path + "." + LIST, "may have no default but NULL");
    }
    if (!node.has(EACH)) {
      throw Fields.invalid(path + "." + EACH, "must be given");
    }
    Part each = part(path + "." + EACH, node.get(EACH), false);
    Set<String> names = Names.in(each);
    return new Repeat(
        list,
        each,
        inPlace,
        names.size() == 1 ? Optional.of(names.iterator().next()) : Optional.empty());
  }
}
