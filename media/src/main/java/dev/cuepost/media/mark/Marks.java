package dev.cuepost.media.mark;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The marks of assets, as rows. Whose an asset is, is asked before. */
public final class Marks {
  /** How many an asset may have. */
  public static final int MOST = 1_000;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Jdbi jdbi;
  private final Supplier<String> ids;

  /**
   * @param ids gives 32 lower-case hex digits, never the same twice
   */
  public Marks(Jdbi jdbi, Supplier<String> ids) {
    this.jdbi = jdbi;
    this.ids = ids;
  }

  /**
   * Adds marks behind those that are there.
   *
   * @return their ids; empty if the asset would have too many, and nothing was added then
   */
  public Optional<List<String>> add(String mediaId, List<ObjectNode> contents) {
    return jdbi.inTransaction(tx -> {
      long last =
          tx.select("SELECT COALESCE(MAX(number), 0) FROM media_mark WHERE media_id = ?", mediaId)
              .mapTo(Long.class)
              .one();
      int there =
          tx.select("SELECT COUNT(*) FROM media_mark WHERE media_id = ?", mediaId)
              .mapTo(Integer.class)
              .one();
      if (there + contents.size() > MOST) {
        return Optional.empty();
      }
      List<String> added = new ArrayList<>();
      for (ObjectNode content : contents) {
        String id = "mark-" + ids.get();
        last++;
        tx.execute(
            "INSERT INTO media_mark (mark_id, media_id, number, content) VALUES (?, ?, ?, ?)",
            id,
            mediaId,
            last,
            content.toString());
        added.add(id);
      }
      return Optional.of(added);
    });
  }

  /** All marks of an asset, in the order in which they were added. */
  public List<Mark> list(String mediaId) {
    return jdbi.withHandle(handle -> list(handle, mediaId));
  }

  private static List<Mark> list(Handle handle, String mediaId) {
    return handle
        .select(
            "SELECT mark_id, content FROM media_mark WHERE media_id = ? ORDER BY number", mediaId)
        .map((row, _) -> new Mark(row.getString("mark_id"), row.getString("content")))
        .list();
  }

  /**
   * Gives members of marks other values; those that are not named stay.
   *
   * @param changes by the ids of marks
   * @return the id that the asset has no mark of; nothing was changed then
   */
  public Optional<String> update(String mediaId, SequencedMap<String, ObjectNode> changes) {
    return jdbi.inTransaction(tx -> {
      Map<String, String> there = new LinkedHashMap<>();
      list(tx, mediaId).forEach(mark -> there.put(mark.id(), mark.content()));
      for (Map.Entry<String, ObjectNode> change : changes.entrySet()) {
        String content = there.get(change.getKey());
        if (content == null) {
          tx.rollback();
          return Optional.of(change.getKey());
        }
        ObjectNode changed = parse(content);
        changed.setAll(change.getValue());
        tx.execute(
            "UPDATE media_mark SET content = ? WHERE mark_id = ?",
            changed.toString(),
            change.getKey());
      }
      return Optional.empty();
    });
  }

  /** Deletes marks of an asset; returns the ids of those that there were. */
  public List<String> delete(String mediaId, List<String> markIds) {
    return jdbi.inTransaction(tx ->
        markIds.stream()
            .filter(id ->
                tx.execute("DELETE FROM media_mark WHERE mark_id = ? AND media_id = ?", id, mediaId)
                    == 1)
            .toList());
  }

  /** A mark's content with its id as the first member. */
  public static JsonNode told(Mark mark) {
    ObjectNode told = JSON.createObjectNode().put("MediaMarkId", mark.id());
    told.setAll(parse(mark.content()));
    return told;
  }

  private static ObjectNode parse(String content) {
    try {
      return (ObjectNode) JSON.readTree(content);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a mark that is no JSON object: " + content, e);
    }
  }
}
