package dev.cuepost.media.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuepost.media.s3.S3Bucket.S3Key;
import dev.cuepost.media.store.BucketId;
import dev.cuepost.media.store.ObjectContent;
import dev.cuepost.media.store.ObjectName;
import dev.cuepost.media.store.ObjectProperties;
import dev.cuepost.media.store.Overwrite;
import dev.cuepost.media.store.StoredObject;
import dev.cuepost.media.store.indexed.IndexedObjectStore;
import dev.cuepost.queue.ManualClock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of objects' bytes when the network, the process or the time gets in the way. */
@ExtendWith(SharedS3.class)
class IndexedPiecesTest {
  private static final ObjectName NAME =
      new ObjectName(new BucketId("cn-shanghai", "demo"), "clips/a.mp4");
  private static final ObjectName OTHER =
      new ObjectName(new BucketId("cn-shanghai", "demo"), "clips/b.mp4");
  private static final byte[] BODY = body();

  private final S3Server server;

  @TempDir private Path directory;
  private final ManualClock clock = new ManualClock();
  private IndexedPlace place;
  private IndexedObjectStore store;

  IndexedPiecesTest(S3Server server) {
    this.server = server;
  }

  @BeforeEach
  void open() throws IOException {
    place = new IndexedPlace(server, directory, clock);
    store = place.reopen();
  }

  @AfterEach
  void close() {
    server.network().down(false);
    place.close();
  }

  @Test
  void a_read_goes_on_where_the_connection_broke() throws IOException {
    put(BODY);
    server.network().cutAnswersAfter(1_000_000);
    assertThat(read(NAME)).isEqualTo(BODY);
    server.network().cutAnswersAfter(500_000);
    Path local = store.localFile(NAME, directory.resolve("scratch")).orElseThrow();
    assertThat(local).hasBinaryContent(BODY);
  }

  @Test
  void a_piece_is_sent_again_when_the_connection_broke() throws IOException {
    server.network().cutRequestsAfter(1_000_000);
    put(BODY);
    assertThat(read(NAME)).isEqualTo(BODY);
    assertThat(place.kept()).hasSize(1);
  }

  @Test
  void what_cannot_be_sent_is_told_and_the_object_before_stays() throws IOException {
    put("hello".getBytes(UTF_8));
    server.network().down(true);
    assertThatThrownBy(() -> put(BODY))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("failed to store cn-shanghai/demo/")
        .hasMessageNotContaining(S3Server.KEY.secret());
    assertThatThrownBy(() -> read(NAME))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("failed to read");
    server.network().down(false);
    assertThat(read(NAME)).isEqualTo("hello".getBytes(UTF_8));
    assertThat(place.kept()).hasSize(1);
    assertThat(directory.resolve("incoming")).isEmptyDirectory();
  }

  @Test
  void who_has_opened_a_version_may_read_it_for_an_hour_after_it_ended() throws IOException {
    put("hello".getBytes(UTF_8));
    try (ObjectContent opened = store.open(NAME).orElseThrow()) {
      put("bye".getBytes(UTF_8));
      store.delete(NAME);
      clock.advance(Duration.ofMinutes(59));
      store.removeUnused();
      assertThat(opened.from(1).readAllBytes()).isEqualTo("ello".getBytes(UTF_8));
      clock.advance(Duration.ofMinutes(1));
      assertThat(store.removeUnused()).isEqualTo(2);
      assertThatThrownBy(() -> opened.from(0).readAllBytes()).isInstanceOf(IOException.class);
      assertThatThrownBy(
              () -> store.copy(opened, OTHER, ObjectProperties.of("text/plain"), Overwrite.ALLOWED))
          .hasMessageContaining("there no more");
    }
    assertThat(store.find(OTHER)).isEmpty();
    assertThat(place.pieces()).isEmpty();
  }

  @Test
  void a_version_that_has_ended_may_be_copied_as_long_as_it_may_be_read() throws IOException {
    put("hello".getBytes(UTF_8));
    try (ObjectContent opened = store.open(NAME).orElseThrow()) {
      store.delete(NAME);
      store.copy(opened, OTHER, ObjectProperties.of("text/plain"), Overwrite.ALLOWED);
    }
    assertThat(place.kept()).hasSize(1);
    assertThat(read(OTHER)).isEqualTo("hello".getBytes(UTF_8));
  }

  @Test
  void copies_share_their_bytes_as_long_as_one_of_them_is_there() throws IOException {
    put("hello".getBytes(UTF_8));
    try (ObjectContent opened = store.open(NAME).orElseThrow()) {
      store.copy(opened, OTHER, ObjectProperties.of("text/plain"), Overwrite.ALLOWED);
    }
    assertThat(place.kept()).hasSize(1);
    store.delete(NAME);
    assertThat(place.kept()).hasSize(1);
    assertThat(read(OTHER)).isEqualTo("hello".getBytes(UTF_8));
    store.delete(OTHER);
    assertThat(place.kept()).isEmpty();
  }

  @Test
  void pieces_of_a_process_that_ended_in_the_middle_are_removed_after_a_day() throws IOException {
    assertThatThrownBy(() ->
            store.put(
                NAME,
                "video/mp4",
                new InputStream() {
                  private int left = 70 * 1024 * 1024;

                  @Override
                  public int read() {
                    throw new AssertionError("the end of the process");
                  }

                  @Override
                  public int read(byte[] into, int offset, int length) {
                    left -= length;
                    return left < 0 ? read() : length;
                  }
                }))
        .isInstanceOf(AssertionError.class);
    store = place.reopen();
    assertThat(place.pieces()).hasSize(1);
    clock.advance(Duration.ofHours(23));
    store.removeUnused();
    assertThat(place.pieces()).hasSize(1);
    clock.advance(Duration.ofHours(1));
    store.removeUnused();
    assertThat(place.pieces()).isEmpty();
  }

  @Test
  void a_large_object_has_several_pieces_and_is_read_across_them() throws IOException {
    long border = 64L * 1024 * 1024;
    Path file = directory.resolve("large.mp4");
    try (var large = new RandomAccessFile(file.toFile(), "rw")) {
      large.seek(border - 5);
      large.write("before|behind".getBytes(UTF_8));
    }
    StoredObject stored = store.adopt(NAME, "video/mp4", file);
    assertThat(file).doesNotExist();
    assertThat(stored.sizeBytes()).isEqualTo(border + 8);
    assertThat(place.pieces()).hasSize(2);
    try (ObjectContent opened = store.open(NAME).orElseThrow()) {
      assertThat(opened.from(border - 5).readAllBytes()).isEqualTo("before|behind".getBytes(UTF_8));
      assertThat(opened.from(border).readAllBytes()).isEqualTo("e|behind".getBytes(UTF_8));
      assertThat(opened.from(border + 8).readAllBytes()).isEmpty();
    }
  }

  @Test
  void what_a_process_left_on_its_way_is_removed_when_the_next_one_begins() throws IOException {
    Path left = Files.writeString(directory.resolve("incoming/left"), "half a piece");
    place.reopen();
    assertThat(left).doesNotExist();
  }

  @Test
  void a_bucket_that_cannot_be_used_is_told_in_one_sentence_without_the_secret() {
    S3Bucket good = place.bucket();
    var absent =
        new S3Bucket(good.endpoint(), good.region(), "no-such-bucket", good.prefix(), good.key());
    var stranger =
        new S3Bucket(
            good.endpoint(),
            good.region(),
            good.bucket(),
            good.prefix(),
            Optional.of(new S3Key("local-id", "wrong-secret")));
    for (S3Bucket bad : new S3Bucket[] {absent, stranger}) {
      assertThatThrownBy(() -> S3Pieces.open(bad))
          .hasMessageContaining("the objects' bucket s3://" + bad.bucket() + "/cuepost/")
          .hasMessageNotContaining("secret");
    }
    server.network().down(true);
    assertThatThrownBy(() -> S3Pieces.open(good)).hasMessageContaining("cannot be used");
  }

  @Test
  void a_bucket_for_which_there_is_no_key_is_told_in_one_sentence() {
    System.setProperty("aws.disableEc2Metadata", "true");
    S3Bucket good = place.bucket();
    var keyless =
        new S3Bucket(
            good.endpoint(), good.region(), good.bucket(), good.prefix(), Optional.empty());
    try {
      assertThatThrownBy(() -> S3Pieces.open(keyless))
          .hasMessageEndingWith("cannot be used: no access key was found for it");
    } finally {
      System.clearProperty("aws.disableEc2Metadata");
    }
  }

  private static byte[] body() {
    byte[] body = new byte[3_000_000];
    new Random(1).nextBytes(body);
    return body;
  }

  private StoredObject put(byte[] bytes) throws IOException {
    return store.put(NAME, "video/mp4", new ByteArrayInputStream(bytes));
  }

  private byte[] read(ObjectName name) throws IOException {
    try (ObjectContent content = store.open(name).orElseThrow()) {
      return content.from(0).readAllBytes();
    }
  }
}
