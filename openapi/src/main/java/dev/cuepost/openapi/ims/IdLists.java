package dev.cuepost.openapi.ims;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.Refusal;
import dev.cuepost.openapi.RpcError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Lists of names in parameters. */
final class IdLists {
  private static final ObjectMapper JSON = new ObjectMapper();

  private IdLists() {}

  /**
   * Names with commas between them, none twice.
   *
   * @throws Refusal if there are too many, or none
   */
  static List<String> read(Parameter<?> parameter, String list, int most) throws Refusal {
    return bounded(
        parameter,
        Arrays.stream(list.split(",", -1))
            .map(String::strip)
            .filter(id -> !id.isEmpty())
            .distinct()
            .toList(),
        most);
  }

  /**
   * A JSON array of names.
   *
   * @throws Refusal if it is anything else, if there are too many, or none
   */
  static List<String> array(Parameter<?> parameter, String json, int most) throws Refusal {
    try {
      JsonNode read = JSON.readTree(json);
      if (read != null && read.isArray()) {
        List<String> names = new ArrayList<>();
        read.forEach(name -> names.add(name.asText()));
        return bounded(parameter, names, most);
      }
    } catch (JsonProcessingException _) {
      // Told below.
    }
    throw new Refusal(RpcError.invalid(parameter.name(), "it must be a JSON array of names"));
  }

  private static List<String> bounded(Parameter<?> parameter, List<String> names, int most)
      throws Refusal {
    if (names.isEmpty() || names.size() > most) {
      throw new Refusal(
          RpcError.invalid(
              parameter.name(),
              "it must have 1 to %d names, has %d".formatted(most, names.size())));
    }
    return names;
  }

  /** The text of a JSON object. */
  static String object(Map<String, String> members) {
    ObjectNode object = JSON.createObjectNode();
    members.forEach(object::put);
    return object.toString();
  }
}
