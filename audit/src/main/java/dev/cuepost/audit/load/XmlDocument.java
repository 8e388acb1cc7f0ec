package dev.cuepost.audit.load;

import com.ctc.wstx.stax.WstxInputFactory;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.codehaus.stax2.XMLInputFactory2;

/** Reads and writes the XML of the protocol. */
final class XmlDocument {
  private static final XMLInputFactory FACTORY = factory();

  private XmlDocument() {}

  private static XMLInputFactory factory() {
    var factory = new WstxInputFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory2.P_LAZY_PARSING, false);
    return factory;
  }

  static Element read(byte[] document) throws GarbledAnswer {
    try {
      XMLStreamReader reader = FACTORY.createXMLStreamReader(new ByteArrayInputStream(document));
      try {
        while (reader.next() != XMLStreamConstants.START_ELEMENT) {
          // what comes before the root
        }
        return element(reader);
      } finally {
        reader.close();
      }
    } catch (XMLStreamException e) {
      throw new GarbledAnswer("the answer is no XML: " + e.getMessage(), e);
    }
  }

  /** The element at whose start the reader stands; leaves it at its end. */
  private static Element element(XMLStreamReader reader) throws XMLStreamException {
    String name = reader.getLocalName();
    var text = new StringBuilder();
    List<Element> children = new ArrayList<>();
    while (true) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> children.add(element(reader));
        case XMLStreamConstants.END_ELEMENT -> {
          return new Element(name, text.toString(), children);
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
            text.append(reader.getText());
        default -> {
          // comments and the like
        }
      }
    }
  }

  /** An element around content that is XML already. */
  static String element(String name, String content) {
    return "<" + name + ">" + content + "</" + name + ">";
  }

  static String text(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /** A whole document with this root. */
  static String document(String root, String content) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><%s xmlns=\"%s\">%s</%s>"
        .formatted(root, "http://mns.aliyuncs.com/doc/v1", content, root);
  }
}
