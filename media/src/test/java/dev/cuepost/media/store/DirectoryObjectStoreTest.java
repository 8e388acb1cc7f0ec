package dev.cuepost.media.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is left of objects after ends of every kind, beside what every store holds to. */
class DirectoryObjectStoreTest extends ObjectStoreContract {
  @Override
  protected DirectoryPlace place() {
    return new DirectoryPlace(directory.resolve("deep/objects-of-server"), clock);
  }

  private Path root() {
    return place().root();
  }

  private List<Path> files() throws IOException {
    return place().files();
  }

  @Test
  void a_record_of_an_earlier_version_is_read() throws IOException {
    store.put(NAME, "video/mp4", stream("hello"));
    Path record = ObjectPlace.of(root(), NAME).record();
    String text = Files.readString(record);
    Files.writeString(
        record, text.replace("\"tag\"", "\"md5\"").replaceAll("\"crc64\":\"[0-9]+\",", ""));
    assertThat(Files.readString(record)).contains("md5").doesNotContain("crc64", "tag");
    StoredObject object = store.find(NAME).orElseThrow();
    assertThat(object.tag()).isEqualTo(MD5_OF_HELLO);
    assertThat(object.crc64()).isEmpty();
    assertThat(object.properties()).isEqualTo(ObjectProperties.of("video/mp4"));
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
                    whenRead(() -> {
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
    ObjectPlace place = ObjectPlace.of(root(), NAME);
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
    Path foreign = Files.writeString(root().resolve("intents/notes.txt"), "mine");
    assertThatThrownBy(this::reopen).hasMessageContaining("notes.txt");
    assertThat(foreign).exists();
  }

  @Test
  void a_damaged_record_is_told_and_nothing_deleted() throws IOException {
    store.put(NAME, "video/mp4", stream("hello"));
    Files.writeString(ObjectPlace.of(root(), NAME).record(), "{\"bucket\":");
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
  void copies_share_their_bytes_as_long_as_one_of_them_is_there() throws IOException {
    store.put(NAME, "video/mp4", stream("hello"));
    var copy = new ObjectName(DEMO, "copy");
    try (ObjectContent content = store.open(NAME).orElseThrow()) {
      store.copy(content, copy, ObjectProperties.of("text/plain"), Overwrite.ALLOWED);
    }
    List<String> bytes = kept();
    assertThat(Files.getAttribute(Path.of(bytes.getFirst()), "unix:ino"))
        .isEqualTo(Files.getAttribute(Path.of(bytes.getLast()), "unix:ino"));
    store.delete(NAME);
    assertThat(files()).hasSize(2);
    store.delete(copy);
    assertThat(files()).isEmpty();
  }
}
