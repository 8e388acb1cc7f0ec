package dev.cuepost.queue.rocks;

import java.util.ArrayList;
import java.util.List;

/** What one call changes in the store: all of it is stored, or nothing. */
final class Changes {
  /** Where a record lives. */
  enum Column {
    QUEUES,
    /** All of a message but its body, so that opening a store reads no bodies. */
    MESSAGES,
    BODIES
  }

  /** One change. */
  @SuppressWarnings("ArrayRecordComponent") // nobody compares or keeps them
  sealed interface Change {
    record Put(Column column, byte[] key, byte[] value) implements Change {}

    record Remove(Column column, byte[] key) implements Change {}

    /** Removes the keys from {@code first}, up to but without {@code end}. */
    record RemoveRange(Column column, byte[] first, byte[] end) implements Change {}
  }

  private final List<Change> list = new ArrayList<>();
  private long bytes;

  Changes put(StoredQueue queue) {
    return put(Column.QUEUES, QueueCodec.key(queue.id()), QueueCodec.value(queue));
  }

  /** Removes a queue with all its messages. */
  Changes remove(StoredQueue queue) {
    list.add(new Change.Remove(Column.QUEUES, QueueCodec.key(queue.id())));
    return removeMessages(queue.incarnation());
  }

  Changes removeMessages(long incarnation) {
    byte[] first = MessageCodec.firstKey(incarnation);
    byte[] end = MessageCodec.endKey(incarnation);
    list.add(new Change.RemoveRange(Column.MESSAGES, first, end));
    list.add(new Change.RemoveRange(Column.BODIES, first, end));
    return this;
  }

  Changes put(long incarnation, StoredMessage message) {
    byte[] key = MessageCodec.key(incarnation, message.sequence());
    return put(Column.MESSAGES, key, MessageCodec.message(message));
  }

  Changes put(long incarnation, StoredMessage message, byte[] content) {
    byte[] key = MessageCodec.key(incarnation, message.sequence());
    return put(incarnation, message).put(Column.BODIES, key, content);
  }

  Changes remove(long incarnation, StoredMessage message) {
    byte[] key = MessageCodec.key(incarnation, message.sequence());
    list.add(new Change.Remove(Column.MESSAGES, key));
    list.add(new Change.Remove(Column.BODIES, key));
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

  /** What they weigh, about. */
  long bytes() {
    return bytes;
  }
}
