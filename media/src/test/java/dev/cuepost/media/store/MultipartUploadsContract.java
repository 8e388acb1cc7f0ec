package dev.cuepost.media.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What uploads by parts hold to in every store. */
public abstract class MultipartUploadsContract extends StoreContract {
  protected static final ObjectProperties PROPERTIES =
      new ObjectProperties(
          "video/mp4", Map.of("cache-control", "no-cache"), Map.of("owner", "中 a=b"));
  protected static final byte[] FIRST = bytes(1, (int) MultipartUploads.PART_MIN_BYTES);
  protected static final byte[] SECOND = bytes(2, 150_001);
  protected static final byte[] LAST = bytes(3, 7);

  @Test
  void parts_in_any_order_become_one_object_and_leave_nothing_else() throws Exception {
    MultipartUpload upload = store.uploads().begin(NAME, PROPERTIES);
    UploadedPart last = put(upload, 10_000, LAST);
    UploadedPart first = put(upload, 1, FIRST);
    UploadedPart second = put(upload, 7, SECOND);
    assertThat(second.tag()).isEqualTo(hex(md5(SECOND)));
    assertThat(store.uploads().parts(upload, 0, 10).orElseThrow())
        .containsExactly(first, second, last);
    assertThat(store.uploads().parts(upload, 1, 1).orElseThrow()).containsExactly(second);
    assertThat(store.find(NAME)).isEmpty();

    StoredObject object = completed(complete(upload, first, second, last));
    byte[] whole = join(FIRST, SECOND, LAST);
    assertThat(read(NAME)).isEqualTo(whole);
    assertThat(object).isEqualTo(store.find(NAME).orElseThrow());
    assertThat(object.properties()).isEqualTo(PROPERTIES);
    assertThat(object.tag()).isEqualTo(hex(md5(join(md5(FIRST), md5(SECOND), md5(LAST)))) + "-3");
    var crc = new Crc64();
    crc.update(whole);
    assertThat(object.crc64()).hasValue(crc.getValue());
    assertThat(store.uploads().find(NAME, upload.id())).isEmpty();
    assertThat(store.uploads().list(DEMO, "")).isEmpty();
    store.delete(NAME);
    assertThat(kept()).isEmpty();
  }

  @Test
  void a_part_that_comes_again_replaces_the_one_before() throws IOException {
    MultipartUpload upload = store.uploads().begin(NAME, PROPERTIES);
    UploadedPart before = put(upload, 1, FIRST);
    UploadedPart after = put(upload, 1, LAST);
    assertThat(complete(upload, before)).isEqualTo(new Completion.WrongPart(1));
    completed(complete(upload, after));
    assertThat(read(NAME)).isEqualTo(LAST);
  }

  @Test
  void parts_that_are_not_named_are_not_in_the_object() throws IOException {
    MultipartUpload upload = store.uploads().begin(NAME, PROPERTIES);
    UploadedPart first = put(upload, 1, FIRST);
    put(upload, 2, SECOND);
    UploadedPart last = put(upload, 3, LAST);
    completed(complete(upload, first, last));
    assertThat(read(NAME)).isEqualTo(join(FIRST, LAST));
    store.delete(NAME);
    assertThat(kept()).isEmpty();
  }

  @Test
  void what_is_wrong_with_the_parts_is_told_and_the_upload_stays() throws IOException {
    MultipartUpload upload = store.uploads().begin(NAME, PROPERTIES);
    UploadedPart tiny = put(upload, 1, LAST);
    UploadedPart second = put(upload, 2, SECOND);
    var never = new PartName(3, second.tag());
    assertThat(complete(upload)).isEqualTo(new Completion.NoParts());
    assertThat(complete(upload, second, tiny)).isEqualTo(new Completion.OutOfOrder(1));
    assertThat(complete(upload, second, second)).isEqualTo(new Completion.OutOfOrder(2));
    assertThat(complete(upload, tiny, second)).isEqualTo(new Completion.TooSmall(tiny));
    assertThat(store.uploads().complete(upload, List.of(never), Overwrite.ALLOWED))
        .isEqualTo(new Completion.WrongPart(3));
    for (int number : new int[] {0, -1}) {
      assertThat(
              store
                  .uploads()
                  .complete(upload, List.of(new PartName(number, "x")), Overwrite.ALLOWED))
          .isEqualTo(new Completion.OutOfOrder(number));
    }
    assertThat(
            store
                .uploads()
                .complete(upload, List.of(new PartName(100_000, "x")), Overwrite.ALLOWED))
        .isEqualTo(new Completion.WrongPart(100_000));
    assertThat(store.find(NAME)).isEmpty();
    completed(complete(upload, second));
    assertThat(read(NAME)).isEqualTo(SECOND);
  }

  @Test
  void an_upload_is_found_by_its_own_name_alone() throws IOException {
    MultipartUpload upload = store.uploads().begin(NAME, PROPERTIES);
    assertThat(store.uploads().find(NAME, upload.id())).contains(upload);
    assertThat(store.uploads().find(new ObjectName(DEMO, "other"), upload.id())).isEmpty();
    var elsewhere = new BucketId("cn-shanghai", "demo2");
    assertThat(store.uploads().find(new ObjectName(elsewhere, NAME.key()), upload.id())).isEmpty();
    for (String id : List.of("", "x", "../" + upload.id(), upload.id() + "/", "0".repeat(32))) {
      assertThat(store.uploads().find(NAME, id)).isEmpty();
    }
  }

  @Test
  void uploads_of_one_name_do_not_know_each_other() throws IOException {
    MultipartUpload one = store.uploads().begin(NAME, PROPERTIES);
    MultipartUpload two = store.uploads().begin(NAME, PROPERTIES);
    UploadedPart ofOne = put(one, 1, FIRST);
    UploadedPart ofTwo = put(two, 1, SECOND);
    assertThat(store.uploads().list(DEMO, "")).containsExactlyInAnyOrder(one, two);
    completed(complete(one, ofOne));
    assertThat(store.uploads().list(DEMO, "")).containsExactly(two);
    completed(complete(two, ofTwo));
    assertThat(read(NAME)).isEqualTo(SECOND);
  }

  @Test
  void an_aborted_upload_leaves_nothing_and_takes_nothing() throws IOException {
    MultipartUpload upload = store.uploads().begin(NAME, PROPERTIES);
    UploadedPart part = put(upload, 1, FIRST);
    assertThat(store.uploads().abort(upload)).isTrue();
    assertThat(kept()).isEmpty();
    assertThat(store.uploads().abort(upload)).isFalse();
    assertThat(store.uploads().put(upload, 1, stream(FIRST))).isEmpty();
    assertThat(store.uploads().parts(upload, 0, 10)).isEmpty();
    assertThat(complete(upload, part)).isEqualTo(new Completion.NoSuchUpload());
    assertThat(kept()).isEmpty();
  }

  @Test
  void a_part_that_is_on_its_way_when_its_upload_ends_is_not_kept() throws IOException {
    MultipartUpload upload = store.uploads().begin(NAME, PROPERTIES);
    InputStream abortedInTheMiddle =
        new SequenceInputStream(
            stream(FIRST), whenRead(() -> assertThat(store.uploads().abort(upload)).isTrue()));
    assertThat(store.uploads().put(upload, 1, abortedInTheMiddle)).isEmpty();
    assertThat(kept()).isEmpty();
  }

  @Test
  void a_part_that_breaks_off_leaves_the_one_before_and_no_bytes() throws IOException {
    MultipartUpload upload = store.uploads().begin(NAME, PROPERTIES);
    UploadedPart before = put(upload, 1, FIRST);
    List<String> kept = kept();
    InputStream broken =
        new SequenceInputStream(
            stream(SECOND),
            whenRead(() -> {
              throw new IOException("gone");
            }));
    assertThatThrownBy(() -> store.uploads().put(upload, 1, broken)).hasMessage("gone");
    assertThat(kept()).isEqualTo(kept);
    assertThat(store.uploads().parts(upload, 0, 10).orElseThrow()).containsExactly(before);
  }

  @Test
  void of_two_that_complete_at_once_one_does() throws Exception {
    for (int round = 0; round < 20; round++) {
      MultipartUpload upload = store.uploads().begin(NAME, PROPERTIES);
      UploadedPart part = put(upload, 1, SECOND);
      var together = new CyclicBarrier(3);
      List<Future<Completion>> ends = new ArrayList<>();
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (int i = 0; i < 3; i++) {
          ends.add(
              threads.submit(() -> {
                together.await();
                return complete(upload, part);
              }));
        }
      }
      int completed = 0;
      for (Future<Completion> end : ends) {
        if (end.get() instanceof Completion.Completed) {
          completed++;
        } else {
          assertThat(end.get()).isEqualTo(new Completion.NoSuchUpload());
        }
      }
      assertThat(completed).isEqualTo(1);
    }
    assertThat(kept()).hasSize(1);
  }

  @Test
  void what_must_not_be_replaced_is_not_and_the_upload_stays() throws IOException {
    store.put(NAME, "text/plain", stream(LAST));
    MultipartUpload upload = store.uploads().begin(NAME, PROPERTIES);
    UploadedPart part = put(upload, 1, FIRST);
    List<PartName> parts = names(part);
    assertThatThrownBy(() -> store.uploads().complete(upload, parts, Overwrite.FORBIDDEN))
        .isInstanceOf(ObjectExistsException.class);
    assertThat(read(NAME)).isEqualTo(LAST);
    store.delete(NAME);
    completed(store.uploads().complete(upload, parts, Overwrite.FORBIDDEN));
    assertThat(read(NAME)).isEqualTo(FIRST);
    assertThat(kept()).hasSize(1);
  }

  @Test
  void an_upload_survives_reopening() throws IOException {
    MultipartUpload upload = store.uploads().begin(NAME, PROPERTIES);
    UploadedPart part = put(upload, 1, FIRST);
    store = reopen();
    assertThat(store.uploads().find(NAME, upload.id())).contains(upload);
    assertThat(store.uploads().parts(upload, 0, 10).orElseThrow()).containsExactly(part);
    completed(complete(upload, part));
    assertThat(read(NAME)).isEqualTo(FIRST);
  }

  @Test
  void uploads_that_nobody_ends_are_given_up_after_seven_days() throws IOException {
    MultipartUpload old = store.uploads().begin(NAME, PROPERTIES);
    put(old, 1, FIRST);
    clock.advance(Duration.ofDays(1));
    MultipartUpload young = store.uploads().begin(NAME, PROPERTIES);
    var abandoned = new AbandonedUploads(store.uploads(), clock);
    clock.advance(Duration.ofDays(6));
    abandoned.look();
    assertThat(store.uploads().list(DEMO, "")).hasSize(2);
    clock.advance(Duration.ofMillis(1));
    abandoned.look();
    assertThat(store.uploads().list(DEMO, "")).containsExactly(young);
    assertThat(kept()).isEmpty();
    abandoned.close();
  }

  @Test
  void uploads_are_listed_by_the_bytes_of_their_keys() throws IOException {
    for (String key : List.of("b", "\uD83D\uDE00", "a/2", "\uFF5E", "a/1")) {
      store.uploads().begin(new ObjectName(DEMO, key), PROPERTIES);
    }
    store.uploads().begin(new ObjectName(new BucketId("cn-beijing", "demo"), "c"), PROPERTIES);
    assertThat(store.uploads().list(DEMO, ""))
        .extracting(upload -> upload.name().key())
        .containsExactly("a/1", "a/2", "b", "\uFF5E", "\uD83D\uDE00");
    assertThat(store.uploads().list(DEMO, "a/")).hasSize(2);
  }

  protected UploadedPart put(MultipartUpload upload, int number, byte[] bytes) throws IOException {
    return store.uploads().put(upload, number, stream(bytes)).orElseThrow();
  }

  protected Completion complete(MultipartUpload upload, UploadedPart... parts) throws IOException {
    return store.uploads().complete(upload, names(parts), Overwrite.ALLOWED);
  }

  private static List<PartName> names(UploadedPart... parts) {
    return Stream.of(parts).map(part -> new PartName(part.number(), part.tag())).toList();
  }

  protected static StoredObject completed(Completion end) {
    assertThat(end).isInstanceOf(Completion.Completed.class);
    return ((Completion.Completed) end).object();
  }

  protected byte[] read(ObjectName name) throws IOException {
    try (ObjectContent content = store.open(name).orElseThrow()) {
      return content.from(0).readAllBytes();
    }
  }

  protected static InputStream stream(byte[] bytes) {
    return new ByteArrayInputStream(bytes);
  }

  private static byte[] bytes(int seed, int length) {
    byte[] bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  private static byte[] join(byte[]... pieces) {
    var whole = new ByteArrayOutputStream();
    for (byte[] piece : pieces) {
      whole.writeBytes(piece);
    }
    return whole.toByteArray();
  }

  private static byte[] md5(byte[] bytes) throws Exception {
    return MessageDigest.getInstance("MD5").digest(bytes);
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().withUpperCase().formatHex(bytes);
  }
}
