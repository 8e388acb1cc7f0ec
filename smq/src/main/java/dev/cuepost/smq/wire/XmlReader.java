package dev.cuepost.smq.wire;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.codehaus.stax2.XMLInputFactory2;

/**
 * Reads the XML of requests into a tree, within bounds on depth and number of elements. Document
 * type declarations are refused, so there are no entities but XML's own five.
 *
 * <p>Any number of threads may use one.
 */
public final class XmlReader {
  private static final int DEPTH_MAX = 8;
  private static final int ELEMENTS_MAX = 10_000;
  private static final int ATTRIBUTES_MAX = 32;
  private static final int ATTRIBUTE_CHARACTERS_MAX = 4_096;

  private final XMLInputFactory factory;

  public XmlReader() {
    factory = new WstxInputFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    // Lazily found errors would come as unchecked exceptions.
    factory.setProperty(XMLInputFactory2.P_LAZY_PARSING, false);
    factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, DEPTH_MAX);
    factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_COUNT, (long) ELEMENTS_MAX);
    factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, ATTRIBUTES_MAX);
    factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, ATTRIBUTE_CHARACTERS_MAX);
  }

  /**
   * The root element of a document.
   *
   * @throws SmqException {@link SmqError#MALFORMED_XML} for whatever is no document within bounds
   */
  public Element read(byte[] document) {
    var plain = PlainXml.read(document, DEPTH_MAX, ELEMENTS_MAX);
    return plain == null ? parsed(document) : plain;
  }

  /** What the full parser makes of it. */
  Element parsed(byte[] document) {
    try {
      var reader = factory.createXMLStreamReader(new ByteArrayInputStream(document));
      try {
        // Version 1.1 has characters that replies, in 1.0, could not give back.
        if ("1.1".equals(reader.getVersion())) {
          throw SmqError.MALFORMED_XML.failure();
        }
        var root = root(reader);
        while (reader.hasNext()) {
          reader.next();
        }
        return root;
      } finally {
        reader.close();
      }
    } catch (XMLStreamException _) {
      throw SmqError.MALFORMED_XML.failure();
    }
  }

  private static Element root(XMLStreamReader reader) throws XMLStreamException {
    int event = reader.next();
    while (event != XMLStreamConstants.START_ELEMENT) {
      if (event == XMLStreamConstants.DTD) {
        throw SmqError.MALFORMED_XML.failure();
      }
      event = reader.next();
    }
    return element(reader);
  }

  /** The element at whose start the reader stands; leaves it at its end. */
  private static Element element(XMLStreamReader reader) throws XMLStreamException {
    var name = reader.getLocalName();
    var text = new StringBuilder();
    var children = new ArrayList<Element>();
    while (true) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> children.add(element(reader));
        case XMLStreamConstants.END_ELEMENT -> {
          return new Element(name, text.toString(), children);
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
            text.append(reader.getText());
        case XMLStreamConstants.COMMENT, XMLStreamConstants.PROCESSING_INSTRUCTION -> {}
        default -> throw SmqError.MALFORMED_XML.failure();
      }
    }
  }
}
