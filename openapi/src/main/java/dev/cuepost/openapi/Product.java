package dev.cuepost.openapi;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A product's operations; {@code Version} on the wire tells products apart. */
public final class Product {
  private final String code;
  private final String version;
  private final Optional<String> namedBy;
  private final Map<String, Action> actions;

  /**
   * Constructs a product whose things are in regions.
   *
   * @param code such as {@code ice}
   * @param version such as {@code 2020-11-09}
   */
  public Product(String code, String version, List<Action> actions) {
    this(code, version, Optional.empty(), actions);
  }

  private Product(String code, String version, Optional<String> namedBy, List<Action> actions) {
    this.code = code;
    this.version = version;
    this.namedBy = namedBy;
    this.actions =
        actions.stream().collect(Collectors.toUnmodifiableMap(Action::name, Function.identity()));
  }

  /**
   * A product whose things are the same in all regions.
   *
   * @param namedBy the product whose code begins their names
   */
  public static Product ofAllRegions(
      String code, String version, String namedBy, List<Action> actions) {
    return new Product(code, version, Optional.of(namedBy), actions);
  }

  public String code() {
    return code;
  }

  public String version() {
    return version;
  }

  /** The full name of a resource; one that is the same in all regions has {@code *} for its own. */
  String fullName(Resource resource, String region) {
    return "acs:%s:%s:%s:%s"
        .formatted(
            namedBy.orElse(code),
            namedBy.isPresent() ? "*" : region,
            resource.account(),
            resource.path());
  }

  /** All operations by name. */
  public List<Action> actions() {
    return actions.values().stream().sorted(Comparator.comparing(Action::name)).toList();
  }

  Optional<Action> action(String name) {
    return Optional.ofNullable(actions.get(name));
  }
}
