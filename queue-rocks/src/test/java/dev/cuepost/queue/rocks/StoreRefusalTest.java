package dev.cuepost.queue.rocks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuepost.queue.Draft;
import dev.cuepost.queue.ManualClock;
import dev.cuepost.queue.Message;
import dev.cuepost.queue.PeekOutcome;
import dev.cuepost.queue.QueueAttributes;
import dev.cuepost.queue.QueueId;
import dev.cuepost.queue.QueueOwner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.DBOptions;
import org.rocksdb.FlushOptions;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

/** Stores that are not opened, and what is said then. */
final class StoreRefusalTest {
  private static final QueueId QUEUE = QueueOwner.internal().queue("work");

  private static final byte[] FORMAT_KEY = "format".getBytes(UTF_8);

  private @TempDir Path parent;
  private Path directory;

  @BeforeEach
  void makeStore() throws IOException {
    directory = parent.resolve("queues");
    try (var engine = open()) {
      engine.create(QUEUE, QueueAttributes.DEFAULT);
      for (String body : List.of("one", "two", "three")) {
        engine.send(QUEUE, List.of(Draft.of(body)));
      }
    }
  }

  private RocksQueueEngine open() throws IOException {
    return RocksQueueEngine.open(directory, new ManualClock());
  }

  @Test
  void a_store_in_use_is_not_opened_twice() throws IOException {
    try (var engine = open()) {
      assertRefused("is in use by another process");
      assertThat(engine.status(QUEUE).orElseThrow().active()).isEqualTo(3);
    }
  }

  @Test
  void a_store_of_another_format_is_left_as_it_is() throws Exception {
    withDatabase((database, _) -> database.put(FORMAT_KEY, "9".getBytes(UTF_8)));

    assertRefused("was written by another version");

    withDatabase((database, _) -> database.put(FORMAT_KEY, "2".getBytes(UTF_8)));
    assertIntact();
  }

  @Test
  void a_store_with_columns_of_another_version_is_left_as_it_is() throws Exception {
    var name = "of a later version".getBytes(UTF_8);
    withDatabase(
        (database, _) -> database.createColumnFamily(new ColumnFamilyDescriptor(name)).close());

    assertRefused("was written by another version");

    withDatabase((database, columns) -> database.dropColumnFamily(columns.getLast()));
    assertIntact();
  }

  @Test
  void a_store_that_lost_its_format_is_left_as_it_is() throws Exception {
    withDatabase((database, _) -> database.delete(FORMAT_KEY));

    assertRefused("its format is not recorded");

    withDatabase((database, _) -> database.put(FORMAT_KEY, "2".getBytes(UTF_8)));
    assertIntact();
  }

  @Test
  void a_store_that_lost_its_key_of_handles_is_left_as_it_is() throws Exception {
    withDatabase((database, _) -> database.delete("receipt-handle-key".getBytes(UTF_8)));

    assertRefused("its key of receipt handles is lost");
  }

  @Test
  void a_store_that_lost_the_file_that_leads_to_the_others_is_left_as_it_is() throws IOException {
    Path current = directory.resolve("CURRENT");
    byte[] content = Files.readAllBytes(current);
    Files.delete(current);
    List<Path> before = files();

    assertRefused("its file CURRENT is missing");

    assertThat(files()).isEqualTo(before);
    Files.write(current, content);
    assertIntact();
  }

  @Test
  void a_flipped_bit_in_the_log_is_found_and_the_file_left_as_it_is() throws IOException {
    Path log = onlyFile(".log");
    flipBit(log, Files.size(log) / 2);
    byte[] damaged = Files.readAllBytes(log);

    assertRefused("cannot be opened and was left as it is");

    assertThat(log).hasBinaryContent(damaged);
    flipBit(log, Files.size(log) / 2);
    assertIntact();
  }

  @Test
  void a_flipped_bit_in_the_list_of_files_is_found() throws IOException {
    Path manifest =
        directory.resolve(Files.readString(directory.resolve("CURRENT"), UTF_8).strip());
    flipBit(manifest, Files.size(manifest) / 2);

    assertRefused("cannot be opened and was left as it is");

    flipBit(manifest, Files.size(manifest) / 2);
    assertIntact();
  }

  @Test
  void a_lost_table_is_found_and_named() throws Exception {
    withDatabase((database, columns) -> {
      try (var options = new FlushOptions()) {
        database.flush(options, columns);
      }
    });
    for (Path table : files().stream().filter(file -> file.toString().endsWith(".sst")).toList()) {
      byte[] content = Files.readAllBytes(table);
      Files.delete(table);

      assertRefused(table.getFileName().toString());

      Files.write(table, content);
    }
    assertIntact();
  }

  @Test
  void bytes_that_are_no_queue_are_found() throws Exception {
    byte[] key = new byte[16];
    withDatabase(
        (database, columns) -> database.put(column(columns, "queues"), key, "x".getBytes(UTF_8)));

    assertRefused("the bytes of a queue make no sense");

    withDatabase((database, columns) -> database.delete(column(columns, "queues"), key));
    assertIntact();
  }

  @Test
  void bytes_that_are_no_message_are_told_when_it_is_read() throws Exception {
    withDatabase((database, columns) -> {
      ColumnFamilyHandle messages = column(columns, "messages");
      try (var at = database.newIterator(messages)) {
        at.seekToFirst();
        database.put(messages, at.key(), "x".getBytes(UTF_8));
      }
    });

    try (var engine = open()) {
      assertThatThrownBy(() -> engine.peek(QUEUE, 16))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining(directory.toString())
          .hasMessageContaining("the bytes of a message make no sense");
    }
  }

  @Test
  void a_file_is_no_directory() throws IOException {
    Path file = Files.createFile(parent.resolve("file"));

    assertThatThrownBy(() -> RocksQueueEngine.open(file, new ManualClock()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(file.toString());
  }

  @Test
  void nothing_but_the_data_is_left_in_the_directory() throws IOException {
    assertThat(files()).noneMatch(file -> file.getFileName().toString().contains("jni"));
  }

  private void assertRefused(String why) {
    assertThatThrownBy(this::open)
        .isInstanceOf(IOException.class)
        .hasMessageContaining(directory.toString())
        .hasMessageContaining(why)
        .message()
        .hasLineCount(1);
  }

  private void assertIntact() throws IOException {
    try (var engine = open()) {
      assertThat(engine.peek(QUEUE, 16))
          .isInstanceOfSatisfying(
              PeekOutcome.Seen.class,
              seen ->
                  assertThat(seen.messages().stream().map(Message::body))
                      .containsExactly("one", "two", "three"));
    }
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.sorted().toList();
    }
  }

  private Path onlyFile(String ending) throws IOException {
    List<Path> found = files().stream().filter(file -> file.toString().endsWith(ending)).toList();
    assertThat(found).hasSize(1);
    return found.getFirst();
  }

  private static void flipBit(Path file, long at) throws IOException {
    byte[] content = Files.readAllBytes(file);
    content[(int) at] ^= 1;
    Files.write(file, content);
  }

  /** Something done to the database behind the engine's back. */
  private interface Alteration {
    void apply(RocksDB database, List<ColumnFamilyHandle> columns) throws RocksDBException;
  }

  private void withDatabase(Alteration alteration) throws RocksDBException {
    String path = directory.toString();
    List<ColumnFamilyHandle> columns = new ArrayList<>();
    try (var options = new Options();
        var all = new DBOptions();
        RocksDB database =
            RocksDB.open(
                all,
                path,
                RocksDB.listColumnFamilies(options, path).stream()
                    .map(ColumnFamilyDescriptor::new)
                    .toList(),
                columns)) {
      alteration.apply(database, columns);
      columns.forEach(ColumnFamilyHandle::close);
    }
  }

  private static ColumnFamilyHandle column(List<ColumnFamilyHandle> columns, String name)
      throws RocksDBException {
    for (ColumnFamilyHandle column : columns) {
      if (Arrays.equals(column.getName(), name.getBytes(UTF_8))) {
        return column;
      }
    }
    throw new AssertionError("no column " + name);
  }
}
