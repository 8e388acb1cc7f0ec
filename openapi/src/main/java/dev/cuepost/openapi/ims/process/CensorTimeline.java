package dev.cuepost.openapi.ims.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.ParameterType;
import java.util.Optional;

/**
 * A page of the moments at which something was found.
 *
 * @param from so many of the first are left out
 * @param size at most so many are told
 */
record CensorTimeline(int from, int size) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TOKEN = "moment-";

  /** How many moments the answers before have told. */
  static final Parameter<Integer> NEXT_PAGE =
      Parameter.optional(
          "NextPageToken",
          new ParameterType<>(
              "is the NextPageToken of an earlier answer",
              text ->
                  Optional.of(text)
                      .filter(t -> t.matches(TOKEN + "[0-9]{1,6}"))
                      .map(t -> Integer.valueOf(t.substring(TOKEN.length())))));

  /** What was found, a JSON object, with this page in the place of all moments. */
  String of(String found) {
    try {
      if (JSON.readTree(found) instanceof ObjectNode all
          && all.path("VensorCensorResult") instanceof ObjectNode film
          && film.at("/VideoTimelines/VideoTimeline") instanceof ArrayNode moments) {
        ArrayNode page = JSON.createArrayNode();
        for (int at = from; at < Math.min(from + size, moments.size()); at++) {
          page.add(moments.get(at));
        }
        film.putObject("VideoTimelines").set("VideoTimeline", page);
        if (from + size < moments.size()) {
          film.put("NextPageToken", TOKEN + (from + size));
        }
        return all.toString();
      }
      return found;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the result of a job is no JSON", e);
    }
  }
}
