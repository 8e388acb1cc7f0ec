package dev.cuepost.media.process.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuepost.media.store.BucketId;
import dev.cuepost.media.store.ObjectName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How orders, groups and results are written into their rows. */
final class OrderJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private OrderJson() {}

  static String write(Order order) {
    ObjectNode json = JSON.createObjectNode();
    order.name().ifPresent(name -> json.put("name", name));
    json.set("inputs", files(order.inputs()));
    order.output().ifPresent(output -> json.set("output", file(output)));
    order
        .target()
        .ifPresent(target -> {
          json.put("region", target.bucket().region());
          json.put("bucket", target.bucket().name());
          json.put("key", target.key());
        });
    order.templateId().ifPresent(id -> json.put("templateId", id));
    json.put("config", order.config());
    json.put("shown", order.shown());
    order.userData().ifPresent(data -> json.put("userData", data));
    json.set("warnings", texts(order.warnings()));
    order.notifyUrl().ifPresent(url -> json.put("notifyUrl", url));
    return json.toString();
  }

  static Order order(String text) {
    JsonNode json = read(text);
    return new Order(
        find(json, "name"),
        files(json.path("inputs")),
        Optional.of(json.path("output")).filter(JsonNode::isObject).map(OrderJson::file),
        find(json, "key")
            .map(key ->
                new ObjectName(
                    new BucketId(json.path("region").asText(), json.path("bucket").asText()), key)),
        find(json, "templateId"),
        json.path("config").asText(),
        json.path("shown").asText(),
        find(json, "userData"),
        texts(json.path("warnings")),
        find(json, "notifyUrl"));
  }

  /** What a group's row keeps beside its columns. */
  record GroupRequest(
      Optional<String> name,
      List<NamedFile> inputs,
      String request,
      Optional<String> userData,
      Schedule schedule) {}

  static String write(GroupRequest group) {
    ObjectNode json = JSON.createObjectNode();
    group.name().ifPresent(name -> json.put("name", name));
    json.set("inputs", files(group.inputs()));
    json.put("request", group.request());
    group.userData().ifPresent(data -> json.put("userData", data));
    json.put("pipelineId", group.schedule().pipelineId());
    json.put("priority", group.schedule().priority());
    return json.toString();
  }

  static GroupRequest groupRequest(String text) {
    JsonNode json = read(text);
    return new GroupRequest(
        find(json, "name"),
        files(json.path("inputs")),
        json.path("request").asText(),
        find(json, "userData"),
        new Schedule(json.path("pipelineId").asText(), json.path("priority").asInt()));
  }

  static String write(Result result) {
    ObjectNode json = JSON.createObjectNode();
    json.set("keys", texts(result.keys()));
    result.meta().ifPresent(meta -> json.put("meta", meta));
    return json.toString();
  }

  static Result result(String text) {
    JsonNode json = read(text);
    return new Result(texts(json.path("keys")), find(json, "meta"));
  }

  private static ArrayNode files(List<NamedFile> files) {
    ArrayNode json = JSON.createArrayNode();
    files.forEach(file -> json.add(file(file)));
    return json;
  }

  private static ObjectNode file(NamedFile file) {
    ObjectNode json = JSON.createObjectNode();
    json.put("type", file.type().name());
    json.put("media", file.media());
    file.url().ifPresent(url -> json.put("url", url));
    return json;
  }

  private static List<NamedFile> files(JsonNode json) {
    List<NamedFile> files = new ArrayList<>();
    json.forEach(file -> files.add(file(file)));
    return files;
  }

  private static NamedFile file(JsonNode json) {
    return new NamedFile(
        NamedFile.Type.valueOf(json.path("type").asText()),
        json.path("media").asText(),
        find(json, "url"));
  }

  private static ArrayNode texts(List<String> texts) {
    ArrayNode json = JSON.createArrayNode();
    texts.forEach(json::add);
    return json;
  }

  private static List<String> texts(JsonNode json) {
    List<String> texts = new ArrayList<>();
    json.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  private static Optional<String> find(JsonNode json, String name) {
    return Optional.ofNullable(json.get(name)).map(JsonNode::asText);
  }

  private static JsonNode read(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a row's JSON cannot be read", e);
    }
  }
}
