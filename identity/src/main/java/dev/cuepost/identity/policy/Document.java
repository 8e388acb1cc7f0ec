package dev.cuepost.identity.policy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The JSON text of a policy, read without any leniency: one value, each member once. */
final class Document {
  /**
   * The longest custom policy.
   *
   * <p>Source: Resource Access Management documentation, "Limits".
   */
  static final int CHARACTERS_MAX = 6_144;

  /** Two more than the deepest place of a policy, the values of a condition. */
  static final int DEPTH_MAX = 8;

  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(DEPTH_MAX).build())
                  .build())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private Document() {}

  static Field read(String text) {
    if (text.length() > CHARACTERS_MAX) {
      throw new PolicyProblem(
          "The document must have at most %d characters, had %d"
              .formatted(CHARACTERS_MAX, text.length()));
    }
    try (JsonParser parser = JSON.createParser(text)) {
      return Field.document(onlyValue(parser));
    } catch (IOException e) {
      throw new UncheckedIOException("a text can be read to its end", e);
    }
  }

  private static JsonNode onlyValue(JsonParser parser) throws IOException {
    try {
      JsonNode value = JSON.readTree(parser);
      if (value == null) {
        throw new PolicyProblem("The document is empty");
      }
      if (parser.nextToken() != null) {
        throw new PolicyProblem("The document must end after its first value");
      }
      return value;
    } catch (StreamConstraintsException _) {
      throw new PolicyProblem(
          parser.getParsingContext().getNestingDepth() > DEPTH_MAX
              ? "The document must not be nested more than %d deep".formatted(DEPTH_MAX)
              : "%s has too many digits".formatted(path(parser.getParsingContext())));
    } catch (JsonProcessingException e) {
      throw notJson(parser, e);
    }
  }

  private static PolicyProblem notJson(JsonParser parser, JsonProcessingException e) {
    if (e.getOriginalMessage().startsWith("Duplicate field")) {
      return new PolicyProblem(path(parser.getParsingContext()) + " is given twice");
    }
    return new PolicyProblem(
        "The document is not JSON at line %d, column %d"
            .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr()));
  }

  private static String path(JsonStreamContext context) {
    if (context.inRoot()) {
      return "";
    }
    String outer = path(context.getParent());
    return context.inArray()
        ? FieldPath.item(outer, context.getCurrentIndex())
        : FieldPath.member(outer, context.getCurrentName());
  }
}
