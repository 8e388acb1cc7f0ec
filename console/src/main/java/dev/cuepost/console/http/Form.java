package dev.cuepost.console.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Names and values as a browser sends them, in a query or as the content of a POST. */
public record Form(Map<String, List<String>> values) {
  public static final Form EMPTY = new Form(Map.of());

  private static final int FIELDS_MAX = 2_000;

  public Form {
    values = Map.copyOf(values);
  }

  /** What {@code application/x-www-form-urlencoded} says; what makes no sense is passed over. */
  public static Form parse(String text) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (String field : text.split("&", FIELDS_MAX)) {
      int equals = field.indexOf('=');
      decode(equals < 0 ? field : field.substring(0, equals))
          .filter(name -> !name.isEmpty())
          .ifPresent(name ->
              decode(equals < 0 ? "" : field.substring(equals + 1))
                  .ifPresent(
                      value -> values.computeIfAbsent(name, _ -> new ArrayList<>()).add(value)));
    }
    values.replaceAll((_, all) -> List.copyOf(all));
    return new Form(values);
  }

  private static Optional<String> decode(String text) {
    try {
      return Optional.of(URLDecoder.decode(text, UTF_8));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /** The first value of that name, if it is not empty. */
  public Optional<String> find(String name) {
    return all(name).stream().findFirst().filter(value -> !value.isEmpty());
  }

  /** The first value of that name, or nothing at all. */
  public String text(String name) {
    return find(name).orElse("");
  }

  public List<String> all(String name) {
    return values.getOrDefault(name, List.of());
  }
}
