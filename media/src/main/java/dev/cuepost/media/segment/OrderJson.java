package dev.cuepost.media.segment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuepost.media.edit.RenderPlan;
import dev.cuepost.media.edit.RenderPlan.Expected;
import dev.cuepost.media.edit.RenderPlan.Input;
import dev.cuepost.media.edit.RenderPlan.Reading;
import dev.cuepost.media.segment.SegmentOrder.Beside;
import dev.cuepost.media.store.BucketId;
import dev.cuepost.media.store.ObjectName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Orders as texts in rows. Times are whole nanoseconds. */
final class OrderJson {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private OrderJson() {}

  static String write(SegmentOrder order) {
    ObjectNode root = MAPPER.createObjectNode();
    root.put("graph", order.plan().graph());
    order.plan().encoding().forEach(root.putArray("encoding")::add);
    root.put("length", order.plan().expected().length().toNanos());
    var inputs = root.putArray("inputs");
    for (Input input : order.plan().inputs()) {
      ObjectNode node = inputs.addObject();
      node.put("clip", input.clip());
      node.put("source", Integer.parseInt(input.file().toString()));
      node.put("demuxer", input.demuxer());
      node.put("seek", input.seek().toNanos());
      input.length().ifPresent(length -> node.put("length", length.toNanos()));
      node.put("reading", input.reading().name());
    }
    var sources = root.putArray("sources");
    order.sources().forEach(source -> write(source, sources.addObject()));
    var beside = root.putArray("beside");
    for (Beside file : order.beside()) {
      write(file.object(), beside.addObject().put("path", file.path().toString()));
    }
    root.put("ending", order.ending());
    root.put("limit", order.limit().toNanos());
    return root.toString();
  }

  private static void write(ObjectName object, ObjectNode node) {
    node.put("region", object.bucket().region());
    node.put("bucket", object.bucket().name());
    node.put("key", object.key());
  }

  static SegmentOrder read(String name, String json) {
    try {
      JsonNode root = MAPPER.readTree(json);
      List<String> encoding = new ArrayList<>();
      root.get("encoding").forEach(word -> encoding.add(word.asText()));
      List<Input> inputs = new ArrayList<>();
      root.get("inputs").forEach(node -> inputs.add(input(node)));
      List<ObjectName> sources = new ArrayList<>();
      root.get("sources").forEach(node -> sources.add(object(node)));
      List<Beside> beside = new ArrayList<>();
      root.get("beside")
          .forEach(
              node -> beside.add(new Beside(Path.of(node.get("path").asText()), object(node))));
      var expected = new Expected(Optional.empty(), false, time(root.get("length")));
      return new SegmentOrder(
          name,
          new RenderPlan(inputs, root.get("graph").asText(), encoding, expected),
          sources,
          beside,
          root.get("ending").asText(),
          time(root.get("limit")));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an order that is not JSON: " + name, e);
    }
  }

  private static Input input(JsonNode node) {
    return new Input(
        node.get("clip").asText(),
        Path.of(node.get("source").asText()),
        node.get("demuxer").asText(),
        time(node.get("seek")),
        Optional.ofNullable(node.get("length")).map(OrderJson::time),
        Reading.valueOf(node.get("reading").asText()));
  }

  private static Duration time(JsonNode nanos) {
    return Duration.ofNanos(nanos.asLong());
  }

  private static ObjectName object(JsonNode node) {
    return new ObjectName(
        new BucketId(node.get("region").asText(), node.get("bucket").asText()),
        node.get("key").asText());
  }
}
