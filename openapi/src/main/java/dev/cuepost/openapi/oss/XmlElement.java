package dev.cuepost.openapi.oss;

import java.util.List;
import java.util.Optional;

/**
 * An element of a request's body.
 *
 * @param name without its namespace
 * @param text all text directly in it, as written
 */
record XmlElement(String name, String text, List<XmlElement> children) {
  XmlElement {
    children = List.copyOf(children);
  }

  /** All direct children of that name. */
  List<XmlElement> all(String child) {
    return children.stream().filter(element -> element.name.equals(child)).toList();
  }

  /** The text of the first child of that name. */
  Optional<String> textOf(String child) {
    return children.stream()
        .filter(element -> element.name.equals(child))
        .map(XmlElement::text)
        .findFirst();
  }
}
