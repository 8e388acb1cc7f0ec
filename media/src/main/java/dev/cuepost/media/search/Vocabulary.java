package dev.cuepost.media.search;

import java.util.Map;
import java.util.Set;

/**
 * The words in which the users of a product ask.
 *
 * @param fields by their names in the product
 * @param named of a field, what its words stand for: names of our own
 */
public record Vocabulary(Map<String, Field> fields, Map<Field, Map<String, Set<String>>> named) {
  public Vocabulary {
    fields = Map.copyOf(fields);
    named = Map.copyOf(named);
  }
}
