package dev.cuepost.media.store;

import java.util.Map;

/**
 * What is kept with an object and told to whoever reads it; none of it means anything here.
 *
 * @param contentType its media type, as given when it was stored
 * @param headers further headers of answers that carry the object, by lower-case name
 * @param metadata what the user wants remembered, by lower-case name
 */
public record ObjectProperties(
    String contentType, Map<String, String> headers, Map<String, String> metadata) {
  public ObjectProperties {
    headers = Map.copyOf(headers);
    metadata = Map.copyOf(metadata);
  }

  /** Nothing but a media type. */
  public static ObjectProperties of(String contentType) {
    return new ObjectProperties(contentType, Map.of(), Map.of());
  }
}
