package dev.cuepost.media.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every store of objects holds to. */
public abstract class ObjectStoreContract extends StoreContract {
  protected static final String MD5_OF_HELLO = "5D41402ABC4B2A76B9719D911017C592";
  private static final OptionalLong CRC_OF_HELLO =
      OptionalLong.of(Long.parseUnsignedLong("11177612005948864433"));

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
    assertThat(kept()).hasSize(1);
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
    assertThat(kept()).hasSize(3);
    assertThat(store.delete(name)).isTrue();
    assertThat(kept()).hasSize(2);
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
  void a_stream_that_breaks_leaves_the_old_object_and_no_bytes() throws IOException {
    StoredObject first = store.put(NAME, "video/mp4", stream("hello"));
    List<String> before = kept();
    assertThatThrownBy(() -> store.put(NAME, "video/mp4", broken(new IOException("cable cut"))))
        .hasMessage("cable cut");
    assertThatThrownBy(
            () -> store.put(NAME, "video/mp4", broken(new IllegalStateException("reset"))))
        .hasMessage("reset");
    assertThat(store.find(NAME)).contains(first);
    assertThat(read(NAME)).isEqualTo("hello");
    assertThat(kept()).isEqualTo(before);
  }

  @Test
  void a_stream_that_breaks_where_nothing_was_stores_nothing() throws IOException {
    assertThatThrownBy(() -> store.put(NAME, "video/mp4", broken(new IOException("cable cut"))));
    assertThat(store.find(NAME)).isEmpty();
    assertThat(kept()).isEmpty();
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
    assertThat(kept()).isEmpty();
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
  void deleting_removes_the_object_and_its_bytes() throws IOException {
    store.put(NAME, "video/mp4", stream("hello"));
    assertThat(store.delete(NAME)).isTrue();
    assertThat(store.find(NAME)).isEmpty();
    assertThat(store.delete(NAME)).isFalse();
    assertThat(kept()).isEmpty();
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
            whenRead(() -> store.put(other, properties, stream("fast"), Overwrite.FORBIDDEN)));
    assertThatThrownBy(() -> store.put(other, properties, overtaken, Overwrite.FORBIDDEN))
        .isInstanceOf(ObjectExistsException.class);
    assertThat(read(NAME)).isEqualTo("hello");
    assertThat(read(other)).isEqualTo("fast");
    assertThat(kept()).hasSize(2);
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
    assertThat(kept()).hasSize(1);
  }

  protected String read(ObjectName name) throws IOException {
    try (ObjectContent content = store.open(name).orElseThrow()) {
      return new String(content.from(0).readAllBytes(), UTF_8);
    }
  }

  protected static List<String> keys(List<StoredObject> objects) {
    return objects.stream().map(object -> object.name().key()).toList();
  }

  protected static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(UTF_8));
  }

  /** As long as its number is high, so that a mix of two is noticed. */
  private static String body(int version) {
    return IntStream.range(0, 1000 + version)
        .mapToObj(i -> version + ";")
        .reduce(new StringBuilder(), StringBuilder::append, StringBuilder::append)
        .toString();
  }

  protected static InputStream broken(Exception failure) {
    byte[] begin = new byte[300_000];
    Arrays.fill(begin, (byte) 'x');
    return new SequenceInputStream(
        new ByteArrayInputStream(begin),
        whenRead(() -> {
          switch (failure) {
            case IOException e -> throw e;
            case RuntimeException e -> throw e;
            default -> throw new AssertionError(failure);
          }
        }));
  }
}
