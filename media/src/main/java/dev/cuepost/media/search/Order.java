package dev.cuepost.media.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * In which order assets are told: by the first key, among equals by the next.
 *
 * @param keys none for the newest first
 */
public record Order(List<Key> keys) {
  /** The newest first. */
  public static final Order NEWEST_FIRST = new Order(List.of(new Key(Field.CREATED, true)));

  public Order {
    keys = List.copyOf(keys);
  }

  public record Key(Field field, boolean descending) {}

  /**
   * Reads a list such as {@code CreationTime:Desc,Size:Asc}; the direction may be missing and is
   * descending then.
   *
   * @return empty if a name is not among the sortable ones, or a direction is none
   */
  public static Optional<Order> parse(String list, Map<String, Field> sortable) {
    List<Key> keys = new ArrayList<>();
    for (String item : list.split(",", -1)) {
      String[] parts = item.strip().split(":", 2);
      Field field = sortable.get(parts[0].strip());
      String direction = parts.length == 2 ? parts[1].strip() : "Desc";
      boolean descending = direction.equalsIgnoreCase("Desc");
      if (field == null || (!descending && !direction.equalsIgnoreCase("Asc"))) {
        return Optional.empty();
      }
      keys.add(new Key(field, descending));
    }
    return Optional.of(new Order(keys));
  }

  /** By the id at last, so that no two assets change places between pages. */
  String sql() {
    return keys.stream()
        .map(Order::sql)
        .collect(Collectors.joining("", " ORDER BY ", "media_id DESC"));
  }

  /**
   * What is not known comes before all else. Times always are; indexes have them in their order.
   */
  private static String sql(Key key) {
    String nulls = key.descending() ? " NULLS LAST" : " NULLS FIRST";
    return key.field().column()
        + (key.descending() ? " DESC" : "")
        + (key.field().type() == Field.Type.TIME ? ", " : nulls + ", ");
  }
}
