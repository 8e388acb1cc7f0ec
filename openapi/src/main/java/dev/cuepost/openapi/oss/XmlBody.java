package dev.cuepost.openapi.oss;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.codehaus.stax2.XMLInputFactory2;

/**
 * Reads the XML of a request into a tree, within bounds on bytes, depth and number of elements.
 * Document type declarations are refused, so there are no entities but XML's own five.
 */
final class XmlBody {
  /** That of DeleteMultipleObjects, by its documentation. */
  static final int MAX_BYTES = 2 * 1024 * 1024;

  private static final int DEPTH_MAX = 4;

  /** Ten thousand parts with their numbers and tags, and some more. */
  private static final long ELEMENTS_MAX = 40_000;

  private static final int ATTRIBUTES_MAX = 8;
  private static final int ATTRIBUTE_CHARACTERS_MAX = 1_024;
  private static final XMLInputFactory XML = factory();

  private XmlBody() {}

  /**
   * The root of the request's body.
   *
   * @throws OssRefusal if there is none of that name within bounds, or its digests are wrong
   */
  static XmlElement read(Exchange exchange, String root) throws IOException {
    if (exchange.request().headers().contentLength().orElse(0) > MAX_BYTES) {
      throw new OssRefusal(OssError.MALFORMED_XML);
    }
    var upload = Upload.of(exchange); // not closed: that would wait for all that was announced
    byte[] document = upload.readNBytes(MAX_BYTES + 1);
    if (document.length > MAX_BYTES) {
      throw new OssRefusal(OssError.MALFORMED_XML);
    }
    XmlElement element = parse(document);
    if (!element.name().equals(root)) {
      throw new OssRefusal(OssError.MALFORMED_XML);
    }
    return element;
  }

  private static XmlElement parse(byte[] document) throws OssRefusal {
    try {
      XMLStreamReader reader = XML.createXMLStreamReader(new ByteArrayInputStream(document));
      try {
        int event = reader.next();
        while (event != XMLStreamConstants.START_ELEMENT) {
          if (event == XMLStreamConstants.DTD) {
            throw new OssRefusal(OssError.MALFORMED_XML);
          }
          event = reader.next();
        }
        XmlElement root = element(reader);
        while (reader.hasNext()) {
          reader.next();
        }
        return root;
      } finally {
        reader.close();
      }
    } catch (XMLStreamException _) {
      throw new OssRefusal(OssError.MALFORMED_XML);
    }
  }

  /** The element at whose start the reader stands; leaves it at its end. */
  private static XmlElement element(XMLStreamReader reader) throws XMLStreamException, OssRefusal {
    String name = reader.getLocalName();
    var text = new StringBuilder();
    List<XmlElement> children = new ArrayList<>();
    while (true) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> children.add(element(reader));
        case XMLStreamConstants.END_ELEMENT -> {
          return new XmlElement(name, text.toString(), children);
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
            text.append(reader.getText());
        case XMLStreamConstants.COMMENT, XMLStreamConstants.PROCESSING_INSTRUCTION -> {}
        default -> throw new OssRefusal(OssError.MALFORMED_XML);
      }
    }
  }

  private static XMLInputFactory factory() {
    var factory = new WstxInputFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    // Lazily found errors would come as unchecked exceptions.
    factory.setProperty(XMLInputFactory2.P_LAZY_PARSING, false);
    factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, DEPTH_MAX);
    factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_COUNT, ELEMENTS_MAX);
    factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, ATTRIBUTES_MAX);
    factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, ATTRIBUTE_CHARACTERS_MAX);
    return factory;
  }
}
