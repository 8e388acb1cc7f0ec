package dev.cuepost.media.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Bounded reading of the JSON texts of a request. */
public final class Json {
  private static final int LONGEST_TEXT = 1 << 20;
  private static final int MOST_WARNINGS = 100;
  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(64)
                          .maxDocumentLength(LONGEST_TEXT)
                          .maxNumberLength(64)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private Json() {}

  /**
   * Reads an object.
   *
   * @param what the parameter's name, for messages
   */
  public static <T> Verdict<T> read(String what, String json, Function<Fields, T> reader) {
    var warnings = new ArrayList<String>();
    try {
      var fields = Fields.root(parse(what, json), warnings);
      return new Verdict.Accepted<>(reader.apply(fields), shorten(warnings));
    } catch (JsonProcessingException problem) {
      return rejected(Fields.invalid(what, "is not JSON that can be read: " + place(problem)));
    } catch (RejectedException rejected) {
      return rejected(rejected);
    }
  }

  /**
   * Reads an object, with its name before the paths of its members.
   *
   * @param what the parameter's name
   */
  public static <T> Verdict<T> readNamed(String what, String json, Function<Fields, T> reader) {
    return readTree(
        what,
        json,
        root ->
            reader.apply(
                root.object(what)
                    .orElseThrow(() -> Fields.invalid(what, "must be a JSON object"))));
  }

  /**
   * Reads an array of objects.
   *
   * @param what the parameter's name
   * @param most how many there may be
   */
  public static <T> Verdict<List<T>> readList(
      String what, String json, int most, Function<Fields, T> reader) {
    return readTree(what, json, root -> root.list(what, most, reader));
  }

  /**
   * Reads an object as it is written.
   *
   * @param what the parameter's name
   */
  public static Verdict<ObjectNode> readObject(String what, String json) {
    return readTree(
        what,
        json,
        root -> {
          if (root.raw(what).orElse(null) instanceof ObjectNode object) {
            return object;
          }
          throw Fields.invalid(what, "must be a JSON object");
        });
  }

  /** Reads a value as the only member of an object. */
  private static <T> Verdict<T> readTree(String what, String json, Function<Fields, T> reader) {
    var warnings = new ArrayList<String>();
    try {
      var root = MAPPER.createObjectNode();
      root.set(what, parse(what, json));
      return new Verdict.Accepted<>(reader.apply(Fields.root(root, warnings)), shorten(warnings));
    } catch (JsonProcessingException problem) {
      return rejected(Fields.invalid(what, "is not JSON that can be read: " + place(problem)));
    } catch (RejectedException rejected) {
      return rejected(rejected);
    }
  }

  private static JsonNode parse(String what, String json) throws JsonProcessingException {
    if (json.length() > LONGEST_TEXT) {
      throw Fields.invalid(what, "may have 1048576 characters at most, has " + json.length());
    }
    return MAPPER.readTree(json);
  }

  private static List<String> shorten(List<String> warnings) {
    if (warnings.size() <= MOST_WARNINGS) {
      return warnings;
    }
    var kept = new ArrayList<>(warnings.subList(0, MOST_WARNINGS));
    kept.add((warnings.size() - MOST_WARNINGS) + " more warnings.");
    return kept;
  }

  private static <T> Verdict<T> rejected(RejectedException problem) {
    return new Verdict.Rejected<>(problem.rejection());
  }

  private static String place(JsonProcessingException problem) {
    var place = problem.getLocation();
    String reason =
        Fields.printable(List.of(problem.getOriginalMessage().split("\n", 2)).getFirst());
    return place == null
        ? reason
        : "line " + place.getLineNr() + ", column " + place.getColumnNr() + ": " + reason;
  }
}
