package dev.cuepost.audit.load;

import java.util.Optional;

/**
 * What a server answered.
 *
 * @param root of the document, if there is one
 */
record Reply(int status, Optional<Element> root) {
  boolean ok() {
    return 200 <= status && status < 300;
  }

  Element document(String name) throws GarbledAnswer {
    return root.filter(element -> element.name().equals(name))
        .orElseThrow(() -> new GarbledAnswer("status %d without a <%s>".formatted(status, name)));
  }

  /** The code of an error, or the status if the answer has none. */
  String code() {
    return root.flatMap(element -> element.find("Code")).orElse("status " + status);
  }
}
