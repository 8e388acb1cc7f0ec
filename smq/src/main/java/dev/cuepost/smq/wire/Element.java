package dev.cuepost.smq.wire;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * An XML element of a request. Its namespace does not matter, unknown children are ignored and of
 * several with the same name the first one counts.
 *
 * @param name local name
 * @param text all its text, as sent
 * @param children in document order
 */
public record Element(String name, String text, List<Element> children) {
  public Element {
    children = List.copyOf(children);
  }

  /** This element, if it is called so. */
  public Element named(String expected) {
    if (!name.equals(expected)) {
      throw SmqError.WRONG_SCHEMA.failure("the root element is not " + expected);
    }
    return this;
  }

  /** All children of this name. */
  public List<Element> children(String childName) {
    return children.stream().filter(child -> child.name.equals(childName)).toList();
  }

  /** The first child of this name. */
  public Optional<Element> child(String childName) {
    return first(child -> child.name.equals(childName));
  }

  /** The text of a child, as sent. */
  public Optional<String> text(String childName) {
    return leaf(child -> child.name.equals(childName));
  }

  /**
   * The number in the child of the range's name. An empty child counts as absent.
   *
   * @throws SmqException if it is no number or out of range
   */
  public Optional<Integer> number(Range range) {
    return leaf(child -> child.name.equals(range.name()))
        .map(String::strip)
        .filter(number -> !number.isEmpty())
        .map(number -> {
          if (!Range.isNumber(number)) {
            throw SmqError.WRONG_SCHEMA.failure(range.name() + " is not a number");
          }
          return range.parse(number);
        });
  }

  /**
   * The truth value in a child whose name is compared without regard to case, because clients
   * disagree about it; so is the value. An empty child counts as absent.
   */
  public Optional<Boolean> flag(String childName) {
    return leaf(child -> child.name.equalsIgnoreCase(childName))
        .map(String::strip)
        .filter(flag -> !flag.isEmpty())
        .map(flag -> {
          if (!flag.equalsIgnoreCase("true") && !flag.equalsIgnoreCase("false")) {
            throw SmqError.WRONG_SCHEMA.failure(childName + " is neither True nor False");
          }
          return flag.equalsIgnoreCase("true");
        });
  }

  private Optional<String> leaf(Predicate<Element> which) {
    return first(which).map(Element::leafText);
  }

  /** Without a stream: each field of each message is looked for. */
  private Optional<Element> first(Predicate<Element> which) {
    for (Element child : children) {
      if (which.test(child)) {
        return Optional.of(child);
      }
    }
    return Optional.empty();
  }

  /** The text of an element that must not have children. */
  public String leafText() {
    if (!children.isEmpty()) {
      throw SmqError.WRONG_SCHEMA.failure(name + " must hold text only");
    }
    return text;
  }
}
