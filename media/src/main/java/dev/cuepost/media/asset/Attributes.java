package dev.cuepost.media.asset;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is said of an asset beside what stands in its row, most of it for searches.
 *
 * @param words by their names
 * @param numbers by theirs, which no word has
 */
public record Attributes(Map<String, String> words, Map<String, Long> numbers) {
  /** The entity whose words the user speaks. */
  public static final String ENTITY = "EntityId";

  /** The library to which it was registered. */
  public static final String LIBRARY = "SearchLibName";

  /** All categories of a medium that may have several, with commas between. */
  public static final String CATEGORIES = "CateIds";

  /** What its file was called before it was uploaded. */
  public static final String ORIGINAL_NAME = "OriginalFileName";

  public static final Attributes NONE = new Attributes(Map.of(), Map.of());

  public Attributes {
    words = Map.copyOf(words);
    numbers = Map.copyOf(numbers);
  }

  /** The same with one word more, if there is one. */
  public Attributes and(String name, Optional<String> word) {
    if (word.isEmpty()) {
      return this;
    }
    Map<String, String> more = new HashMap<>(words);
    more.put(name, word.get());
    return new Attributes(more, numbers);
  }
}
