package dev.cuepost.callback.setting;

import dev.cuepost.state.Bulletin;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * A table's rows in memory: settings are read at every event, and change seldom. Readers see an
 * immutable map, which is replaced once a change is committed, here or on another server.
 */
final class TableCopy<K, V> {
  private final Jdbi jdbi;
  private final Bulletin bulletin;
  private final String table;
  private final Function<Handle, Map<K, V>> all;
  private volatile Map<K, V> rows;

  /**
   * @param table its name, by which other servers are told of changes
   * @param all reads it
   */
  TableCopy(Jdbi jdbi, Bulletin bulletin, String table, Function<Handle, Map<K, V>> all) {
    this.jdbi = jdbi;
    this.bulletin = bulletin;
    this.table = table;
    this.all = all;
    this.rows = jdbi.withHandle(handle -> Map.copyOf(all.apply(handle)));
    bulletin.listen(table, _ -> reload(), this::reload);
  }

  Optional<V> find(K key) {
    return Optional.ofNullable(rows.get(key));
  }

  /** Puts a row in, after the write has been committed; one change at a time. */
  void put(K key, V value, Consumer<Handle> write) {
    change(write, changed -> changed.put(key, value));
  }

  /** Takes a row out, after that has been committed. */
  void remove(K key, Consumer<Handle> write) {
    change(write, changed -> changed.remove(key));
  }

  private synchronized void change(Consumer<Handle> write, Consumer<Map<K, V>> change) {
    jdbi.useTransaction(tx -> {
      write.accept(tx);
      bulletin.tell(tx, table, "changed");
    });
    Map<K, V> changed = new HashMap<>(rows);
    change.accept(changed);
    rows = Map.copyOf(changed);
  }

  private synchronized void reload() {
    rows = jdbi.withHandle(handle -> Map.copyOf(all.apply(handle)));
  }
}
