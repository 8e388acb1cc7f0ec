package dev.cuepost.cli.site;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuepost.cli.outcome.Failure;
import java.net.URI;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;

/**
 * A server as it stands in the file: {@code endpoint} if one address has all products, else {@code
 * smq}, {@code ims} and so on.
 */
final class SiteToml {
  private static final String ENDPOINT = "endpoint";
  private static final String REGION = "region";
  private static final String KEY_ID = "access-key-id";
  private static final String KEY_SECRET = "access-key-secret";
  private static final String TOKEN = "security-token";

  private SiteToml() {}

  static ObjectNode write(Site site) {
    ObjectNode entry = JsonNodeFactory.instance.objectNode();
    Map<Face, URI> addresses = site.addresses();
    if (addresses.size() == Face.values().length && new HashSet<>(addresses.values()).size() == 1) {
      entry.put(ENDPOINT, addresses.values().iterator().next().toString());
    } else {
      for (Face face : Face.values()) {
        if (addresses.containsKey(face)) {
          entry.put(face.word(), String.valueOf(addresses.get(face)));
        }
      }
    }
    site.region().ifPresent(region -> entry.put(REGION, region));
    entry.put(KEY_ID, site.key().id());
    entry.put(KEY_SECRET, site.key().secret());
    site.key().token().ifPresent(token -> entry.put(TOKEN, token));
    return entry;
  }

  /**
   * Reads an entry.
   *
   * @throws Failure that names what is wrong in it
   */
  static Site read(String name, JsonNode entry) {
    Map<Face, URI> addresses = new EnumMap<>(Face.class);
    for (Face face : Face.values()) {
      String address = entry.path(face.word()).asText(entry.path(ENDPOINT).asText());
      if (!address.isEmpty()) {
        addresses.put(face, Site.address(address));
      }
    }
    return new Site(
        addresses,
        text(entry, REGION),
        new ClientKey(
            required(name, entry, KEY_ID), required(name, entry, KEY_SECRET), text(entry, TOKEN)));
  }

  private static String required(String name, JsonNode entry, String member) {
    return text(entry, member)
        .orElseThrow(() -> new Failure("the profile '%s' must have %s".formatted(name, member)));
  }

  private static Optional<String> text(JsonNode entry, String member) {
    return Optional.of(entry.path(member).asText()).filter(text -> !text.isEmpty());
  }
}
