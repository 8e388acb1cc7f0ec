package dev.cuepost.openapi;

import java.util.Locale;
import java.util.Optional;

/** How an answer is written; {@code Format} on the wire, in any letter case. */
enum AnswerFormat {
  JSON("application/json;charset=utf-8") {
    @Override
    byte[] write(String root, Fields fields) {
      return JsonAnswer.write(fields);
    }
  },
  /** Clients read this only under exactly this content type. */
  XML("text/xml;charset=utf-8") {
    @Override
    byte[] write(String root, Fields fields) {
      return XmlAnswer.write(root, fields);
    }
  };

  private final String contentType;

  AnswerFormat(String contentType) {
    this.contentType = contentType;
  }

  String contentType() {
    return contentType;
  }

  /**
   * Writes the answer as UTF-8.
   *
   * @param root the name of the whole, where the format has one
   */
  abstract byte[] write(String root, Fields fields);

  static Optional<AnswerFormat> of(String name) {
    return switch (name.toUpperCase(Locale.ROOT)) {
      case "JSON" -> Optional.of(JSON);
      case "XML" -> Optional.of(XML);
      default -> Optional.empty();
    };
  }
}
