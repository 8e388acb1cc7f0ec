package dev.cuepost.audit.load;

import java.util.List;
import java.util.Optional;

/**
 * An element of an answer.
 *
 * @param text what stands in it, without that of its children
 */
record Element(String name, String text, List<Element> children) {
  Element {
    children = List.copyOf(children);
  }

  List<Element> children(String name) {
    return children.stream().filter(child -> child.name().equals(name)).toList();
  }

  Optional<String> find(String name) {
    return children(name).stream().map(Element::text).findFirst();
  }

  /** The text of a child that the protocol promises. */
  String leaf(String name) throws GarbledAnswer {
    return find(name)
        .orElseThrow(() -> new GarbledAnswer("<%s> has no <%s>".formatted(this.name, name)));
  }

  long number(String name) throws GarbledAnswer {
    try {
      return Long.parseLong(leaf(name));
    } catch (NumberFormatException e) {
      throw new GarbledAnswer("<%s> must be a number".formatted(name), e);
    }
  }
}
