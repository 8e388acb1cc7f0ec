package dev.cuepost.openapi;

/**
 * A parameter that an action takes, declared once.
 *
 * @param name case-sensitive, as on the wire
 * @param required whether the gateway refuses requests without it
 * @param flattened whether clients may send the elements of its JSON array one by one, as {@code
 *     Name.1}, {@code Name.2} and so on, as older clients do
 */
public record Parameter<T>(
    String name, ParameterType<T> type, boolean required, boolean flattened) {
  public static <T> Parameter<T> required(String name, ParameterType<T> type) {
    return new Parameter<>(name, type, true, false);
  }

  public static <T> Parameter<T> optional(String name, ParameterType<T> type) {
    return new Parameter<>(name, type, false, false);
  }

  /** An optional one that is an array of numbers. */
  public static <T> Parameter<T> numbers(String name, ParameterType<T> type) {
    return new Parameter<>(name, type, false, true);
  }
}
