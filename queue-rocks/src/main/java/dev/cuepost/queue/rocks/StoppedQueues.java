package dev.cuepost.queue.rocks;

import dev.cuepost.queue.Durability;
import dev.cuepost.queue.QueueId;
import dev.cuepost.queue.TimeSource;
import dev.cuepost.queue.engine.transfer.CarriedMessage;
import dev.cuepost.queue.engine.transfer.CarriedMessage.Place;
import dev.cuepost.queue.engine.transfer.CarriedQueue;
import dev.cuepost.queue.engine.transfer.QueueStock;
import dev.cuepost.queue.rocks.Changes.Column;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.rocksdb.RocksDBException;

/**
 * The queues in a directory that nobody has open, to be read as they lie there: nothing is
 * repaired, cleared away or written. Used by one thread.
 */
public final class StoppedQueues implements QueueStock, AutoCloseable {
  private final Path directory;
  private final Database database;
  private final Map<QueueId, StoredQueue> queues = new HashMap<>();

  private StoppedQueues(Path directory, Database database) {
    this.directory = directory;
    this.database = database;
  }

  /**
   * Opens them.
   *
   * @throws IOException one sentence that names the directory, if they are damaged or of another
   *     version
   */
  public static StoppedQueues open(Path directory) throws IOException {
    var opened = new StoppedQueues(directory, Database.openToLook(directory));
    try {
      opened.load();
      return opened;
    } catch (IOException e) {
      opened.close();
      throw e;
    }
  }

  private void load() throws IOException {
    read(store -> {
      store.walk(
          Column.QUEUES,
          new byte[0],
          new byte[0],
          (key, value) -> {
            StoredQueue queue = QueueCodec.queue(key, value);
            queues.put(queue.id(), queue);
            return true;
          });
      return queues;
    });
  }

  /** Number of the last change: it tells whether anybody had them open since. */
  public long lastChange() throws IOException {
    return read(Database::lastGroup).map(GroupNote::number).orElse(0L);
  }

  /** What the clock would show by which their times are, if they were opened now. */
  public long time(TimeSource clock) throws IOException {
    return read(Database::lastGroup)
        .map(note -> EngineClock.resuming(clock, note.time()))
        .orElseGet(() -> EngineClock.starting(clock))
        .now();
  }

  @Override
  public List<CarriedQueue> queues() {
    return queues.values().stream()
        .map(queue ->
            new CarriedQueue(queue.id(), queue.attributes(), queue.createdAt(), queue.modifiedAt()))
        .sorted(Comparator.comparing(CarriedQueue::id, QueueDefinitions.ORDER))
        .toList();
  }

  @Override
  public List<CarriedMessage> messages(CarriedQueue queue, Place after, int limit)
      throws IOException {
    StoredQueue stored = Optional.ofNullable(queues.get(queue.id())).orElseThrow();
    if (stored.attributes().durability() == Durability.MEMORY) {
      return List.of();
    }
    long incarnation = stored.incarnation();
    return read(store -> {
      List<byte[]> keys = keys(store, incarnation, after, limit);
      List<Optional<byte[]>> messages = store.get(Column.MESSAGES, keys);
      List<Optional<byte[]>> contents = store.get(Column.CONTENTS, keys);
      List<CarriedMessage> carried = new ArrayList<>(keys.size());
      for (int i = 0; i < keys.size(); i++) {
        MalformedRecord.unless(messages.get(i).isPresent(), "a message that has its turn");
        MalformedRecord.unless(contents.get(i).isPresent(), "a message without its body");
        carried.add(
            carried(
                MessageCodec.message(keys.get(i), messages.get(i).get()),
                ContentCodec.content(contents.get(i).get())));
      }
      return carried;
    });
  }

  /** Those of messages and contents, in the order of turns. */
  private static List<byte[]> keys(Database store, long incarnation, Place after, int limit)
      throws RocksDBException, MalformedRecord {
    List<byte[]> keys = new ArrayList<>();
    store.walk(
        Column.TURNS,
        MessageCodec.turnKey(
            incarnation, after.priority(), after.visibleAt(), after.sequence() + 1),
        MessageCodec.endKey(incarnation),
        (key, value) -> {
          MessageCodec.Turn turn = MessageCodec.turn(key, value);
          keys.add(MessageCodec.key(incarnation, turn.expiresAt(), turn.sequence()));
          return keys.size() < limit;
        });
    return keys;
  }

  private static CarriedMessage carried(StoredMessage message, MessageContent content) {
    return new CarriedMessage(
        new Place(message.priority(), message.visibleAt(), message.sequence()),
        message.uuid(),
        message.expiresAt(),
        message.enqueuedAt(),
        message.received() ? OptionalLong.of(message.firstDequeuedAt()) : OptionalLong.empty(),
        message.dequeueCount(),
        message.lease(),
        message.extended(),
        content.body(),
        content.properties());
  }

  private <T> T read(Store.Reading<T> reading) throws IOException {
    try {
      return reading.from(database);
    } catch (RocksDBException | MalformedRecord e) {
      throw StoreFault.unread(directory, e);
    }
  }

  @Override
  public void close() {
    database.close();
  }
}
