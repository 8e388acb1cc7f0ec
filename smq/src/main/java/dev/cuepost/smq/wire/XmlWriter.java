package dev.cuepost.smq.wire;

import java.util.function.Consumer;

/**
 * Writes reply documents the way the service does: its declaration, one default namespace without a
 * trailing slash, two spaces of indentation, no white space inside leaves, no self-closing tags.
 * Some clients parse by pattern, so the form matters.
 */
public final class XmlWriter {
  private static final String NAMESPACE = "http://mns.aliyuncs.com/doc/v1";
  private static final char REPLACEMENT = '\uFFFD';

  private final StringBuilder out;
  private final String indent;

  private XmlWriter(StringBuilder out, String indent) {
    this.out = out;
    this.indent = indent;
  }

  /** A whole document. */
  public static String document(String root, Consumer<XmlWriter> content) {
    var out = new StringBuilder("<?xml version=\"1.0\" ?>\n");
    out.append('<').append(root).append(" xmlns=\"").append(NAMESPACE).append("\">\n");
    content.accept(new XmlWriter(out, "  "));
    return out.append("</").append(root).append(">\n").toString();
  }

  /** An element with text. */
  public XmlWriter leaf(String name, Object value) {
    out.append(indent).append('<').append(name).append('>');
    escape(value.toString());
    out.append("</").append(name).append(">\n");
    return this;
  }

  /** An element with a truth value, spelt as the service does. */
  public XmlWriter flag(String name, boolean value) {
    return leaf(name, value ? "True" : "False");
  }

  /** An element with elements. */
  public XmlWriter element(String name, Consumer<XmlWriter> content) {
    out.append(indent).append('<').append(name).append(">\n");
    content.accept(new XmlWriter(out, indent + "  "));
    out.append(indent).append("</").append(name).append(">\n");
    return this;
  }

  /** Copies what needs no escape in whole runs: bodies are long and mostly plain. */
  private void escape(String text) {
    int copied = 0;
    int at = 0;
    while (at < text.length()) {
      char unit = text.charAt(at);
      if (isPlain(unit)) {
        at++;
        continue;
      }
      out.append(text, copied, at);
      int character = text.codePointAt(at);
      switch (character) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        // A parser would read a bare one as a line feed.
        case '\r' -> out.append("&#13;");
        default -> out.appendCodePoint(isXml(character) ? character : REPLACEMENT);
      }
      at += Character.charCount(character);
      copied = at;
    }
    out.append(text, copied, at);
  }

  private static boolean isPlain(char unit) {
    return unit >= ' '
        && unit != '&'
        && unit != '<'
        && unit != '>'
        && !Character.isSurrogate(unit)
        && unit < '\uFFFE';
  }

  /** Whether XML 1.0 can carry the character at all (its production 2, "Char"). */
  private static boolean isXml(int character) {
    return character == '\t'
        || character == '\n'
        || (character >= 0x20 && character <= 0xD7FF)
        || (character >= 0xE000 && character <= 0xFFFD)
        || character >= 0x10000;
  }
}
