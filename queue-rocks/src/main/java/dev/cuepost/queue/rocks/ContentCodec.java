package dev.cuepost.queue.rocks;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cuepost.queue.MessageProperties;
import dev.cuepost.queue.engine.PropertiesCodec;
import java.nio.ByteBuffer;

/** Bodies and properties as bytes: layout, length of the properties, the properties, the text. */
final class ContentCodec {
  private static final byte LAYOUT = 2;
  private static final int HEAD_BYTES = 1 + 4;

  private ContentCodec() {}

  static byte[] bytes(byte[] text, MessageProperties properties) {
    byte[] coded = PropertiesCodec.bytes(properties);
    return ByteBuffer.allocate(HEAD_BYTES + coded.length + text.length)
        .put(LAYOUT)
        .putInt(coded.length)
        .put(coded)
        .put(text)
        .array();
  }

  static MessageContent content(byte[] value) throws MalformedRecord {
    MalformedRecord.unless(
        value.length > HEAD_BYTES && value[0] == LAYOUT, "the body of a message");
    int coded = ByteBuffer.wrap(value, 1, 4).getInt();
    int begin = HEAD_BYTES + coded;
    MalformedRecord.unless(coded >= 0 && begin < value.length, "the body of a message");
    return new MessageContent(
        new String(value, begin, value.length - begin, UTF_8),
        properties(ByteBuffer.wrap(value, HEAD_BYTES, coded)));
  }

  private static MessageProperties properties(ByteBuffer bytes) throws MalformedRecord {
    try {
      return PropertiesCodec.properties(bytes);
    } catch (IllegalArgumentException e) {
      throw MalformedRecord.of("the properties of a message", e);
    }
  }
}
