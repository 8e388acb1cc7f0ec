package dev.cuepost.openapi.upload;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cuepost.openapi.Refusal;
import dev.cuepost.openapi.RpcError;
import dev.cuepost.openapi.category.CateId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The members of a parameter that holds a JSON object. Numbers may be written as text. */
public final class Members {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String parameter;
  private final JsonNode object;

  private Members(String parameter, JsonNode object) {
    this.parameter = parameter;
    this.object = object;
  }

  /**
   * Reads a parameter's value.
   *
   * @throws Refusal if it is no JSON object
   */
  public static Members read(String parameter, String json) throws Refusal {
    try {
      JsonNode read = JSON.readTree(json);
      if (read != null && read.isObject()) {
        return new Members(parameter, read);
      }
    } catch (JsonProcessingException _) {
      // Told below.
    }
    throw new Refusal(RpcError.invalid(parameter, "it must be a JSON object"));
  }

  /**
   * Reads a parameter whose value is a JSON array of objects.
   *
   * @throws Refusal if it is anything else
   */
  public static List<Members> list(String parameter, String json) throws Refusal {
    try {
      JsonNode read = JSON.readTree(json);
      if (read != null && read.isArray()) {
        List<Members> members = new ArrayList<>();
        for (JsonNode object : read) {
          if (!object.isObject()) {
            throw noArray(parameter);
          }
          members.add(new Members(parameter, object));
        }
        return List.copyOf(members);
      }
    } catch (JsonProcessingException _) {
      // Told below.
    }
    throw noArray(parameter);
  }

  private static Refusal noArray(String parameter) {
    return new Refusal(RpcError.invalid(parameter, "it must be a JSON array of objects"));
  }

  /** No member at all. */
  public static Members none(String parameter) {
    return new Members(parameter, JSON.createObjectNode());
  }

  /** Text of at most so many bytes; empty text is as good as none. */
  public Optional<String> text(String name, int maxBytes) throws Refusal {
    JsonNode value = object.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isValueNode()) {
      throw wrong(name, "must be text");
    }
    String text = value.asText();
    if (text.getBytes(StandardCharsets.UTF_8).length > maxBytes) {
      throw wrong(name, "has at most %d bytes".formatted(maxBytes));
    }
    return Optional.of(text).filter(t -> !t.isEmpty());
  }

  /** The same, or an object or array as it was written. */
  public Optional<String> textOrJson(String name, int maxBytes) throws Refusal {
    JsonNode value = object.path(name);
    if (!value.isContainerNode()) {
      return text(name, maxBytes);
    }
    String json = value.toString();
    if (json.getBytes(StandardCharsets.UTF_8).length > maxBytes) {
      throw wrong(name, "has at most %d bytes".formatted(maxBytes));
    }
    return Optional.of(json);
  }

  /** The same, which must be there. */
  public String required(String name, int maxBytes) throws Refusal {
    return text(name, maxBytes).orElseThrow(() -> wrong(name, "is required"));
  }

  /** A whole number of 0 or more. */
  public Optional<Long> whole(String name) throws Refusal {
    Optional<String> text = text(name, 32);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    if (!text.get().matches("[0-9]{1,18}")) {
      throw wrong(name, "must be a whole number, was " + text.get());
    }
    return Optional.of(Long.valueOf(text.get()));
  }

  /**
   * The category that {@code CateId} names, which is not looked for.
   *
   * @param before where it is missing
   */
  public Optional<Long> category(Optional<Long> before) throws Refusal {
    Optional<Long> none = text(CateId.PARAMETER.name(), 32).filter("-1"::equals).map(Long::valueOf);
    return CateId.chosen(none.isPresent() ? none : whole(CateId.PARAMETER.name()), before);
  }

  /** What is said about a member that breaks a rule. */
  public Refusal wrong(String name, String rule) {
    return new Refusal(RpcError.invalid(parameter, "%s %s".formatted(name, rule)));
  }
}
