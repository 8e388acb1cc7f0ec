package dev.cuepost.openapi;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What values a parameter takes.
 *
 * @param rule completes "the value ...", for documentation and errors
 * @param read gives the value, empty if the text breaks the rule
 */
public record ParameterType<T>(String rule, Function<String, Optional<T>> read) {
  public static ParameterType<String> text() {
    return new ParameterType<>("is text", Optional::of);
  }

  public static ParameterType<String> text(int maxBytes) {
    return new ParameterType<>(
        "has at most " + maxBytes + " bytes",
        text ->
            Optional.of(text).filter(t -> t.getBytes(StandardCharsets.UTF_8).length <= maxBytes));
  }

  public static ParameterType<String> ascii(int maxLength) {
    return new ParameterType<>(
        "has at most " + maxLength + " ASCII characters",
        text ->
            Optional.of(text)
                .filter(t -> t.length() <= maxLength && t.chars().allMatch(c -> c < 128)));
  }

  public static ParameterType<Integer> whole(int min, int max) {
    return new ParameterType<>(
        "is a whole number from " + min + " to " + max,
        text ->
            Optional.of(text)
                .filter(t -> t.matches("-?[0-9]{1,9}"))
                .map(Integer::valueOf)
                .filter(number -> min <= number && number <= max));
  }

  public static ParameterType<Boolean> flag() {
    return new ParameterType<>(
        "is true or false",
        text -> Optional.of(text).filter(t -> t.matches("(?i)true|false")).map(Boolean::valueOf));
  }

  public static ParameterType<String> oneOf(String... names) {
    List<String> allowed = List.of(names);
    return new ParameterType<>(
        "is one of " + String.join(", ", allowed),
        text -> Optional.of(text).filter(allowed::contains));
  }

  /** A moment in UTC, such as {@code 2026-11-22T01:32:24Z}. */
  public static ParameterType<Instant> time() {
    return new ParameterType<>("is a time of the form yyyy-MM-ddTHH:mm:ssZ", WireTime::parse);
  }

  /**
   * The end of a span of time, written like {@link #time}. The second that it names is in the span,
   * so the value is the moment when that second is over.
   */
  public static ParameterType<Instant> end() {
    return new ParameterType<>(
        time().rule(), text -> WireTime.parse(text).map(second -> second.plusSeconds(1)));
  }
}
