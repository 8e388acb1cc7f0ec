package dev.cuepost.openapi;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A product's operations; {@code Version} on the wire tells products apart. */
public final class Product {
  private final String code;
  private final String version;
  private final Map<String, Action> actions;

  /**
   * Constructs a product.
   *
   * @param code such as {@code ice}
   * @param version such as {@code 2020-11-09}
   */
  public Product(String code, String version, List<Action> actions) {
    this.code = code;
    this.version = version;
    this.actions =
        actions.stream().collect(Collectors.toUnmodifiableMap(Action::name, Function.identity()));
  }

  public String code() {
    return code;
  }

  public String version() {
    return version;
  }

  Optional<Action> action(String name) {
    return Optional.ofNullable(actions.get(name));
  }
}
