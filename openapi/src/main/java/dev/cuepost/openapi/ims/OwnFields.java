package dev.cuepost.openapi.ims;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuepost.media.asset.Attributes;
import dev.cuepost.media.search.Condition;
import dev.cuepost.media.search.Field;
import dev.cuepost.openapi.Refusal;
import dev.cuepost.openapi.RpcError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * The fields of users' own that searches know: {@code intField1}, a whole number, {@code strField1}
 * and {@code strField2}. An upload says them as members of {@code DynamicMetaData}. Source: SDK
 * ice-20201109, SearchMedia.
 */
final class OwnFields {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> WORDS = Set.of("strField1", "strField2");
  private static final Set<String> NUMBERS = Set.of("intField1");
  private static final String FILTERS = "CustomFilters";
  private static final int VALUES_MAX = 100;

  private OwnFields() {}

  /** Those that are in what a user says of an asset; what is no JSON object has none. */
  static Attributes of(String dynamicMetaData) {
    Map<String, String> words = new HashMap<>();
    Map<String, Long> numbers = new HashMap<>();
    read(dynamicMetaData)
        .ifPresent(said -> {
          WORDS.stream()
              .filter(name -> isWord(said.path(name)))
              .forEach(name -> words.put(name, said.path(name).textValue()));
          NUMBERS.stream()
              .filter(
                  name -> said.path(name).canConvertToLong() && said.path(name).isIntegralNumber())
              .forEach(name -> numbers.put(name, said.path(name).longValue()));
        });
    return new Attributes(words, numbers);
  }

  /** Those of an asset as a JSON object; empty if it has none. */
  static Optional<String> told(Attributes attributes) {
    ObjectNode told = JSON.createObjectNode();
    NUMBERS.forEach(name ->
        Optional.ofNullable(attributes.numbers().get(name))
            .ifPresent(number -> told.put(name, number)));
    WORDS.stream()
        .sorted()
        .forEach(name ->
            Optional.ofNullable(attributes.words().get(name))
                .ifPresent(word -> told.put(name, word)));
    return Optional.of(told.toString()).filter(_ -> !told.isEmpty());
  }

  /**
   * What a JSON object of filters asks for: of each field a value, some values of which it has one,
   * or of a number a span.
   *
   * @throws Refusal if it breaks a rule
   */
  static Condition filters(String json) throws Refusal {
    ObjectNode filters = read(json).orElseThrow(() -> wrong("it must be a JSON object"));
    List<Condition> all = new ArrayList<>();
    for (Map.Entry<String, JsonNode> filter : filters.properties()) {
      String name = filter.getKey();
      if (!WORDS.contains(name) && !NUMBERS.contains(name)) {
        throw wrong("there are the fields intField1, strField1 and strField2, was " + name);
      }
      all.add(
          new Condition.Said(
              name,
              NUMBERS.contains(name)
                  ? number(name, filter.getValue())
                  : word(name, filter.getValue())));
    }
    return new Condition.And(all);
  }

  private static Condition word(String name, JsonNode wish) throws Refusal {
    List<String> values = new ArrayList<>();
    for (JsonNode value : values(name, wish)) {
      if (!isWord(value)) {
        throw wrong(name + " must be a text without NUL, or an array of such texts");
      }
      values.add(value.textValue());
    }
    return new Condition.OneOf(Field.SAID_WORD, values);
  }

  /** Databases know no text with NUL in it. */
  private static boolean isWord(JsonNode value) {
    return value.isTextual() && value.textValue().indexOf('\0') < 0;
  }

  private static Condition number(String name, JsonNode wish) throws Refusal {
    if (wish.isObject()) {
      return span(name, (ObjectNode) wish);
    }
    List<Long> values = new ArrayList<>();
    for (JsonNode value : values(name, wish)) {
      values.add(whole(name, value));
    }
    return new Condition.OneOf(Field.SAID_NUMBER, values);
  }

  private static Condition span(String name, ObjectNode span) throws Refusal {
    Optional<Condition.End> from = Optional.empty();
    Optional<Condition.End> until = Optional.empty();
    for (Map.Entry<String, JsonNode> end : span.properties()) {
      long value = whole(name, end.getValue());
      switch (end.getKey()) {
        case "gte" -> from = Optional.of(new Condition.End(value, true));
        case "gt" -> from = Optional.of(new Condition.End(value, false));
        case "lte" -> until = Optional.of(new Condition.End(value, true));
        case "lt" -> until = Optional.of(new Condition.End(value, false));
        default -> throw wrong("the ends of " + name + " are gte, gt, lte and lt");
      }
    }
    return new Condition.Between(Field.SAID_NUMBER, from, until);
  }

  private static List<JsonNode> values(String name, JsonNode wish) throws Refusal {
    List<JsonNode> values =
        wish.isArray() ? StreamSupport.stream(wish.spliterator(), false).toList() : List.of(wish);
    if (values.isEmpty() || values.size() > VALUES_MAX) {
      throw wrong("%s has 1 to %d values".formatted(name, VALUES_MAX));
    }
    return values;
  }

  private static long whole(String name, JsonNode value) throws Refusal {
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw wrong(name + " is compared with whole numbers");
    }
    return value.longValue();
  }

  private static Optional<ObjectNode> read(String json) {
    try {
      return JSON.readTree(json) instanceof ObjectNode object
          ? Optional.of(object)
          : Optional.empty();
    } catch (JsonProcessingException _) {
      return Optional.empty();
    }
  }

  private static Refusal wrong(String rule) {
    return new Refusal(RpcError.invalid(FILTERS, rule));
  }
}
