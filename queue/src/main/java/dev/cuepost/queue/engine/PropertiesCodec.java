package dev.cuepost.queue.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cuepost.queue.MessageProperties;
import dev.cuepost.queue.Property;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Properties as bytes: the group, then users' and system's, each a number of them and for each its
 * type, name and value. Texts are a length of four bytes and UTF-8.
 */
public final class PropertiesCodec {
  private static final int NO_TEXT = -1;

  private PropertiesCodec() {}

  /** No bytes if there are no properties. */
  public static byte[] bytes(MessageProperties properties) {
    return properties.equals(MessageProperties.NONE) ? new byte[0] : coded(properties);
  }

  private static byte[] coded(MessageProperties properties) {
    List<byte[]> texts = new ArrayList<>();
    texts.add(properties.group().orElse("").getBytes(UTF_8));
    properties.user().forEach(property -> addTexts(property, texts));
    properties.system().forEach(property -> addTexts(property, texts));
    int count = properties.user().size() + properties.system().size();
    ByteBuffer out =
        ByteBuffer.allocate(2 * 4 + count + texts.stream().mapToInt(text -> 4 + text.length).sum());
    if (properties.group().isPresent()) {
      out.putInt(texts.getFirst().length).put(texts.getFirst());
    } else {
      out.putInt(NO_TEXT);
    }
    put(properties.user(), texts.subList(1, 1 + 2 * properties.user().size()), out);
    put(properties.system(), texts.subList(1 + 2 * properties.user().size(), texts.size()), out);
    return out.array();
  }

  private static void addTexts(Property property, List<byte[]> texts) {
    texts.add(property.name().getBytes(UTF_8));
    texts.add(property.value().getBytes(UTF_8));
  }

  private static void put(List<Property> properties, List<byte[]> texts, ByteBuffer out) {
    out.putInt(properties.size());
    for (int i = 0; i < properties.size(); i++) {
      out.put(code(properties.get(i).type()));
      out.putInt(texts.get(2 * i).length).put(texts.get(2 * i));
      out.putInt(texts.get(2 * i + 1).length).put(texts.get(2 * i + 1));
    }
  }

  /**
   * The properties that were written so; none if there are no bytes.
   *
   * @throws IllegalArgumentException if they were not
   */
  public static MessageProperties properties(ByteBuffer in) {
    if (!in.hasRemaining()) {
      return MessageProperties.NONE;
    }
    try {
      Optional<String> group = text(in);
      return new MessageProperties(group, list(in), list(in));
    } catch (BufferUnderflowException e) {
      throw new IllegalArgumentException("properties that end too early", e);
    }
  }

  private static List<Property> list(ByteBuffer in) {
    int count = in.getInt();
    List<Property> properties = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Property.Type type = type(in.get());
      properties.add(new Property(text(in).orElse(""), type, text(in).orElse("")));
    }
    return properties;
  }

  private static byte code(Property.Type type) {
    return switch (type) {
      case STRING -> 1;
      case NUMBER -> 2;
      case BOOLEAN -> 3;
      case BINARY -> 4;
    };
  }

  private static Property.Type type(byte code) {
    return switch (code) {
      case 1 -> Property.Type.STRING;
      case 2 -> Property.Type.NUMBER;
      case 3 -> Property.Type.BOOLEAN;
      case 4 -> Property.Type.BINARY;
      default -> throw new IllegalArgumentException("a property of type " + code);
    };
  }

  private static Optional<String> text(ByteBuffer in) {
    int length = in.getInt();
    if (length == NO_TEXT) {
      return Optional.empty();
    }
    if (length < 0 || length > in.remaining()) {
      throw new IllegalArgumentException("a text of " + length + " bytes");
    }
    byte[] text = new byte[length];
    in.get(text);
    return Optional.of(new String(text, UTF_8));
  }
}
