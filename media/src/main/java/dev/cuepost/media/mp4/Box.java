package dev.cuepost.media.mp4;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A box: a type of four letters and a content.
 *
 * @param content from its first byte to its last
 */
record Box(String type, ByteBuffer content) {
  private static final int HEADER = 8;

  /** The boxes that lie one after the other in a content. */
  static List<Box> in(ByteBuffer content) throws MalformedException {
    List<Box> boxes = new ArrayList<>();
    ByteBuffer rest = content.slice();
    while (rest.remaining() >= HEADER) {
      int begin = rest.position();
      long size = Integer.toUnsignedLong(rest.getInt());
      String type = type(rest);
      if (size < HEADER || size > rest.remaining() + HEADER) {
        throw new MalformedException("A box " + type + " ends outside of the one around it.");
      }
      boxes.add(new Box(type, rest.slice(begin + HEADER, (int) size - HEADER)));
      rest.position(begin + (int) size);
    }
    return boxes;
  }

  static String type(ByteBuffer from) {
    byte[] letters = new byte[4];
    from.get(letters);
    return new String(letters, StandardCharsets.ISO_8859_1);
  }

  /** The first box on this way into the content. */
  Optional<Box> find(String... path) throws MalformedException {
    Box found = this;
    for (String step : path) {
      var next = in(found.content).stream().filter(box -> box.type.equals(step)).findFirst();
      if (next.isEmpty()) {
        return Optional.empty();
      }
      found = next.get();
    }
    return Optional.of(found);
  }

  /** The same where it must be. */
  Box get(String... path) throws MalformedException {
    return find(path)
        .orElseThrow(() -> new MalformedException("No box " + String.join("/", path) + "."));
  }

  /** The content of a box that begins with a version and flags, after these. */
  ByteBuffer table() throws MalformedException {
    if (content.remaining() < 4) {
      throw new MalformedException("A box " + type + " is too short.");
    }
    return content.slice(4, content.remaining() - 4);
  }

  /** 0 or 1: whether times have 32 bits or 64. */
  int version() {
    return content.remaining() == 0 ? 0 : content.get(0);
  }

  /** A box in bytes. */
  static byte[] of(String type, byte[]... contents) {
    int size = HEADER;
    for (byte[] content : contents) {
      size = Math.addExact(size, content.length);
    }
    var bytes = new ByteArrayOutputStream(size);
    bytes.writeBytes(ByteBuffer.allocate(4).putInt(size).array());
    bytes.writeBytes(type.getBytes(StandardCharsets.ISO_8859_1));
    for (byte[] content : contents) {
      bytes.writeBytes(content);
    }
    return bytes.toByteArray();
  }

  /** Numbers of 32 bits. */
  static byte[] ints(long... numbers) {
    var bytes = ByteBuffer.allocate(4 * numbers.length);
    for (long number : numbers) {
      bytes.putInt((int) number);
    }
    return bytes.array();
  }
}
