package dev.cuepost.queue.rocks;

import dev.cuepost.queue.rocks.Changes.Column;
import dev.cuepost.queue.rocks.MessageCodec.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The part of a {@link Store} that one queue reads. */
final class QueueDisk implements Disk {
  private final Store store;
  private final long incarnation;

  QueueDisk(Store store, long incarnation) {
    this.store = store;
    this.incarnation = incarnation;
  }

  @Override
  public List<Turn> turns(int priority, Position from, int limit) {
    List<Turn> turns = new ArrayList<>();
    walk(
        priority,
        from,
        turn -> {
          turns.add(turn);
          return turns.size() < limit;
        });
    return turns;
  }

  @Override
  public void walk(int priority, Position from, Predicate<Turn> visitor) {
    store.walk(
        Column.TURNS,
        MessageCodec.turnKey(incarnation, priority, from.visibleAt(), from.sequence()),
        MessageCodec.laneEnd(incarnation, priority),
        (key, value) -> visitor.test(MessageCodec.turn(key, value)));
  }

  @Override
  public List<StoredMessage> messages(List<Turn> turns) {
    List<byte[]> keys =
        turns.stream()
            .map(turn -> MessageCodec.key(incarnation, turn.expiresAt(), turn.sequence()))
            .toList();
    return store.read(values -> {
      List<StoredMessage> messages = new ArrayList<>(keys.size());
      List<Optional<byte[]>> found = values.get(Column.MESSAGES, keys);
      for (int i = 0; i < keys.size(); i++) {
        MalformedRecord.unless(found.get(i).isPresent(), "a message that has its turn");
        messages.add(MessageCodec.message(keys.get(i), found.get(i).get()));
      }
      return messages;
    });
  }

  @Override
  public Optional<StoredMessage> message(long expiresAt, long sequence) {
    byte[] key = MessageCodec.key(incarnation, expiresAt, sequence);
    return store.read(values -> {
      Optional<byte[]> value = values.get(Column.MESSAGES, key);
      return value.isPresent()
          ? Optional.of(MessageCodec.message(key, value.get()))
          : Optional.empty();
    });
  }

  @Override
  public void walkExpiry(long from, Predicate<StoredMessage> visitor) {
    store.walk(
        Column.MESSAGES,
        MessageCodec.key(incarnation, from, 0),
        MessageCodec.endKey(incarnation),
        (key, value) -> visitor.test(MessageCodec.message(key, value)));
  }
}
