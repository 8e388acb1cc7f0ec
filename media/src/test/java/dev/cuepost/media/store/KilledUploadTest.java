package dev.cuepost.media.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGKILL while uploads are being completed, a random moment after one has begun to be. */
class KilledUploadTest {
  private static final int KILLS = 8;
  private static final int WITHIN_NANOS = 30_000_000;

  @TempDir private Path directory;

  @Test
  void of_every_upload_there_is_the_whole_object_or_the_whole_upload() throws Exception {
    byte[] whole = whole();
    var random = new Random(5);
    for (int kill = 0; kill < KILLS; kill++) {
      killUploader(random.nextInt(WITHIN_NANOS));
      DirectoryObjectStore store =
          DirectoryObjectStore.open(directory, InstantSource.system(), UUID::randomUUID);
      List<MultipartUpload> uploads = store.uploads().list(KilledUploader.BUCKET, "");
      for (MultipartUpload upload : uploads) {
        assertThat(store.find(upload.name())).isEmpty();
        List<UploadedPart> parts = store.uploads().parts(upload, 0, 10).orElseThrow();
        if (parts.size() == KilledUploader.PARTS) {
          List<PartName> names =
              parts.stream().map(part -> new PartName(part.number(), part.tag())).toList();
          assertThat(store.uploads().complete(upload, names, Overwrite.ALLOWED))
              .isInstanceOf(Completion.Completed.class);
        } else {
          assertThat(store.uploads().abort(upload)).isTrue();
        }
      }
      List<StoredObject> objects = store.list(KilledUploader.BUCKET, "", "", Integer.MAX_VALUE);
      assertThat(objects).isNotEmpty();
      for (StoredObject object : objects) {
        try (ObjectContent content = store.open(object.name()).orElseThrow()) {
          assertThat(content.from(0).readAllBytes()).isEqualTo(whole);
        }
        store.delete(object.name());
      }
      assertThat(files()).isEmpty();
    }
  }

  private void killUploader(int nanos) throws IOException, InterruptedException {
    Process uploader =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                KilledUploader.class.getName(),
                directory.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (var out = new BufferedReader(new InputStreamReader(uploader.getInputStream(), UTF_8))) {
      assertThat(out.readLine()).isEqualTo("completing");
      LockSupport.parkNanos(nanos);
    } finally {
      uploader.destroyForcibly().waitFor();
    }
  }

  private static byte[] whole() {
    var whole = new ByteArrayOutputStream();
    for (int number = 1; number <= KilledUploader.PARTS; number++) {
      whole.writeBytes(KilledUploader.part(number));
    }
    return whole.toByteArray();
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }
}
