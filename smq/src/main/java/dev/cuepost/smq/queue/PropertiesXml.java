package dev.cuepost.smq.queue;

import dev.cuepost.queue.MessageProperties;
import dev.cuepost.queue.Property;
import dev.cuepost.smq.wire.Element;
import dev.cuepost.smq.wire.SmqError;
import dev.cuepost.smq.wire.SmqException;
import dev.cuepost.smq.wire.XmlWriter;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a message carries beside its body, as children of a {@code Message} element. It goes back as
 * it came.
 *
 * <p>Source: Message Service documentation, "Message attributes"
 * (https://www.alibabacloud.com/help/en/mns/developer-reference/message-properties).
 */
final class PropertiesXml {
  private static final String GROUP = "MessageGroupId";
  private static final String NAME = "Name";
  private static final String VALUE = "Value";
  private static final String TYPE = "Type";

  private static final Pattern NAMES = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9_.-]*(?<!\\.)");

  /** The service puts in further ones itself; those no client may forge. */
  private static final List<String> SYSTEM_NAMES = List.of("traceparent", "tracestate", "baggage");

  /** The two lists: what they are called, and their items. */
  private enum Kind {
    USER("UserProperties", "PropertyValue"),
    SYSTEM("SystemProperties", "SystemPropertyValue");

    private final String list;
    private final String item;

    Kind(String list, String item) {
      this.list = list;
      this.item = item;
    }
  }

  private PropertiesXml() {}

  /**
   * The properties of a message that is sent.
   *
   * @throws SmqException {@code InvalidArgument} that names the field, if one breaks a rule
   */
  static MessageProperties read(Element message) {
    var group = message.text(GROUP).filter(text -> !text.isEmpty());
    group.ifPresent(text -> Limits.GROUP.check(length(text)));
    return new MessageProperties(group, read(message, Kind.USER), read(message, Kind.SYSTEM));
  }

  private static List<Property> read(Element message, Kind kind) {
    var list = message.child(kind.list);
    if (list.isEmpty()) {
      return List.of();
    }
    var items = list.get().children(kind.item);
    Limits.PROPERTIES.named(kind.list).check(items.size());
    var names = new HashSet<String>();
    for (var item : items) {
      var name = required(item, NAME);
      if (!names.add(name)) {
        throw wrong(kind, NAME, name, "appears twice");
      }
    }
    return items.stream().map(item -> property(item, kind)).toList();
  }

  private static Property property(Element item, Kind kind) {
    var name = required(item, NAME);
    Limits.PROPERTY_NAME.named(kind.item + "." + NAME).check(length(name));
    if (!NAMES.matcher(name).matches()) {
      throw wrong(kind, NAME, name, "holds more than letters, digits, _, - and inner periods");
    }
    if (kind == Kind.SYSTEM && !SYSTEM_NAMES.contains(name)) {
      throw wrong(kind, NAME, name, "is none of " + String.join(", ", SYSTEM_NAMES));
    }
    var type = type(required(item, TYPE), kind);
    var value = required(item, VALUE);
    Limits.PROPERTY_VALUE.named(kind.item + "." + VALUE).check(length(value));
    if (!fits(value, type)) {
      throw wrong(kind, VALUE, value, "is no " + type);
    }
    return new Property(name, type, value);
  }

  private static Property.Type type(String text, Kind kind) {
    return Arrays.stream(Property.Type.values())
        .filter(type -> type.name().equals(text))
        .filter(type -> kind == Kind.USER || type == Property.Type.STRING)
        .findFirst()
        .orElseThrow(() -> wrong(kind, TYPE, text, "does not exist there"));
  }

  private static boolean fits(String value, Property.Type type) {
    return switch (type) {
      case STRING, NUMBER -> true;
      case BOOLEAN -> value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false");
      case BINARY -> isBase64(value);
    };
  }

  private static boolean isBase64(String value) {
    try {
      Base64.getDecoder().decode(value);
      return true;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  private static String required(Element item, String name) {
    return item.text(name)
        .orElseThrow(() -> SmqError.WRONG_SCHEMA.failure(item.name() + "." + name + " is missing"));
  }

  private static SmqException wrong(Kind kind, String field, String met, String rule) {
    int shown = met.offsetByCodePoints(0, Math.min(length(met), 64));
    return SmqError.WRONG_SCHEMA.failure(
        "%s.%s: \"%s\" %s".formatted(kind.item, field, met.substring(0, shown), rule));
  }

  /** What there is of a message's properties; of what there is not, no element. */
  static void write(MessageProperties properties, XmlWriter xml) {
    write(properties.user(), Kind.USER, xml);
    write(properties.system(), Kind.SYSTEM, xml);
    properties.group().ifPresent(group -> xml.leaf(GROUP, group));
  }

  private static void write(List<Property> properties, Kind kind, XmlWriter xml) {
    if (properties.isEmpty()) {
      return;
    }
    xml.element(
        kind.list,
        list ->
            properties.forEach(property ->
                list.element(
                    kind.item,
                    item ->
                        item.leaf(NAME, property.name())
                            .leaf(VALUE, property.value())
                            .leaf(TYPE, property.type()))));
  }
}
