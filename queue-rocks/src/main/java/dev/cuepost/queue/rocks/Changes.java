package dev.cuepost.queue.rocks;

import dev.cuepost.queue.Durability;
import java.util.ArrayList;
import java.util.List;

/** What one call changes of one queue in the store: all of it is stored, or nothing. */
final class Changes {
  /** Where a record lives. */
  enum Column {
    QUEUES,
    /** All of a message but its content, by when it ends. */
    MESSAGES,
    /** What senders put into messages. */
    CONTENTS,
    /** Which message is whose turn: by priority, then by when it is visible. */
    TURNS,
    TALLIES
  }

  /** One change. */
  @SuppressWarnings("ArrayRecordComponent") // nobody compares or keeps them
  sealed interface Change {
    record Put(Column column, byte[] key, byte[] value) implements Change {}

    record Remove(Column column, byte[] key) implements Change {}

    /** Removes a record that was put exactly once, which costs the store less. */
    record RemoveSingle(Column column, byte[] key) implements Change {}

    /** Removes the keys from {@code first}, up to but without {@code end}. */
    record RemoveRange(Column column, byte[] first, byte[] end) implements Change {}
  }

  private final long incarnation;
  private final Durability durability;
  private final List<Change> list = new ArrayList<>();
  private byte[] tally = {};
  private long bytes;

  Changes(long incarnation, Durability durability) {
    this.incarnation = incarnation;
    this.durability = durability;
  }

  /** Changes of the queue's definition, which are durable whatever its messages are. */
  static Changes ofDefinition(StoredQueue queue) {
    return new Changes(queue.incarnation(), Durability.FSYNC);
  }

  Changes put(StoredQueue queue) {
    return put(Column.QUEUES, QueueCodec.key(queue.id()), QueueCodec.value(queue));
  }

  Changes remove(StoredQueue queue) {
    list.add(new Change.Remove(Column.QUEUES, QueueCodec.key(queue.id())));
    list.add(new Change.Remove(Column.TALLIES, MessageCodec.firstKey(incarnation)));
    return this;
  }

  /** Removes all messages of the queue. */
  Changes removeMessages() {
    byte[] first = MessageCodec.firstKey(incarnation);
    byte[] end = MessageCodec.endKey(incarnation);
    list.add(new Change.RemoveRange(Column.MESSAGES, first, end));
    list.add(new Change.RemoveRange(Column.CONTENTS, first, end));
    list.add(new Change.RemoveRange(Column.TURNS, first, end));
    return this;
  }

  Changes send(StoredMessage message, byte[] content) {
    return put(message).put(Column.CONTENTS, MessageCodec.key(incarnation, message), content);
  }

  /**
   * The messages get other turns. What stands together is changed one after the other, since the
   * store begins each search where the last one ended.
   */
  Changes move(List<StoredMessage> before, List<StoredMessage> after) {
    for (StoredMessage message : before) {
      list.add(new Change.RemoveSingle(Column.TURNS, MessageCodec.turnKey(incarnation, message)));
    }
    after.forEach(this::put);
    return this;
  }

  private Changes put(StoredMessage message) {
    put(Column.MESSAGES, MessageCodec.key(incarnation, message), MessageCodec.message(message));
    return put(
        Column.TURNS, MessageCodec.turnKey(incarnation, message), MessageCodec.turn(message));
  }

  Changes remove(StoredMessage message) {
    byte[] key = MessageCodec.key(incarnation, message);
    list.add(new Change.Remove(Column.MESSAGES, key));
    list.add(new Change.RemoveSingle(Column.CONTENTS, key));
    list.add(new Change.RemoveSingle(Column.TURNS, MessageCodec.turnKey(incarnation, message)));
    return this;
  }

  /** What the queue holds once this is stored. */
  Changes tally(byte[] snapshot) {
    tally = snapshot;
    return this;
  }

  private Changes put(Column column, byte[] key, byte[] value) {
    list.add(new Change.Put(column, key, value));
    bytes += key.length + value.length;
    return this;
  }

  List<Change> list() {
    return list;
  }

  long incarnation() {
    return incarnation;
  }

  Durability durability() {
    return durability;
  }

  /** The tally's bytes, none if it does not change. */
  byte[] tally() {
    return tally;
  }

  /** What they weigh, about. */
  long bytes() {
    return bytes;
  }
}
