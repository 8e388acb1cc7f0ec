package dev.cuepost.openapi.oss;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aliyun.oss.ClientBuilderConfiguration;
import com.aliyun.oss.OSS;
import com.aliyun.oss.OSSClientBuilder;
import com.aliyun.oss.OSSException;
import com.aliyun.oss.common.auth.DefaultCredentialProvider;
import com.aliyun.oss.common.comm.SignVersion;
import com.aliyun.oss.model.CopyObjectRequest;
import com.aliyun.oss.model.CopyObjectResult;
import com.aliyun.oss.model.DeleteObjectsRequest;
import com.aliyun.oss.model.GeneratePresignedUrlRequest;
import com.aliyun.oss.model.GetObjectRequest;
import com.aliyun.oss.model.ListObjectsV2Request;
import com.aliyun.oss.model.ListObjectsV2Result;
import com.aliyun.oss.model.OSSObject;
import com.aliyun.oss.model.OSSObjectSummary;
import com.aliyun.oss.model.ObjectMetadata;
import com.aliyun.oss.model.ResponseHeaderOverrides;
import com.aliyun.oss.model.SimplifiedObjectMeta;
import dev.cuepost.identity.AccessKey;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What goes with objects, copies and listings, with the official Java client, unchanged. */
class OfficialOssObjectsTest {
  private static final String BUCKET = "private-one";
  private static final String TAG_OF_HELLO = "5D41402ABC4B2A76B9719D911017C592";

  private final List<OSS> clients = new ArrayList<>();
  @TempDir private Path directory;
  private ObjectFace face;
  private OSS owner;

  @BeforeEach
  void start() throws IOException {
    face = ObjectFace.start(directory, InstantSource.system());
    owner = client(ObjectFace.OWNER, SignVersion.V1);
  }

  @AfterEach
  void stop() {
    clients.forEach(OSS::shutdown);
    face.close();
  }

  @ParameterizedTest
  @EnumSource(
      value = SignVersion.class,
      names = {"V1", "V4"})
  void headers_and_metadata_come_back_with_the_object(SignVersion version) throws IOException {
    OSS client = client(ObjectFace.OWNER, version);
    var metadata = new ObjectMetadata();
    metadata.setContentType("text/x-test; charset=utf-8");
    metadata.setCacheControl("no-cache");
    metadata.setContentDisposition("attachment; filename=\"a b.txt\"");
    metadata.setContentEncoding("utf-8");
    Date expires = Date.from(Instant.parse("2030-01-02T03:04:05Z"));
    metadata.setExpirationTime(expires);
    metadata.addUserMetadata("Title", "two  words; a=b");
    client.putObject(BUCKET, "a", stream("hello"), metadata);
    ObjectMetadata head = client.getObjectMetadata(BUCKET, "a");
    OSSObject got = client.getObject(BUCKET, "a");
    assertThat(text(got)).isEqualTo("hello");
    for (ObjectMetadata told : List.of(head, got.getObjectMetadata())) {
      assertThat(told.getContentType()).isEqualTo("text/x-test; charset=utf-8");
      assertThat(told.getCacheControl()).isEqualTo("no-cache");
      assertThat(told.getContentDisposition()).isEqualTo("attachment; filename=\"a b.txt\"");
      assertThat(told.getContentEncoding()).isEqualTo("utf-8");
      assertThat(told.getRawExpiresValue()).isEqualTo("Wed, 02 Jan 2030 03:04:05 GMT");
      assertThat(told.getUserMetadata()).containsEntry("title", "two  words; a=b");
      assertThat(told.getServerCRC()).isNotNull();
    }
  }

  @Test
  void the_short_meta_of_an_object_tells_its_version_alone() {
    var metadata = new ObjectMetadata();
    metadata.addUserMetadata("title", "x");
    owner.putObject(BUCKET, "a", stream("hello"), metadata);
    SimplifiedObjectMeta meta = owner.getSimplifiedObjectMeta(BUCKET, "a");
    assertThat(meta.getETag()).isEqualTo(TAG_OF_HELLO);
    assertThat(meta.getSize()).isEqualTo(5);
    assertThat(meta.getLastModified()).isNotNull();
    assertThat(meta.getHeaders()).doesNotContainKey("x-oss-meta-title");
  }

  @Test
  void conditions_decide_whether_an_object_is_read() throws IOException {
    owner.putObject(BUCKET, "a", stream("hello"));
    Date past = Date.from(InstantSource.system().instant().minus(1, ChronoUnit.HOURS));
    Date future = Date.from(InstantSource.system().instant().plus(1, ChronoUnit.HOURS));

    assertThat(
            text(
                owner.getObject(
                    reading(r -> r.setMatchingETagConstraints(List.of("x", TAG_OF_HELLO))))))
        .isEqualTo("hello");
    assertThat(text(owner.getObject(reading(r -> r.setModifiedSinceConstraint(past)))))
        .isEqualTo("hello");
    assertThat(text(owner.getObject(reading(r -> r.setUnmodifiedSinceConstraint(future)))))
        .isEqualTo("hello");
    assertError(
        () -> owner.getObject(reading(r -> r.setMatchingETagConstraints(List.of("x")))),
        "PreconditionFailed");
    assertError(
        () -> owner.getObject(reading(r -> r.setUnmodifiedSinceConstraint(past))),
        "PreconditionFailed");
    assertError(
        () -> owner.getObject(reading(r -> r.setNonmatchingETagConstraints(List.of(TAG_OF_HELLO)))),
        "NotModified");
    assertError(
        () -> owner.getObject(reading(r -> r.setModifiedSinceConstraint(future))), "NotModified");
  }

  private interface Constraint {
    void set(GetObjectRequest request);
  }

  private static GetObjectRequest reading(Constraint constraint) {
    var request = new GetObjectRequest(BUCKET, "a");
    constraint.set(request);
    return request;
  }

  @Test
  void a_copy_keeps_or_replaces_what_goes_with_its_source() throws IOException {
    var metadata = new ObjectMetadata();
    metadata.setContentType("text/x-test");
    metadata.addUserMetadata("of", "source");
    owner.putObject("public-one", "dir/a +中", stream("hello"), metadata);
    CopyObjectResult copied = owner.copyObject("public-one", "dir/a +中", BUCKET, "copy");
    assertThat(copied.getETag()).isEqualTo(TAG_OF_HELLO);
    assertThat(copied.getLastModified()).isNotNull();
    ObjectMetadata kept = owner.getObjectMetadata(BUCKET, "copy");
    assertThat(kept.getContentType()).isEqualTo("text/x-test");
    assertThat(kept.getUserMetadata()).containsExactly(Map.entry("of", "source"));

    var others = new ObjectMetadata();
    others.setContentType("text/y-test");
    others.addUserMetadata("of", "copy");
    var replacing = new CopyObjectRequest("public-one", "dir/a +中", BUCKET, "copy");
    replacing.setNewObjectMetadata(others);
    owner.copyObject(replacing);
    ObjectMetadata replaced = owner.getObjectMetadata(BUCKET, "copy");
    assertThat(replaced.getContentType()).isEqualTo("text/y-test");
    assertThat(replaced.getUserMetadata()).containsExactly(Map.entry("of", "copy"));
    owner.deleteObject("public-one", "dir/a +中");
    assertThat(text(owner.getObject(BUCKET, "copy"))).isEqualTo("hello");
  }

  @Test
  void an_object_copied_onto_itself_gets_other_metadata() throws IOException {
    owner.putObject(BUCKET, "a", stream("hello"));
    var metadata = new ObjectMetadata();
    metadata.addUserMetadata("state", "done");
    var request = new CopyObjectRequest(BUCKET, "a", BUCKET, "a");
    request.setNewObjectMetadata(metadata);
    owner.copyObject(request);
    assertThat(owner.getObjectMetadata(BUCKET, "a").getUserMetadata())
        .containsExactly(Map.entry("state", "done"));
    assertThat(text(owner.getObject(BUCKET, "a"))).isEqualTo("hello");
    assertThat(files()).hasSize(2);
  }

  @Test
  void conditions_decide_whether_an_object_is_copied() {
    owner.putObject(BUCKET, "a", stream("hello"));
    Date past = Date.from(InstantSource.system().instant().minus(1, ChronoUnit.HOURS));
    Date future = Date.from(InstantSource.system().instant().plus(1, ChronoUnit.HOURS));
    var matching = new CopyObjectRequest(BUCKET, "a", BUCKET, "copy");
    matching.setMatchingETagConstraints(List.of("x"));
    assertError(() -> owner.copyObject(matching), "PreconditionFailed");
    var unmodified = new CopyObjectRequest(BUCKET, "a", BUCKET, "copy");
    unmodified.setUnmodifiedSinceConstraint(past);
    assertError(() -> owner.copyObject(unmodified), "PreconditionFailed");
    var known = new CopyObjectRequest(BUCKET, "a", BUCKET, "copy");
    known.setNonmatchingETagConstraints(List.of(TAG_OF_HELLO));
    assertError(() -> owner.copyObject(known), "NotModified");
    var modified = new CopyObjectRequest(BUCKET, "a", BUCKET, "copy");
    modified.setModifiedSinceConstraint(future);
    assertError(() -> owner.copyObject(modified), "NotModified");
    assertThat(owner.doesObjectExist(BUCKET, "copy")).isFalse();
    modified.setModifiedSinceConstraint(past);
    owner.copyObject(modified);
    assertThat(owner.doesObjectExist(BUCKET, "copy")).isTrue();
  }

  @Test
  void a_stranger_copies_only_what_is_public_into_what_is_theirs() {
    owner.putObject(BUCKET, "a", stream("hello"));
    owner.putObject("public-one", "a", stream("hello"));
    OSS stranger = client(ObjectFace.STRANGER, SignVersion.V1);
    stranger.createBucket("their-one");
    assertError(() -> stranger.copyObject(BUCKET, "a", "their-one", "a"), "AccessDenied");
    assertError(() -> stranger.copyObject("public-one", "a", "public-one", "b"), "AccessDenied");
    stranger.copyObject("public-one", "a", "their-one", "a");
    assertThat(stranger.doesObjectExist("their-one", "a")).isTrue();
    assertError(() -> owner.copyObject("no-such-one", "a", BUCKET, "b"), "NoSuchBucket");
    assertError(() -> owner.copyObject(BUCKET, "nothing", BUCKET, "b"), "NoSuchKey");
  }

  @Test
  void what_must_not_be_overwritten_is_not() throws IOException {
    Map<String, String> once = Map.of("x-oss-forbid-overwrite", "true");
    var metadata = new ObjectMetadata();
    metadata.setHeader("x-oss-forbid-overwrite", "true");
    owner.putObject(BUCKET, "a", stream("hello"), metadata);
    assertError(() -> owner.putObject(BUCKET, "a", stream("other"), metadata), "FileAlreadyExists");
    owner.putObject(BUCKET, "b", stream("other"));
    var copy = new CopyObjectRequest(BUCKET, "b", BUCKET, "a");
    copy.setHeaders(once);
    assertError(() -> owner.copyObject(copy), "FileAlreadyExists");
    assertThat(text(owner.getObject(BUCKET, "a"))).isEqualTo("hello");
    metadata.setHeader("x-oss-forbid-overwrite", "false");
    owner.putObject(BUCKET, "a", stream("other"), metadata);
    assertThat(text(owner.getObject(BUCKET, "a"))).isEqualTo("other");
  }

  @ParameterizedTest
  @EnumSource(
      value = SignVersion.class,
      names = {"V1", "V4"})
  void a_signed_address_may_name_the_headers_of_its_answer(SignVersion version) throws IOException {
    OSS client = client(ObjectFace.OWNER, version);
    client.putObject(BUCKET, "a", stream("hello"));
    var overrides = new ResponseHeaderOverrides();
    overrides.setContentType("video/mp4");
    overrides.setContentDisposition("attachment; filename=\"x y.mp4\"");
    overrides.setCacheControl("no-store");
    overrides.setExpires("0");
    overrides.setContentEncoding("identity");
    overrides.setContentLangauge("zh-CN");
    var request = new GeneratePresignedUrlRequest(BUCKET, "a");
    request.setExpiration(Date.from(InstantSource.system().instant().plusSeconds(60)));
    request.setResponseHeaders(overrides);
    URL url = client.generatePresignedUrl(request);
    URLConnection answer = url.openConnection();
    assertThat(answer.getContentType()).isEqualTo("video/mp4");
    assertThat(answer.getHeaderField("Content-Disposition"))
        .isEqualTo("attachment; filename=\"x y.mp4\"");
    assertThat(answer.getHeaderField("Cache-Control")).isEqualTo("no-store");
    assertThat(answer.getHeaderField("Expires")).isEqualTo("0");
    assertThat(answer.getHeaderField("Content-Encoding")).isEqualTo("identity");
    assertThat(answer.getHeaderField("Content-Language")).isEqualTo("zh-CN");
    assertThat(answer.getInputStream().readAllBytes()).isEqualTo("hello".getBytes(UTF_8));

    var get = new GetObjectRequest(BUCKET, "a");
    get.setResponseHeaders(overrides);
    assertThat(client.getObject(get).getObjectMetadata().getContentType()).isEqualTo("video/mp4");
    assertThat(client.getObjectMetadata(BUCKET, "a").getContentType()).isNotEqualTo("video/mp4");
  }

  @ParameterizedTest
  @EnumSource(
      value = SignVersion.class,
      names = {"V1", "V4"})
  void a_limit_of_traffic_is_passed_over_in_addresses_too(SignVersion version) throws IOException {
    OSS client = client(ObjectFace.OWNER, version);
    client.putObject(BUCKET, "a", stream("hello"));
    var request = new GeneratePresignedUrlRequest(BUCKET, "a");
    request.setExpiration(Date.from(InstantSource.system().instant().plusSeconds(60)));
    request.setTrafficLimit(819_200);
    try (InputStream got = client.generatePresignedUrl(request).openStream()) {
      assertThat(got.readAllBytes()).isEqualTo("hello".getBytes(UTF_8));
    }
  }

  @Test
  void many_objects_are_deleted_at_once() {
    List<String> keys = List.of("a", "b c", "dir/中", "<&>\"'", "never");
    for (String key : keys.subList(0, 4)) {
      owner.putObject(BUCKET, key, stream("x"));
    }
    owner.putObject(BUCKET, "stays", stream("x"));
    var request = new DeleteObjectsRequest(BUCKET).withKeys(keys);
    assertThat(owner.deleteObjects(request).getDeletedObjects())
        .containsExactlyInAnyOrderElementsOf(keys);
    for (String key : keys) {
      assertThat(owner.doesObjectExist(BUCKET, key)).isFalse();
    }
    assertThat(owner.doesObjectExist(BUCKET, "stays")).isTrue();
    var quiet = new DeleteObjectsRequest(BUCKET).withKeys(List.of("stays")).withQuiet(true);
    assertThat(owner.deleteObjects(quiet).getDeletedObjects()).isEmpty();
    assertThat(owner.doesObjectExist(BUCKET, "stays")).isFalse();
    OSS stranger = client(ObjectFace.STRANGER, SignVersion.V1);
    assertError(
        () -> stranger.deleteObjects(new DeleteObjectsRequest("public-one").withKeys(keys)),
        "AccessDenied");
  }

  @Test
  void objects_are_listed_by_version_two_in_pages_and_by_folder() {
    for (String key : new String[] {"a/1", "a/2", "b c", "d", "中"}) {
      owner.putObject(BUCKET, key, stream("x"));
    }
    var request = new ListObjectsV2Request(BUCKET).withMaxKeys(2);
    List<String> found = new ArrayList<>();
    for (int left = 5; left > 0; left -= 2) {
      ListObjectsV2Result page = owner.listObjectsV2(request);
      assertThat(page.isTruncated()).isEqualTo(left > 2);
      assertThat(page.getKeyCount()).isEqualTo(Math.min(left, 2));
      page.getObjectSummaries().forEach(object -> found.add(object.getKey()));
      request.setContinuationToken(page.getNextContinuationToken());
    }
    assertThat(found).containsExactly("a/1", "a/2", "b c", "d", "中");

    var folders = new ListObjectsV2Request(BUCKET).withDelimiter("/").withMaxKeys(1);
    ListObjectsV2Result first = owner.listObjectsV2(folders);
    assertThat(first.getCommonPrefixes()).containsExactly("a/");
    assertThat(first.getObjectSummaries()).isEmpty();
    folders.setContinuationToken(first.getNextContinuationToken());
    assertThat(owner.listObjectsV2(folders).getObjectSummaries())
        .extracting(OSSObjectSummary::getKey)
        .containsExactly("b c");

    var behind = new ListObjectsV2Request(BUCKET).withStartAfter("b c");
    behind.setFetchOwner(true);
    ListObjectsV2Result owned = owner.listObjectsV2(behind);
    assertThat(owned.getObjectSummaries())
        .extracting(OSSObjectSummary::getKey)
        .containsExactly("d", "中");
    assertThat(owned.getStartAfter()).isEqualTo("b c");
    assertThat(owned.getObjectSummaries().getFirst().getOwner().getId())
        .isEqualTo(ObjectFace.OWNER.account());
    assertThat(owner.listObjectsV2(BUCKET, "a/").getObjectSummaries())
        .extracting(OSSObjectSummary::getOwner)
        .containsOnlyNulls();
    assertError(
        () ->
            owner.listObjectsV2(new ListObjectsV2Request(BUCKET).withContinuationToken("not/ours")),
        "InvalidArgument");
  }

  private OSS client(AccessKey key, SignVersion version) {
    var configuration = new ClientBuilderConfiguration();
    configuration.setSignatureVersion(version);
    OSS client =
        OSSClientBuilder.create()
            .endpoint(face.url())
            .credentialsProvider(new DefaultCredentialProvider(key.id(), key.secret()))
            .clientConfiguration(configuration)
            .region("cn-shanghai")
            .build();
    clients.add(client);
    return client;
  }

  private static void assertError(ThrowingCallable call, String code) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            OSSException.class, e -> assertThat(e.getErrorCode()).isEqualTo(code));
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(UTF_8));
  }

  private static String text(OSSObject object) throws IOException {
    try (InputStream content = object.getObjectContent()) {
      return new String(content.readAllBytes(), UTF_8);
    }
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(directory.resolve("objects"))) {
      return files.filter(Files::isRegularFile).toList();
    }
  }
}
