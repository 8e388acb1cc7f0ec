package dev.cuepost.openapi.oss;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * One page of a listing by keys.
 *
 * @param items those whose keys have no delimiter behind the prefix
 * @param groups the beginnings, to the delimiter, of all other keys
 * @param last the item's key or the group that the page ends with; empty if it has neither
 * @param truncated whether more come behind it
 */
record Page<T>(List<T> items, SequencedSet<String> groups, String last, boolean truncated) {
  /**
   * What a page is made of.
   *
   * @param delimiter empty for no groups
   * @param marker what the page before ended with, or empty
   * @param max the most of items and groups together, 1 or more
   */
  record Request(String prefix, String delimiter, String marker, int max) {}

  /**
   * The page.
   *
   * @param sorted those that begin with the prefix and come behind the marker, by key
   */
  static <T> Page<T> of(Iterable<T> sorted, Function<T, String> keyOf, Request request) {
    List<T> items = new ArrayList<>();
    SequencedSet<String> groups = new LinkedHashSet<>();
    String last = "";
    for (T item : sorted) {
      String key = keyOf.apply(item);
      String group = group(key, request);
      if (!group.isEmpty() && (groups.contains(group) || group.equals(request.marker()))) {
        continue;
      }
      if (items.size() + groups.size() == request.max()) {
        return new Page<>(items, groups, last, true);
      }
      if (group.isEmpty()) {
        items.add(item);
        last = key;
      } else {
        groups.add(group);
        last = group;
      }
    }
    return new Page<>(items, groups, last, false);
  }

  private static String group(String key, Request request) {
    if (request.delimiter().isEmpty()) {
      return "";
    }
    int end = key.indexOf(request.delimiter(), request.prefix().length());
    return end < 0 ? "" : key.substring(0, end + request.delimiter().length());
  }

  /** How the request wants keys written: {@code encoding-type=url} or as they are. */
  static UnaryOperator<String> encoding(Exchange exchange) throws OssRefusal {
    return switch (exchange.parameter("encoding-type")) {
      case "" -> text -> text;
      case "url" -> Page::percentEncoded;
      default -> throw new OssRefusal(OssError.invalid("encoding-type must be url."));
    };
  }

  /** Such that it is read alike by who takes {@code +} for a space and by who does not. */
  private static String percentEncoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
