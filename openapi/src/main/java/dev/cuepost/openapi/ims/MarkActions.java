package dev.cuepost.openapi.ims;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuepost.callback.event.Product;
import dev.cuepost.media.asset.Assets;
import dev.cuepost.media.mark.Mark;
import dev.cuepost.media.mark.Marks;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.NamedAction;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.ParameterType;
import dev.cuepost.openapi.Refusal;
import dev.cuepost.openapi.RpcError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * The operations on marks, notes about moments of an asset. Source: models of
 * com.aliyun:ice20201109, AddMediaMarks and its like, whose sample has the members {@code
 * MarkStartTime}, {@code MarkEndTime}, {@code MarkTag}, {@code MarkContent} and {@code MarkStatus}.
 */
final class MarkActions {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST = 100;
  private static final int CONTENT_MAX_CHARS = 4_096;
  private static final String ID = "MediaMarkId";

  private static final Parameter<String> MEDIA_ID =
      Parameter.required("MediaId", ParameterType.text(64));
  private static final Parameter<String> MARKS =
      Parameter.required("MediaMarks", ParameterType.text(262_144));
  private static final Parameter<String> MARK_IDS =
      Parameter.optional("MediaMarkIds", ParameterType.text(65_536));

  private final Assets assets;
  private final Marks marks;

  private MarkActions(Assets assets, Marks marks) {
    this.assets = assets;
    this.marks = marks;
  }

  static List<Action> all(Assets assets, Marks marks) {
    var actions = new MarkActions(assets, marks);
    return List.of(
        new NamedAction("AddMediaMarks", List.of(MEDIA_ID, MARKS), actions::add),
        new NamedAction("GetMediaMarks", List.of(MEDIA_ID, MARK_IDS), actions::get),
        new NamedAction("UpdateMediaMarks", List.of(MEDIA_ID, MARKS), actions::update),
        new NamedAction("DeleteMediaMarks", List.of(MEDIA_ID, MARK_IDS), actions::delete));
  }

  private Fields add(Call call) throws Refusal {
    String mediaId = mediaId(call);
    List<ObjectNode> contents = read(call.get(MARKS));
    for (ObjectNode content : contents) {
      content.remove(ID);
    }
    return answer(
        mediaId,
        marks
            .add(mediaId, contents)
            .orElseThrow(() -> wrong("an asset has at most %d marks".formatted(Marks.MOST))));
  }

  private Fields get(Call call) throws Refusal {
    String mediaId = mediaId(call);
    ArrayNode told = JSON.createArrayNode();
    for (Mark mark : wanted(call, mediaId)) {
      told.add(Marks.told(mark));
    }
    return new Fields().text("MediaId", mediaId).text(MARKS.name(), told.toString());
  }

  private Fields update(Call call) throws Refusal {
    String mediaId = mediaId(call);
    SequencedMap<String, ObjectNode> changes = new LinkedHashMap<>();
    for (ObjectNode change : read(call.get(MARKS))) {
      JsonNode id = change.remove(ID);
      if (id == null || !id.isTextual()) {
        throw wrong("each mark must have its " + ID);
      }
      changes.put(id.asText(), change);
    }
    Optional<String> unknown = marks.update(mediaId, changes);
    if (unknown.isPresent()) {
      throw new Refusal(
          RpcError.of(
              "MediaMarkNotFound",
              "The asset has no mark %s."
                  .formatted(dev.cuepost.media.json.Fields.printable(unknown.get()))));
    }
    return answer(mediaId, List.copyOf(changes.sequencedKeySet()));
  }

  private Fields delete(Call call) throws Refusal {
    String mediaId = mediaId(call);
    return answer(
        mediaId, marks.delete(mediaId, wanted(call, mediaId).stream().map(Mark::id).toList()));
  }

  /** Those that the call names, or else all. */
  private List<Mark> wanted(Call call, String mediaId) {
    List<Mark> all = marks.list(mediaId);
    Optional<List<String>> named =
        call.find(MARK_IDS)
            .map(list -> Arrays.stream(list.split(",", -1)).map(String::strip).toList());
    return named
        .map(ids -> all.stream().filter(mark -> ids.contains(mark.id())).toList())
        .orElse(all);
  }

  private String mediaId(Call call) throws Refusal {
    return assets
        .find(call.account(), Product.IMS, call.get(MEDIA_ID))
        .orElseThrow(() -> new Refusal(AssetParameters.NOT_FOUND))
        .mediaId();
  }

  private static List<ObjectNode> read(String text) throws Refusal {
    List<ObjectNode> contents = new ArrayList<>();
    for (JsonNode mark : array(text)) {
      if (!(mark instanceof ObjectNode content)) {
        throw wrong("it must be a JSON array of objects");
      }
      if (content.toString().length() > CONTENT_MAX_CHARS) {
        throw wrong("a mark has at most %d characters".formatted(CONTENT_MAX_CHARS));
      }
      if (content.properties().stream().anyMatch(member -> !member.getValue().isValueNode())) {
        throw wrong("members of marks are texts, numbers, true or false");
      }
      contents.add(content);
    }
    if (contents.isEmpty() || contents.size() > MOST) {
      throw wrong("the array has 1 to %d marks, had %d".formatted(MOST, contents.size()));
    }
    return contents;
  }

  private static ArrayNode array(String text) throws Refusal {
    try {
      if (JSON.readTree(text) instanceof ArrayNode array) {
        return array;
      }
    } catch (JsonProcessingException _) {
      // Told below.
    }
    throw wrong("it must be a JSON array of objects");
  }

  private static Refusal wrong(String reason) {
    return new Refusal(RpcError.invalid(MARKS.name(), reason));
  }

  private static Fields answer(String mediaId, List<String> markIds) {
    return new Fields().text("MediaId", mediaId).text(MARK_IDS.name(), String.join(",", markIds));
  }
}
