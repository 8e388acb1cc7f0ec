package dev.cuepost.cli.user;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cuepost.cli.client.Refused;
import dev.cuepost.cli.session.Session;
import dev.cuepost.cli.site.Face;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Calls the operations of RAM. */
record RamClient(Session session) {
  /** The answer; whatever the server refuses fails the command. */
  JsonNode call(String action, Map<String, String> parameters) {
    return session.call(Face.RAM, action, parameters);
  }

  /** The answer; a refusal is for the caller to deal with. */
  JsonNode attempt(String action, Map<String, String> parameters) throws Refused {
    return session.attempt(Face.RAM, action, parameters);
  }

  /** The entries of all pages of a list. */
  List<JsonNode> list(String action, Map<String, String> parameters, String entries) {
    List<JsonNode> all = new ArrayList<>();
    Map<String, String> asked = new HashMap<>(parameters);
    while (true) {
      JsonNode page = call(action, asked);
      page.at(entries).forEach(all::add);
      if (!page.path("IsTruncated").asBoolean()) {
        return all;
      }
      asked.put("Marker", page.path("Marker").asText());
    }
  }
}
