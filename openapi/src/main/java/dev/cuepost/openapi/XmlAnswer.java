package dev.cuepost.openapi;

import com.ctc.wstx.api.InvalidCharHandler;
import com.ctc.wstx.api.WstxOutputProperties;
import com.ctc.wstx.stax.WstxOutputFactory;
import java.io.ByteArrayOutputStream;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Answers as XML. Characters that XML cannot carry become spaces. */
public final class XmlAnswer {
  private static final XMLOutputFactory XML = factory();

  private XmlAnswer() {}

  public static byte[] write(String root, Fields fields) {
    return document(root, fields);
  }

  /** A document of one element and its text. */
  public static byte[] write(String root, String text) {
    return document(root, new Value.Text(text));
  }

  private static byte[] document(String root, Value value) {
    var bytes = new ByteArrayOutputStream();
    try {
      XMLStreamWriter xml = XML.createXMLStreamWriter(bytes, "UTF-8");
      xml.writeStartDocument("UTF-8", "1.0");
      write(xml, root, value);
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("an answer cannot be written as XML", e);
    }
    return bytes.toByteArray();
  }

  private static void write(XMLStreamWriter xml, String name, Value value)
      throws XMLStreamException {
    if (value instanceof Value.Items(var items)) {
      for (Value item : items) {
        write(xml, name, item);
      }
      return;
    }
    xml.writeStartElement(name);
    switch (value) {
      case Value.Text(String text) -> xml.writeCharacters(text);
      case Value.Whole(long number) -> xml.writeCharacters(Long.toString(number));
      case Value.Real(double number) -> xml.writeCharacters(Double.toString(number));
      case Value.Flag(boolean flag) -> xml.writeCharacters(Boolean.toString(flag));
      case Value.Items _ -> throw new IllegalStateException("lists are written above");
      case Fields fields -> {
        for (Map.Entry<String, Value> part : fields.parts().entrySet()) {
          write(xml, part.getKey(), part.getValue());
        }
      }
    }
    xml.writeEndElement();
  }

  private static XMLOutputFactory factory() {
    var factory = new WstxOutputFactory();
    factory.setProperty(
        WstxOutputProperties.P_OUTPUT_INVALID_CHAR_HANDLER,
        new InvalidCharHandler.ReplacingHandler(' '));
    return factory;
  }
}
