package dev.cuepost.smq.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the documents that clients nearly always send, in a quarter of the time that a full parser
 * takes: ASCII, elements of plain names, the protocol's namespace and no other attribute, the five
 * named entities. It never refuses anything. Whatever it does not know, right or wrong, is {@code
 * null}: {@link XmlReader} then asks the full parser, which alone says what an error is.
 */
final class PlainXml {
  private static final byte[] DECLARATION = ascii("<?xml version=");
  private static final byte[] ENCODING = ascii(" encoding=");
  private static final byte[] UTF_8 = ascii("UTF-8");
  private static final byte[] LOWER_UTF_8 = ascii("utf-8");
  private static final byte[] VERSION = ascii("1.0");
  private static final byte[] ATTRIBUTE = ascii(" xmlns=");
  private static final byte[] NAMESPACE = ascii("http://mns.aliyuncs.com/doc/v1");
  private static final List<Entity> ENTITIES =
      List.of(
          new Entity(ascii("&amp;"), '&'),
          new Entity(ascii("&lt;"), '<'),
          new Entity(ascii("&gt;"), '>'),
          new Entity(ascii("&quot;"), '"'),
          new Entity(ascii("&apos;"), '\''));

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Entity(byte[] escape, char character) {}

  private final byte[] in;
  private final int depthMax;
  private int elementsLeft;
  private int at;

  private PlainXml(byte[] in, int depthMax, int elementsMax) {
    this.in = in;
    this.depthMax = depthMax;
    this.elementsLeft = elementsMax;
  }

  /** The root element; null if the document is not so plain, or not within the bounds. */
  static @Nullable Element read(byte[] document, int depthMax, int elementsMax) {
    var plain = new PlainXml(document, depthMax, elementsMax);
    if (!plain.declaration()) {
      return null;
    }
    plain.space();
    Element root = plain.element(1);
    plain.space();
    return plain.at == document.length ? root : null;
  }

  private boolean declaration() {
    if (!take(DECLARATION)) {
      return true; // there need not be one; another one is no start of an element either
    }
    if (!quoted(VERSION)) {
      return false;
    }
    if (take(ENCODING) && !quoted(UTF_8) && !quoted(LOWER_UTF_8)) {
      return false;
    }
    take(' ');
    return take('?') && take('>');
  }

  /** From {@code <} to the {@code >} of the end tag. */
  private @Nullable Element element(int depth) {
    int start = at + 1;
    if (!take('<') || depth > depthMax || --elementsLeft < 0) {
      return null;
    }
    int end = name();
    if (end == start || (take(ATTRIBUTE) && !namespace())) {
      return null;
    }
    if (!take('>')) {
      return null;
    }
    String text = text();
    return text == null ? null : rest(start, end, text, depth);
  }

  /** The rest of an element behind its first text: its end, or children first. */
  private @Nullable Element rest(int start, int end, String first, int depth) {
    if (at + 1 < in.length && in[at + 1] == '/') {
      return endTag(start, end) ? new Element(string(start, end), first, List.of()) : null;
    }
    var text = new StringBuilder(first);
    List<Element> children = new ArrayList<>(4);
    while (at + 1 < in.length && in[at + 1] != '/') {
      Element child = element(depth + 1);
      String run = child == null ? null : text();
      if (child == null || run == null) {
        return null;
      }
      children.add(child);
      text.append(run);
    }
    return endTag(start, end) ? new Element(string(start, end), text.toString(), children) : null;
  }

  /** Goes to the end of the name, and tells where that is. */
  private int name() {
    int start = at;
    while (at < in.length && (isLetter(in[at]) || (at > start && isDigit(in[at])))) {
      at++;
    }
    return at;
  }

  private boolean endTag(int start, int end) {
    at += 2;
    for (int i = start; i < end; i++, at++) {
      if (at >= in.length || in[at] != in[i]) {
        return false;
      }
    }
    return take('>');
  }

  private boolean namespace() {
    if (at >= in.length) {
      return false;
    }
    byte quote = in[at];
    if (quote != '"' && quote != '\'') {
      return false;
    }
    at++;
    if (!take(NAMESPACE)) {
      return false;
    }
    take('/');
    return take((char) quote);
  }

  /** Text up to the next {@code <}. */
  private @Nullable String text() {
    int start = at;
    StringBuilder unescaped = null;
    for (; at < in.length; at++) {
      byte b = in[at];
      if (b == '<') {
        return unescaped == null
            ? string(start, at)
            : unescaped.append(string(start, at)).toString();
      }
      if (b == '&') {
        if (unescaped == null) {
          unescaped = new StringBuilder(in.length - start);
        }
        unescaped.append(string(start, at));
        Entity entity = entity();
        if (entity == null) {
          return null;
        }
        unescaped.append(entity.character());
        start = at;
        at--;
      } else if (!isText(b) || (b == '>' && follows(start, ']', ']'))) {
        return null;
      }
    }
    return null;
  }

  /** The entity that stands here. */
  private @Nullable Entity entity() {
    for (Entity entity : ENTITIES) {
      if (take(entity.escape())) {
        return entity;
      }
    }
    return null;
  }

  /** Whether these two stand right before, at or after start. */
  private boolean follows(int start, char first, char second) {
    return at - 2 >= start && in[at - 2] == first && in[at - 1] == second;
  }

  private void space() {
    while (at < in.length && (in[at] == ' ' || in[at] == '\n' || in[at] == '\t')) {
      at++;
    }
  }

  private boolean quoted(byte[] word) {
    int back = at;
    if (at < in.length && (in[at] == '"' || in[at] == '\'')) {
      char quote = (char) in[at++];
      if (take(word) && take(quote)) {
        return true;
      }
    }
    at = back;
    return false;
  }

  private boolean take(char expected) {
    if (at < in.length && in[at] == expected) {
      at++;
      return true;
    }
    return false;
  }

  private boolean take(byte[] expected) {
    if (at + expected.length > in.length) {
      return false;
    }
    for (int i = 0; i < expected.length; i++) {
      if (in[at + i] != expected[i]) {
        return false;
      }
    }
    at += expected.length;
    return true;
  }

  private String string(int start, int end) {
    return start == end ? "" : new String(in, start, end - start, ISO_8859_1);
  }

  private static boolean isLetter(byte b) {
    return (b >= 'A' && b <= 'Z') || (b >= 'a' && b <= 'z');
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  /** ASCII that stands for itself; a carriage return would be read as a line feed. */
  private static boolean isText(byte b) {
    return b >= ' ' || b == '\n' || b == '\t';
  }

  private static byte[] ascii(String text) {
    return text.getBytes(ISO_8859_1);
  }
}
