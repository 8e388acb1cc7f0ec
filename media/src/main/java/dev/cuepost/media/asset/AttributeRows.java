package dev.cuepost.media.asset;

import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** What is said of assets, as rows. */
final class AttributeRows {
  private AttributeRows() {}

  static void insert(Handle tx, String mediaId, Attributes attributes) {
    attributes
        .words()
        .forEach((name, word) ->
            tx.execute(
                "INSERT INTO asset_attribute (media_id, name, word_value) VALUES (?, ?, ?)",
                mediaId,
                name,
                word));
    attributes
        .numbers()
        .forEach((name, number) ->
            tx.execute(
                "INSERT INTO asset_attribute (media_id, name, number_value) VALUES (?, ?, ?)",
                mediaId,
                name,
                number));
  }

  static void delete(Handle tx, String mediaId) {
    tx.execute("DELETE FROM asset_attribute WHERE media_id = ?", mediaId);
  }

  static Attributes of(Handle handle, String mediaId) {
    Map<String, String> words = new HashMap<>();
    Map<String, Long> numbers = new HashMap<>();
    handle
        .createQuery("SELECT * FROM asset_attribute WHERE media_id = ?")
        .bind(0, mediaId)
        .map((row, _) -> {
          String name = row.getString("name");
          String word = row.getString("word_value");
          if (word == null) {
            numbers.put(name, row.getLong("number_value"));
          } else {
            words.put(name, word);
          }
          return name;
        })
        .list();
    return new Attributes(words, numbers);
  }
}
