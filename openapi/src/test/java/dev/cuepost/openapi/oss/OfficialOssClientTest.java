package dev.cuepost.openapi.oss;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aliyun.oss.OSS;
import com.aliyun.oss.OSSClientBuilder;
import com.aliyun.oss.OSSException;
import com.aliyun.oss.model.CannedAccessControlList;
import com.aliyun.oss.model.CreateBucketRequest;
import com.aliyun.oss.model.GetObjectRequest;
import com.aliyun.oss.model.ListObjectsRequest;
import com.aliyun.oss.model.OSSObject;
import com.aliyun.oss.model.OSSObjectSummary;
import com.aliyun.oss.model.ObjectListing;
import com.aliyun.oss.model.ObjectMetadata;
import com.aliyun.oss.model.PutObjectResult;
import dev.cuepost.identity.AccessKey;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The official Java client, unchanged, against the object face. It signs with the real time. */
class OfficialOssClientTest {
  private static final String MD5_OF_HELLO = "5D41402ABC4B2A76B9719D911017C592";

  @TempDir private Path directory;
  private ObjectFace face;
  private OSS owner;
  private OSS stranger;

  @BeforeEach
  void start() throws IOException {
    face = ObjectFace.start(directory, InstantSource.system());
    owner = client(ObjectFace.OWNER);
    stranger = client(ObjectFace.STRANGER);
  }

  @AfterEach
  void stop() {
    owner.shutdown();
    stranger.shutdown();
    face.close();
  }

  @Test
  void a_stream_is_put_and_comes_back() throws IOException {
    PutObjectResult put = owner.putObject("private-one", "clips/a b+中.mp4", stream("hello"));
    assertThat(put.getETag()).isEqualTo(MD5_OF_HELLO);
    assertThat(put.getRequestId()).matches("[0-9A-F]{32}");
    assertThat(put.getServerCRC()).isEqualTo(put.getClientCRC()).isNotNull();
    OSSObject got = owner.getObject("private-one", "clips/a b+中.mp4");
    assertThat(text(got)).isEqualTo("hello");
    assertThat(got.getObjectMetadata().getContentType()).isEqualTo("video/mp4");
    assertThat(got.getObjectMetadata().getContentLength()).isEqualTo(5);
  }

  @Test
  void a_file_of_many_megabytes_is_put_and_comes_back() throws IOException {
    byte[] bytes = new byte[20_000_003];
    new Random(7).nextBytes(bytes);
    Path file = Files.write(directory.resolve("source.bin"), bytes);
    owner.putObject("private-one", "big.bin", file.toFile());
    Path copy = directory.resolve("copy.bin");
    owner.getObject(new GetObjectRequest("private-one", "big.bin"), copy.toFile());
    assertThat(Files.mismatch(file, copy)).isEqualTo(-1);
  }

  @Test
  void an_empty_object_is_an_object() throws IOException {
    owner.putObject("private-one", "empty", stream(""));
    assertThat(text(owner.getObject("private-one", "empty"))).isEmpty();
  }

  @Test
  void a_range_of_an_object_comes_back() throws IOException {
    owner.putObject("private-one", "a", stream("0123456789"));
    var request = new GetObjectRequest("private-one", "a");
    request.setRange(2, 4);
    assertThat(text(owner.getObject(request))).isEqualTo("234");
    request.setRange(7, -1);
    assertThat(text(owner.getObject(request))).isEqualTo("789");
    request.setRange(-1, 3);
    assertThat(text(owner.getObject(request))).isEqualTo("789");
  }

  @Test
  void the_head_of_an_object_tells_about_it() {
    owner.putObject("private-one", "a.txt", stream("hello"));
    ObjectMetadata head = owner.getObjectMetadata("private-one", "a.txt");
    assertThat(head.getContentLength()).isEqualTo(5);
    assertThat(head.getETag()).isEqualTo(MD5_OF_HELLO);
    assertThat(head.getContentType()).isEqualTo("text/plain");
    assertThat(head.getLastModified()).isNotNull();
    assertThat(owner.doesObjectExist("private-one", "a.txt")).isTrue();
    assertThat(owner.doesObjectExist("private-one", "b.txt")).isFalse();
  }

  @Test
  void a_deleted_object_is_gone_and_deleting_again_is_no_error() {
    owner.putObject("private-one", "a", stream("hello"));
    owner.deleteObject("private-one", "a");
    owner.deleteObject("private-one", "a");
    assertError(() -> owner.getObject("private-one", "a"), "NoSuchKey");
  }

  @Test
  void a_bucket_is_created_and_used() throws IOException {
    assertThat(owner.doesBucketExist("fresh-one")).isFalse();
    owner.createBucket("fresh-one");
    owner.createBucket("fresh-one");
    assertThat(owner.doesBucketExist("fresh-one")).isTrue();
    owner.putObject("fresh-one", "a", stream("hello"));
    assertThat(text(owner.getObject("fresh-one", "a"))).isEqualTo("hello");
    assertError(() -> stranger.getObject("fresh-one", "a"), "AccessDenied");
  }

  @Test
  void a_public_bucket_may_be_read_but_not_written_by_others() throws IOException {
    var request = new CreateBucketRequest("open-one");
    request.setCannedACL(CannedAccessControlList.PublicRead);
    owner.createBucket(request);
    assertThat(owner.getBucketAcl("open-one").getCannedACL())
        .isEqualTo(CannedAccessControlList.PublicRead);
    owner.putObject("open-one", "a", stream("hello"));
    assertThat(text(stranger.getObject("open-one", "a"))).isEqualTo("hello");
    assertError(() -> stranger.putObject("open-one", "a", stream("mine")), "AccessDenied");
    assertError(() -> stranger.deleteObject("open-one", "a"), "AccessDenied");
    assertError(() -> stranger.listObjects("open-one"), "AccessDenied");
    assertThat(text(owner.getObject("open-one", "a"))).isEqualTo("hello");
  }

  @Test
  void the_name_of_anothers_bucket_is_taken() {
    assertError(() -> stranger.createBucket("private-one"), "BucketAlreadyExists");
  }

  @Test
  void errors_have_the_documented_codes() {
    assertError(() -> owner.getObject("no-such-bucket", "a"), "NoSuchBucket");
    assertError(() -> owner.putObject("no-such-bucket", "a", stream("x")), "NoSuchBucket");
    assertError(() -> owner.getObject("private-one", "a"), "NoSuchKey");
    OSS unknown = client(new AccessKey("LTAInobody", "x", "0"));
    assertError(() -> unknown.getObject("private-one", "a"), "InvalidAccessKeyId");
    unknown.shutdown();
    OSS wrong = client(new AccessKey(ObjectFace.OWNER.id(), "x", "0"));
    assertError(() -> wrong.putObject("private-one", "a", stream("x")), "SignatureDoesNotMatch");
    wrong.shutdown();
  }

  @Test
  void an_error_is_told_to_a_head_too() {
    assertError(() -> owner.getObjectMetadata("private-one", "nothing"), "NoSuchKey");
    assertError(() -> owner.getSimplifiedObjectMeta("no-such-bucket", "a"), "NoSuchBucket");
  }

  @Test
  void the_head_of_an_object_tells_its_md5() {
    owner.putObject("private-one", "a", stream("hello"));
    assertThat(owner.getObjectMetadata("private-one", "a").getContentMD5())
        .isEqualTo("XUFAKrxLKna5cZ2REBfFkg==");
  }

  @Test
  void a_right_content_md5_is_taken_and_a_wrong_one_stores_nothing() {
    var right = new ObjectMetadata();
    right.setContentMD5("XUFAKrxLKna5cZ2REBfFkg==");
    owner.putObject("private-one", "a", stream("hello"), right);
    assertError(() -> owner.putObject("private-one", "a", stream("other"), right), "InvalidDigest");
    assertThat(owner.getObjectMetadata("private-one", "a").getETag()).isEqualTo(MD5_OF_HELLO);
  }

  @Test
  void objects_are_listed_in_pages_and_by_folder() {
    for (String key : new String[] {"a/1", "a/2", "b c", "中"}) {
      owner.putObject("private-one", key, stream("x"));
    }
    ObjectListing first = owner.listObjects(new ListObjectsRequest("private-one").withMaxKeys(2));
    assertThat(first.getObjectSummaries())
        .extracting(OSSObjectSummary::getKey)
        .containsExactly("a/1", "a/2");
    assertThat(first.isTruncated()).isTrue();
    ObjectListing second =
        owner.listObjects(new ListObjectsRequest("private-one").withMarker(first.getNextMarker()));
    assertThat(second.getObjectSummaries())
        .extracting(OSSObjectSummary::getKey)
        .containsExactly("b c", "中");
    assertThat(second.isTruncated()).isFalse();
    ObjectListing folders =
        owner.listObjects(new ListObjectsRequest("private-one").withDelimiter("/"));
    assertThat(folders.getCommonPrefixes()).containsExactly("a/");
    assertThat(folders.getObjectSummaries()).hasSize(2);
  }

  private OSS client(AccessKey key) {
    return new OSSClientBuilder().build(face.url(), key.id(), key.secret());
  }

  private static void assertError(ThrowingCallable call, String code) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            OSSException.class,
            e -> {
              assertThat(e.getErrorCode()).isEqualTo(code);
              assertThat(e.getRequestId()).matches("[0-9A-F]{32}");
              assertThat(e.getEC()).matches("[0-9]{4}-[0-9]{8}");
            });
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(UTF_8));
  }

  private static String text(OSSObject object) throws IOException {
    try (InputStream content = object.getObjectContent()) {
      return new String(content.readAllBytes(), UTF_8);
    }
  }
}
