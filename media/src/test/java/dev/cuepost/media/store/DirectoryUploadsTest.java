package dev.cuepost.media.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is left of uploads by parts after ends of every kind, beside what every store holds to. */
class DirectoryUploadsTest extends MultipartUploadsContract {
  @Override
  protected DirectoryPlace place() {
    return new DirectoryPlace(directory.resolve("objects-of-server"), clock);
  }

  private Path root() {
    return place().root();
  }

  private List<Path> files() throws IOException {
    return place().files();
  }

  @Test
  void opening_after_a_crash_before_the_object_was_there_finds_the_upload_as_it_was()
      throws IOException {
    MultipartUpload upload = store.uploads().begin(NAME, PROPERTIES);
    UploadedPart part = put(upload, 1, FIRST);
    List<Path> before = files();
    String version = UUID.randomUUID().toString();
    Files.writeString(UploadPlace.of(root(), upload).completing(), version);
    Files.createDirectories(ObjectPlace.of(root(), NAME).directory());
    Files.createFile(ObjectPlace.of(root(), NAME).intent(version));
    Files.writeString(ObjectPlace.of(root(), NAME).bytes(version), "half");
    Files.writeString(root().resolve("incoming/x"), "half a part");
    store = reopen();
    assertThat(files()).isEqualTo(before);
    assertThat(store.find(NAME)).isEmpty();
    completed(complete(upload, part));
  }

  @Test
  void opening_after_a_crash_when_the_object_was_there_ends_the_upload() throws IOException {
    MultipartUpload upload = store.uploads().begin(NAME, PROPERTIES);
    put(upload, 1, FIRST);
    store.put(NAME, "video/mp4", stream(FIRST));
    String version = ObjectPlace.of(root(), NAME).readRecord().orElseThrow().version();
    Files.writeString(UploadPlace.of(root(), upload).completing(), version);
    store = reopen();
    assertThat(store.uploads().list(DEMO, "")).isEmpty();
    assertThat(read(NAME)).isEqualTo(FIRST);
    assertThat(files()).hasSize(2);
  }

  @Test
  void opening_removes_what_is_left_of_an_upload_that_had_begun_to_end() throws IOException {
    MultipartUpload upload = store.uploads().begin(NAME, PROPERTIES);
    put(upload, 1, FIRST);
    Files.delete(UploadPlace.of(root(), upload).record());
    store = reopen();
    assertThat(files()).isEmpty();
    assertThat(UploadPlace.of(root(), upload).directory()).doesNotExist();
  }

  @Test
  void a_damaged_part_is_told_and_makes_no_object() throws IOException {
    MultipartUpload upload = store.uploads().begin(NAME, PROPERTIES);
    UploadedPart part = put(upload, 1, FIRST);
    Files.writeString(UploadPlace.of(root(), upload).part(1), "short");
    assertThatThrownBy(() -> complete(upload, part)).hasMessageContaining("damaged");
    assertThat(store.find(NAME)).isEmpty();
    assertThat(store.uploads().find(NAME, upload.id())).isPresent();
  }
}
