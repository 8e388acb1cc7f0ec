package dev.cuepost.cli.session;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How an operation gives a list in pages.
 *
 * @param size the parameter that says how many to a page
 * @param token the parameter, and the member of the answer, that goes on from page to page
 */
public record Pages(String size, String token) {
  private static final int PAGE_MAX = 100;

  /** One call of such an operation. */
  @FunctionalInterface
  public interface Call {
    JsonNode with(Map<String, String> parameters);
  }

  /**
   * The first entries of a list.
   *
   * @param entries where in an answer they are, a JSON pointer
   * @param limit how many at most
   */
  public List<JsonNode> read(String entries, int limit, Map<String, String> parameters, Call call) {
    List<JsonNode> all = new ArrayList<>();
    Map<String, String> asked = new HashMap<>(parameters);
    while (all.size() < limit) {
      asked.put(size, Integer.toString(Math.min(PAGE_MAX, limit - all.size())));
      JsonNode page = call.with(asked);
      page.at(entries).forEach(all::add);
      String next = page.findPath(token).asText();
      if (next.isEmpty()) {
        break;
      }
      asked.put(token, next);
    }
    return all;
  }
}
