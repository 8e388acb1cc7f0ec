package dev.cuepost.media.search;

import dev.cuepost.media.search.Condition.And;
import dev.cuepost.media.search.Condition.Between;
import dev.cuepost.media.search.Condition.Contains;
import dev.cuepost.media.search.Condition.End;
import dev.cuepost.media.search.Condition.Not;
import dev.cuepost.media.search.Condition.OneOf;
import dev.cuepost.media.search.Condition.Or;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads what users ask for, such as {@code Title in ('a','b') and (CateId = 1 or Size = [1,100))}.
 *
 * <pre>
 * any    = all { "or" all }
 * all    = one { "and" one }
 * one    = ("!" | "not") one | "(" any ")" | field test
 * test   = ("=" | "==" | "!=") value | "in" "(" value { "," value } ")" | "=" span
 * span   = ("(" | "[") [value] "," [value] (")" | "]")
 * </pre>
 *
 * <p>Values stand in quotation marks, or without them if they are numbers or words. Source:
 * ApsaraVideo VOD documentation, "Protocol for media asset search"; IMS documentation, "Media asset
 * search".
 */
public final class MatchParser {
  private static final int VALUES_MAX = 100;
  private static final int TOKENS_MAX = 2_000;
  private static final int DEPTH_MAX = 20;

  private final Vocabulary words;
  private final List<Token> tokens;
  private int next;
  private int depth;

  private MatchParser(Vocabulary words, List<Token> tokens) {
    this.words = words;
    this.tokens = tokens;
  }

  /**
   * Reads a text; a blank one asks for everything.
   *
   * @throws BadMatchException if it cannot be understood
   */
  public static Condition parse(String text, Vocabulary words) throws BadMatchException {
    if (text.isBlank()) {
      return Condition.ALWAYS;
    }
    List<Token> tokens = Token.all(text);
    if (tokens.size() > TOKENS_MAX) {
      throw new BadMatchException("The condition is too long.");
    }
    var parser = new MatchParser(words, tokens);
    Condition condition = parser.any();
    if (parser.peek().kind() != Token.Kind.END) {
      throw parser.unexpected("and, or, or the end");
    }
    return condition;
  }

  private Condition any() throws BadMatchException {
    if (++depth > DEPTH_MAX) {
      throw new BadMatchException("The condition is nested too deeply.");
    }
    List<Condition> parts = new ArrayList<>(List.of(all()));
    while (peek().isWord("or")) {
      next++;
      parts.add(all());
    }
    depth--;
    return parts.size() == 1 ? parts.getFirst() : new Or(parts);
  }

  private Condition all() throws BadMatchException {
    List<Condition> parts = new ArrayList<>(List.of(one()));
    while (peek().isWord("and")) {
      next++;
      parts.add(one());
    }
    return parts.size() == 1 ? parts.getFirst() : new And(parts);
  }

  private Condition one() throws BadMatchException {
    boolean not = false;
    while (peek().isSign("!") || peek().isWord("not")) {
      next++;
      not = !not;
    }
    Condition condition = peek().isSign("(") ? bracketed() : test(field());
    return not ? new Not(condition) : condition;
  }

  private Condition bracketed() throws BadMatchException {
    expect("(");
    Condition inner = any();
    expect(")");
    return inner;
  }

  private Field field() throws BadMatchException {
    Token name = peek();
    if (name.kind() != Token.Kind.WORD) {
      throw unexpected("the name of a field");
    }
    next++;
    Field field = words.fields().get(name.text());
    if (field == null) {
      throw new BadMatchException(
          "%s is no field that can be asked for; there are %s."
              .formatted(
                  name.text(),
                  words.fields().keySet().stream().sorted().collect(Collectors.joining(", "))));
    }
    return field;
  }

  private Condition test(Field field) throws BadMatchException {
    if (peek().isWord("in")) {
      next++;
      return oneOf(field, list());
    }
    if (peek().isSign("!=")) {
      next++;
      return new Not(oneOf(field, List.of(value())));
    }
    if (!peek().isSign("=") && !peek().isSign("==")) {
      throw unexpected("=, != or in");
    }
    next++;
    return peek().isSign("(") || peek().isSign("[")
        ? between(field)
        : oneOf(field, List.of(value()));
  }

  private List<String> list() throws BadMatchException {
    expect("(");
    List<String> values = new ArrayList<>(List.of(value()));
    while (peek().isSign(",")) {
      next++;
      values.add(value());
    }
    expect(")");
    if (values.size() > VALUES_MAX) {
      throw new BadMatchException("A list has at most %d values.".formatted(VALUES_MAX));
    }
    return values;
  }

  private Condition between(Field field) throws BadMatchException {
    boolean fromIncluded = peek().isSign("[");
    next++;
    Optional<String> from = peek().isSign(",") ? Optional.empty() : Optional.of(value());
    expect(",");
    Optional<String> until =
        peek().isSign(")") || peek().isSign("]") ? Optional.empty() : Optional.of(value());
    boolean untilIncluded = peek().isSign("]");
    if (!untilIncluded) {
      expect(")");
    } else {
      next++;
    }
    return new Between(field, end(field, from, fromIncluded), end(field, until, untilIncluded));
  }

  private static Optional<End> end(Field field, Optional<String> value, boolean included)
      throws BadMatchException {
    return value.isEmpty()
        ? Optional.empty()
        : Optional.of(new End(measure(field, value.get()), included));
  }

  private Condition oneOf(Field field, List<String> values) throws BadMatchException {
    return switch (field.type()) {
      case TEXT -> new Contains(field, values);
      case WORD -> new OneOf(field, values);
      case NAMED -> named(field, values);
      case NUMBER, SECONDS, TIME -> new OneOf(field, measures(field, values));
    };
  }

  private static List<Long> measures(Field field, List<String> values) throws BadMatchException {
    List<Long> measures = new ArrayList<>();
    for (String value : values) {
      measures.add(measure(field, value));
    }
    return measures;
  }

  private Condition named(Field field, List<String> values) throws BadMatchException {
    Map<String, Set<String>> known = words.named().getOrDefault(field, Map.of());
    List<String> names = new ArrayList<>();
    for (String value : values) {
      Set<String> ours = known.get(value);
      if (ours == null) {
        throw new BadMatchException(
            "%s is none of %s."
                .formatted(
                    value, known.keySet().stream().sorted().collect(Collectors.joining(", "))));
      }
      names.addAll(ours);
    }
    return new OneOf(field, names);
  }

  /** A value in the unit of the row. */
  private static long measure(Field field, String value) throws BadMatchException {
    try {
      return switch (field.type()) {
        case NUMBER -> Long.parseLong(value);
        case SECONDS ->
            new BigDecimal(value)
                .movePointRight(3)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
        case TIME ->
            value.matches("[0-9]{1,15}")
                ? Long.parseLong(value)
                : Instant.parse(value).toEpochMilli();
        case WORD, NAMED, TEXT ->
            throw new BadMatchException("%s has no order.".formatted(field.name()));
      };
    } catch (NumberFormatException | DateTimeException _) {
      throw new BadMatchException(
          "%s is no %s."
              .formatted(
                  value,
                  field.type() == Field.Type.TIME
                      ? "time of the form yyyy-MM-ddTHH:mm:ssZ"
                      : "number"));
    } catch (ArithmeticException _) {
      throw new BadMatchException("%s is out of all bounds.".formatted(value));
    }
  }

  private String value() throws BadMatchException {
    Token value = peek();
    if (value.kind() != Token.Kind.QUOTED && value.kind() != Token.Kind.WORD) {
      throw unexpected("a value");
    }
    next++;
    return value.text();
  }

  private void expect(String sign) throws BadMatchException {
    if (!peek().isSign(sign)) {
      throw unexpected(sign);
    }
    next++;
  }

  private Token peek() {
    return tokens.get(next);
  }

  private BadMatchException unexpected(String wanted) {
    Token found = peek();
    return new BadMatchException(
        "At character %d there must be %s, was %s."
            .formatted(found.at() + 1, wanted, found.text()));
  }
}
