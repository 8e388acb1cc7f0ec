package dev.cuepost.openapi;

/**
 * A parameter that an action takes, declared once.
 *
 * @param name case-sensitive, as on the wire
 * @param required whether the gateway refuses requests without it
 */
public record Parameter<T>(String name, ParameterType<T> type, boolean required) {
  public static <T> Parameter<T> required(String name, ParameterType<T> type) {
    return new Parameter<>(name, type, true);
  }

  public static <T> Parameter<T> optional(String name, ParameterType<T> type) {
    return new Parameter<>(name, type, false);
  }
}
