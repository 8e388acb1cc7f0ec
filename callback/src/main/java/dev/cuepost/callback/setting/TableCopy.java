package dev.cuepost.callback.setting;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A table's rows in memory: settings are read at every event, and change seldom. Readers see an
 * immutable map, which is replaced once a change is committed.
 */
final class TableCopy<K, V> {
  private volatile Map<K, V> rows;

  TableCopy(Map<K, V> rows) {
    this.rows = Map.copyOf(rows);
  }

  Optional<V> find(K key) {
    return Optional.ofNullable(rows.get(key));
  }

  /** Puts a row in, after the write has committed it; one change at a time. */
  void put(K key, V value, Runnable write) {
    change(write, changed -> changed.put(key, value));
  }

  /** Takes a row out, after the write has committed that. */
  void remove(K key, Runnable write) {
    change(write, changed -> changed.remove(key));
  }

  private synchronized void change(Runnable write, Consumer<Map<K, V>> change) {
    write.run();
    Map<K, V> changed = new HashMap<>(rows);
    change.accept(changed);
    rows = Map.copyOf(changed);
  }
}
