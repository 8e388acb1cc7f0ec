package dev.cuepost.cli.client;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * An element of a server's answer.
 *
 * @param name without its namespace
 * @param text of its own, not of its children
 */
public record Xml(String name, String text, List<Xml> children) {
  private static final XMLInputFactory FACTORY = factory();

  public Xml {
    children = List.copyOf(children);
  }

  private static XMLInputFactory factory() {
    var factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return factory;
  }

  /** The root of a document; empty if it is none. */
  public static Optional<Xml> read(byte[] document) {
    try {
      XMLStreamReader reader = FACTORY.createXMLStreamReader(new ByteArrayInputStream(document));
      while (reader.next() != XMLStreamConstants.START_ELEMENT) {
        // what comes before the root
      }
      return Optional.of(element(reader));
    } catch (XMLStreamException _) {
      return Optional.empty();
    }
  }

  /** The element at whose start the reader stands; leaves it at its end. */
  private static Xml element(XMLStreamReader reader) throws XMLStreamException {
    String name = reader.getLocalName();
    var text = new StringBuilder();
    List<Xml> children = new ArrayList<>();
    while (true) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> children.add(element(reader));
        case XMLStreamConstants.END_ELEMENT -> {
          return new Xml(name, text.toString(), children);
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
            text.append(reader.getText());
        default -> {
          // comments and the like
        }
      }
    }
  }

  /** The children of that name. */
  public List<Xml> all(String child) {
    return children.stream().filter(each -> each.name().equals(child)).toList();
  }

  /** What stands in the first child of that name; empty if there is none. */
  public String value(String child) {
    return all(child).stream().findFirst().map(Xml::text).orElse("");
  }

  /** A text as it stands in a document. */
  public static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
