package dev.cuepost.media.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuepost.queue.ManualClock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DirectoryObjectStoreTest {
  private static final BucketId DEMO = new BucketId("cn-shanghai", "demo");
  private static final ObjectName NAME = new ObjectName(DEMO, "clips/a.mp4");
  private static final String MD5_OF_HELLO = "5D41402ABC4B2A76B9719D911017C592";
  private static final OptionalLong CRC_OF_HELLO =
      OptionalLong.of(Long.parseUnsignedLong("11177612005948864433"));

  @TempDir private Path directory;
  private final ManualClock clock = new ManualClock();
  private Path root;
  private DirectoryObjectStore store;

  @BeforeEach
  void open() throws IOException {
    root = directory.resolve("deep/objects-of-server");
    store = reopen();
  }

  @Test
  void an_object_comes_back_with_its_bytes_and_properties() throws IOException {
    StoredObject stored = store.put(NAME, "video/mp4", stream("hello"));
    assertThat(stored)
        .isEqualTo(
            new StoredObject(
                NAME,
                5,
                MD5_OF_HELLO,
                CRC_OF_HELLO,
                ObjectProperties.of("video/mp4"),
                clock.instant()));
    assertThat(store.find(NAME)).contains(stored);
    assertThat(read(NAME)).isEqualTo("hello");
  }

  @Test
  void what_was_never_stored_is_not_there() throws IOException {
    assertThat(store.find(NAME)).isEmpty();
    assertThat(store.open(NAME)).isEmpty();
    assertThat(store.localFile(NAME, directory.resolve("scratch"))).isEmpty();
    assertThat(store.delete(NAME)).isFalse();
    assertThat(store.list(DEMO, "", "", 10)).isEmpty();
  }

  @Test
  void an_object_survives_reopening() throws IOException {
    StoredObject stored = store.put(NAME, "video/mp4", stream("hello"));
    store = reopen();
    assertThat(store.find(NAME)).contains(stored);
    assertThat(read(NAME)).isEqualTo("hello");
  }

  @Test
  void storing_again_replaces_bytes_and_properties_together_and_leaves_no_old_bytes()
      throws IOException {
    store.put(NAME, "video/mp4", stream("hello"));
    clock.advance(Duration.ofSeconds(1));
    StoredObject second = store.put(NAME, "text/plain", stream("bye"));
    assertThat(store.find(NAME)).contains(second);
    assertThat(read(NAME)).isEqualTo("bye");
    assertThat(files()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "a/",
        "a//b",
        "..",
        "../../../etc/passwd",
        "a/../b",
        ".",
        "dots...",
        "con",
        "nul.mp4",
        "sp ace ",
        "Upper",
        "upper",
        "%2e%2e",
        "中文/文件.mp4",
        "e\u0301",
        "\u00e9",
        "a\u0000b",
        "a\nb",
        "~x~y",
        "x.json",
        "\uD83D\uDE00"
      })
  void every_key_is_an_object_of_its_own(String key) throws IOException {
    var name = new ObjectName(DEMO, key);
    store.put(new ObjectName(DEMO, key + "x"), "text/plain", stream("other"));
    store.put(
        new ObjectName(new BucketId("cn-shanghai", "demo2"), key),
        "text/plain",
        stream("other bucket"));
    store.put(name, "text/plain", stream(key));
    assertThat(read(name)).isEqualTo(key);
    assertThat(store.list(DEMO, "", "", 10)).extracting(StoredObject::name).contains(name);
    assertThat(files()).hasSize(6).allMatch(file -> file.startsWith(root));
    assertThat(store.delete(name)).isTrue();
    assertThat(files()).hasSize(4);
  }

  @Test
  void buckets_of_one_name_in_two_regions_hold_objects_of_their_own() throws IOException {
    var beijing = new BucketId("cn-beijing", "demo");
    var there = new ObjectName(beijing, NAME.key());
    StoredObject here = store.put(NAME, "video/mp4", stream("hello"));
    assertThat(store.find(there)).isEmpty();
    assertThat(store.delete(there)).isFalse();

    StoredObject second = store.put(there, "text/plain", stream("nihao"));
    store = reopen();
    assertThat(read(NAME)).isEqualTo("hello");
    assertThat(read(there)).isEqualTo("nihao");
    assertThat(store.list(DEMO, "", "", 10)).containsExactly(here);
    assertThat(store.list(beijing, "", "", 10)).containsExactly(second);

    assertThat(store.delete(there)).isTrue();
    assertThat(read(NAME)).isEqualTo("hello");
  }

  @Test
  void the_longest_key_is_stored() throws IOException {
    var name = new ObjectName(new BucketId("r".repeat(64), "b".repeat(63)), "k/".repeat(511) + "k");
    store.put(name, "text/plain", stream("long"));
    assertThat(read(name)).isEqualTo("long");
  }

  @Test
  void a_stream_that_breaks_leaves_the_old_object_and_no_files() throws IOException {
    StoredObject first = store.put(NAME, "video/mp4", stream("hello"));
    List<Path> before = files();
    assertThatThrownBy(() -> store.put(NAME, "video/mp4", broken(new IOException("cable cut"))))
        .hasMessage("cable cut");
    assertThatThrownBy(
            () -> store.put(NAME, "video/mp4", broken(new IllegalStateException("reset"))))
        .hasMessage("reset");
    assertThat(store.find(NAME)).contains(first);
    assertThat(read(NAME)).isEqualTo("hello");
    assertThat(files()).isEqualTo(before);
  }

  @Test
  void a_stream_that_breaks_where_nothing_was_stores_nothing() throws IOException {
    assertThatThrownBy(() -> store.put(NAME, "video/mp4", broken(new IOException("cable cut"))));
    assertThat(store.find(NAME)).isEmpty();
    assertThat(files()).isEmpty();
  }

  @Test
  void a_finished_file_is_taken_over() throws IOException {
    Path file = Files.writeString(directory.resolve("out.mp4"), "hello");
    StoredObject stored = store.adopt(NAME, "video/mp4", file);
    assertThat(stored.tag()).isEqualTo(MD5_OF_HELLO);
    assertThat(stored.sizeBytes()).isEqualTo(5);
    assertThat(file).doesNotExist();
    assertThat(read(NAME)).isEqualTo("hello");
  }

  @Test
  void taking_over_a_file_that_is_not_there_stores_nothing() throws IOException {
    assertThatThrownBy(() -> store.adopt(NAME, "video/mp4", directory.resolve("missing")))
        .isInstanceOf(IOException.class);
    assertThat(store.find(NAME)).isEmpty();
    assertThat(files()).isEmpty();
  }

  @Test
  void a_local_file_keeps_its_bytes_when_the_object_is_replaced_and_deleted() throws IOException {
    store.put(NAME, "video/mp4", stream("hello"));
    Path local = store.localFile(NAME, directory.resolve("scratch")).orElseThrow();
    store.put(NAME, "video/mp4", stream("bye"));
    store.delete(NAME);
    assertThat(local).hasContent("hello");
    assertThat(local.getFileName().toString()).endsWith(".mp4");
  }

  @Test
  void asking_twice_for_a_local_file_gives_the_same_one() throws IOException {
    store.put(NAME, "video/mp4", stream("hello"));
    Path scratch = directory.resolve("scratch");
    assertThat(store.localFile(NAME, scratch)).isEqualTo(store.localFile(NAME, scratch));
  }

  @Test
  void deleting_removes_the_object_and_its_files() throws IOException {
    store.put(NAME, "video/mp4", stream("hello"));
    assertThat(store.delete(NAME)).isTrue();
    assertThat(store.find(NAME)).isEmpty();
    assertThat(store.delete(NAME)).isFalse();
    assertThat(files()).isEmpty();
  }

  @Test
  void a_copy_has_the_bytes_of_its_source_and_properties_of_its_own() throws IOException {
    StoredObject source = store.put(NAME, "video/mp4", stream("hello"));
    var name = new ObjectName(new BucketId("cn-shanghai", "demo2"), "copy");
    var properties = new ObjectProperties("text/plain", Map.of(), Map.of("a", "b"));
    StoredObject copy;
    try (ObjectContent content = store.open(NAME).orElseThrow()) {
      store.put(NAME, "video/mp4", stream("meanwhile"));
      copy = store.copy(content, name, properties, Overwrite.ALLOWED);
      assertThatThrownBy(() -> store.copy(content, name, properties, Overwrite.FORBIDDEN))
          .isInstanceOf(ObjectExistsException.class);
    }
    assertThat(copy.tag()).isEqualTo(source.tag());
    assertThat(copy.crc64()).isEqualTo(source.crc64());
    assertThat(copy.properties()).isEqualTo(properties);
    assertThat(read(name)).isEqualTo("hello");
    store.delete(name);
    assertThat(read(NAME)).isEqualTo("meanwhile");
    assertThat(files()).hasSize(2);
  }

  @Test
  void an_object_may_be_copied_onto_itself_and_its_copies_outlive_it() throws IOException {
    store.put(NAME, "video/mp4", stream("hello"));
    var name = new ObjectName(DEMO, "copy");
    for (ObjectName target : List.of(NAME, name)) {
      try (ObjectContent content = store.open(NAME).orElseThrow()) {
        store.copy(content, target, ObjectProperties.of("text/plain"), Overwrite.ALLOWED);
      }
    }
    assertThat(read(NAME)).isEqualTo("hello");
    assertThat(store.find(NAME).orElseThrow().contentType()).isEqualTo("text/plain");
    store.delete(NAME);
    store = reopen();
    assertThat(read(name)).isEqualTo("hello");
    assertThat(files()).hasSize(2);
  }

  @Test
  void an_object_that_must_not_be_replaced_is_not() throws IOException {
    var properties = ObjectProperties.of("text/plain");
    store.put(NAME, properties, stream("hello"), Overwrite.FORBIDDEN);
    assertThatThrownBy(() -> store.put(NAME, properties, stream("bye"), Overwrite.FORBIDDEN))
        .isInstanceOf(ObjectExistsException.class);
    var other = new ObjectName(DEMO, "other");
    InputStream overtaken =
        new SequenceInputStream(
            stream("slow"),
            throwing(() -> store.put(other, properties, stream("fast"), Overwrite.FORBIDDEN)));
    assertThatThrownBy(() -> store.put(other, properties, overtaken, Overwrite.FORBIDDEN))
        .isInstanceOf(ObjectExistsException.class);
    assertThat(read(NAME)).isEqualTo("hello");
    assertThat(read(other)).isEqualTo("fast");
    assertThat(files()).hasSize(4);
  }

  @Test
  void a_record_of_an_earlier_version_is_read() throws IOException {
    store.put(NAME, "video/mp4", stream("hello"));
    Path record = ObjectPlace.of(root, NAME).record();
    String text = Files.readString(record);
    Files.writeString(
        record, text.replace("\"tag\"", "\"md5\"").replaceAll("\"crc64\":\"[0-9]+\",", ""));
    assertThat(Files.readString(record)).contains("md5").doesNotContain("crc64", "tag");
    StoredObject object = store.find(NAME).orElseThrow();
    assertThat(object.tag()).isEqualTo(MD5_OF_HELLO);
    assertThat(object.crc64()).isEmpty();
    assertThat(object.properties()).isEqualTo(ObjectProperties.of("video/mp4"));
  }

  @Test
  void reading_may_begin_anywhere() throws IOException {
    store.put(NAME, "video/mp4", stream("hello"));
    try (ObjectContent content = store.open(NAME).orElseThrow()) {
      assertThat(content.from(3).readAllBytes()).isEqualTo("lo".getBytes(UTF_8));
      assertThat(content.from(0).readAllBytes()).isEqualTo("hello".getBytes(UTF_8));
      assertThat(content.from(5).readAllBytes()).isEmpty();
    }
  }

  @Test
  void listing_gives_keys_in_the_order_of_their_bytes_by_prefix_and_in_pages() throws IOException {
    for (String key : List.of("b", "a/2", "a/1", "\uD83D\uDE00", "\uFF01", "B")) {
      store.put(new ObjectName(DEMO, key), "text/plain", stream("x"));
    }
    assertThat(keys(store.list(DEMO, "", "", 10)))
        .containsExactly("B", "a/1", "a/2", "b", "\uFF01", "\uD83D\uDE00");
    assertThat(keys(store.list(DEMO, "a/", "", 10))).containsExactly("a/1", "a/2");
    assertThat(keys(store.list(DEMO, "", "a/1", 2))).containsExactly("a/2", "b");
    assertThat(store.list(new BucketId("cn-shanghai", "other"), "", "", 10)).isEmpty();
  }

  /** Stands for a crash: the process ends here and never cleans up. */
  private static final class Crash extends Error {
    private static final long serialVersionUID = 1L;
  }

  @Test
  void opening_after_a_crash_in_the_middle_of_an_upload_removes_what_it_left() throws IOException {
    store.put(NAME, "video/mp4", stream("hello"));
    List<Path> before = files();
    assertThatThrownBy(() ->
            store.put(
                NAME,
                "video/mp4",
                new SequenceInputStream(
                    stream("half"),
                    throwing(() -> {
                      throw new Crash();
                    }))))
        .isInstanceOf(Crash.class);
    assertThat(files()).hasSizeGreaterThan(before.size());
    store = reopen();
    assertThat(files()).isEqualTo(before);
    assertThat(read(NAME)).isEqualTo("hello");
  }

  @Test
  void opening_after_a_crash_between_replacing_and_removing_keeps_the_new_object()
      throws IOException {
    store.put(NAME, "video/mp4", stream("hello"));
    ObjectPlace place = ObjectPlace.of(root, NAME);
    Path orphan = Files.writeString(place.bytes(UUID.randomUUID().toString()), "older");
    Path unborn = Files.writeString(place.newRecord(UUID.randomUUID().toString()), "{");
    Files.createFile(place.intent(UUID.randomUUID().toString()));
    store = reopen();
    assertThat(orphan).doesNotExist();
    assertThat(unborn).doesNotExist();
    assertThat(read(NAME)).isEqualTo("hello");
    assertThat(files()).hasSize(2);
  }

  @Test
  void a_foreign_file_among_the_intents_is_not_deleted_but_told() throws IOException {
    Path foreign = Files.writeString(root.resolve("intents/notes.txt"), "mine");
    assertThatThrownBy(this::reopen).hasMessageContaining("notes.txt");
    assertThat(foreign).exists();
  }

  @Test
  void a_damaged_record_is_told_and_nothing_deleted() throws IOException {
    store.put(NAME, "video/mp4", stream("hello"));
    Files.writeString(ObjectPlace.of(root, NAME).record(), "{\"bucket\":");
    assertThatThrownBy(() -> store.find(NAME)).hasMessageContaining("damaged");
    assertThat(files()).hasSize(2);
  }

  @Test
  void missing_bytes_are_told() throws IOException {
    store.put(NAME, "video/mp4", stream("hello"));
    for (Path file : files()) {
      if (!file.toString().endsWith(".json")) {
        Files.delete(file);
      }
    }
    assertThatThrownBy(() -> store.open(NAME)).hasMessageContaining("missing");
  }

  @Test
  void readers_see_one_version_whole_while_writers_replace_and_delete_it() throws Exception {
    store.put(NAME, "0", stream(body(0)));
    var start = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> running = new ArrayList<>();
      for (int writer = 1; writer <= 4; writer++) {
        int id = writer;
        running.add(
            threads.submit(
                (Callable<Void>)
                    () -> {
                      start.await();
                      for (int i = 0; i < 25; i++) {
                        int version = id * 100 + i;
                        store.put(NAME, Integer.toString(version), stream(body(version)));
                        if (i % 10 == 9) {
                          store.delete(NAME);
                        }
                      }
                      return null;
                    }));
      }
      for (int reader = 0; reader < 4; reader++) {
        running.add(
            threads.submit(
                (Callable<Void>)
                    () -> {
                      start.await();
                      for (int i = 0; i < 200; i++) {
                        var opened = store.open(NAME);
                        if (opened.isPresent()) {
                          try (ObjectContent content = opened.get()) {
                            String expected =
                                body(Integer.parseInt(content.object().contentType()));
                            assertThat(content.object().sizeBytes()).isEqualTo(expected.length());
                            assertThat(new String(content.from(0).readAllBytes(), UTF_8))
                                .isEqualTo(expected);
                          }
                        }
                      }
                      return null;
                    }));
      }
      start.countDown();
      for (Future<?> task : running) {
        task.get();
      }
    }
    store.put(NAME, "1", stream(body(1)));
    assertThat(files()).hasSize(2);
  }

  private DirectoryObjectStore reopen() throws IOException {
    return DirectoryObjectStore.open(root, clock, UUID::randomUUID);
  }

  private String read(ObjectName name) throws IOException {
    try (ObjectContent content = store.open(name).orElseThrow()) {
      return new String(content.from(0).readAllBytes(), UTF_8);
    }
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static List<String> keys(List<StoredObject> objects) {
    return objects.stream().map(object -> object.name().key()).toList();
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(UTF_8));
  }

  /** As long as its number is high, so that a mix of two is noticed. */
  private static String body(int version) {
    return IntStream.range(0, 1000 + version)
        .mapToObj(i -> version + ";")
        .reduce(new StringBuilder(), StringBuilder::append, StringBuilder::append)
        .toString();
  }

  private static InputStream broken(Exception failure) {
    byte[] begin = new byte[300_000];
    Arrays.fill(begin, (byte) 'x');
    return new SequenceInputStream(
        new ByteArrayInputStream(begin),
        throwing(() -> {
          switch (failure) {
            case IOException e -> throw e;
            case RuntimeException e -> throw e;
            default -> throw new AssertionError(failure);
          }
        }));
  }

  private interface Failure {
    void happen() throws IOException;
  }

  private static InputStream throwing(Failure failure) {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        failure.happen();
        return -1;
      }

      @Override
      public int read(byte[] into, int offset, int length) throws IOException {
        return read();
      }
    };
  }
}
