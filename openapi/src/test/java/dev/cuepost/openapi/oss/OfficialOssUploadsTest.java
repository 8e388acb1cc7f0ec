package dev.cuepost.openapi.oss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aliyun.oss.ClientBuilderConfiguration;
import com.aliyun.oss.OSS;
import com.aliyun.oss.OSSClientBuilder;
import com.aliyun.oss.OSSException;
import com.aliyun.oss.common.auth.DefaultCredentialProvider;
import com.aliyun.oss.common.comm.SignVersion;
import com.aliyun.oss.model.AbortMultipartUploadRequest;
import com.aliyun.oss.model.CompleteMultipartUploadRequest;
import com.aliyun.oss.model.CompleteMultipartUploadResult;
import com.aliyun.oss.model.DownloadFileRequest;
import com.aliyun.oss.model.InitiateMultipartUploadRequest;
import com.aliyun.oss.model.ListMultipartUploadsRequest;
import com.aliyun.oss.model.ListPartsRequest;
import com.aliyun.oss.model.MultipartUpload;
import com.aliyun.oss.model.MultipartUploadListing;
import com.aliyun.oss.model.ObjectMetadata;
import com.aliyun.oss.model.PartETag;
import com.aliyun.oss.model.PartListing;
import com.aliyun.oss.model.PartSummary;
import com.aliyun.oss.model.UploadFileRequest;
import com.aliyun.oss.model.UploadFileResult;
import com.aliyun.oss.model.UploadPartCopyRequest;
import com.aliyun.oss.model.UploadPartCopyResult;
import com.aliyun.oss.model.UploadPartRequest;
import com.aliyun.oss.model.UploadPartResult;
import dev.cuepost.identity.AccessKey;
import dev.cuepost.identity.policy.AccessRequest;
import dev.cuepost.identity.policy.Decision;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Uploads by parts, and what resumes them, with the official Java client, unchanged. */
class OfficialOssUploadsTest {
  private static final String BUCKET = "private-one";
  private static final int PART = 100 * 1024;
  private static final byte[] FILE = new byte[3_000_001];

  static {
    new Random(11).nextBytes(FILE);
  }

  private final List<OSS> clients = new ArrayList<>();
  private final Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();
  @TempDir private Path directory;
  private volatile int allowed;
  private ObjectFace face;
  private OSS owner;

  @BeforeEach
  void start() throws IOException {
    allowed = Integer.MAX_VALUE;
    asked.clear();
    face = ObjectFace.start(directory, InstantSource.system(), (_, request) -> decide(request));
    owner = client(ObjectFace.OWNER, SignVersion.V1);
  }

  @AfterEach
  void stop() {
    clients.forEach(OSS::shutdown);
    clients.clear();
    face.close();
  }

  /** Counts what is asked, and allows so much of each action. */
  private Decision decide(AccessRequest request) {
    int count = asked.computeIfAbsent(request.action(), _ -> new AtomicInteger()).incrementAndGet();
    return count <= allowed ? Decision.ALLOWED : Decision.DENIED_IMPLICITLY;
  }

  private int askedFor(String action) {
    return asked.getOrDefault(action, new AtomicInteger()).get();
  }

  @ParameterizedTest
  @EnumSource(
      value = SignVersion.class,
      names = {"V1", "V4"})
  void parts_become_an_object(SignVersion version) throws Exception {
    OSS client = client(ObjectFace.OWNER, version);
    var metadata = new ObjectMetadata();
    metadata.setContentType("video/x-test");
    metadata.setCacheControl("max-age=60");
    metadata.addUserMetadata("Project", "a b");
    var begin = new InitiateMultipartUploadRequest(BUCKET, "clips/a b+中.mp4", metadata);
    String id = client.initiateMultipartUpload(begin).getUploadId();

    List<PartETag> parts = new ArrayList<>();
    for (int number = 1; (number - 1) * PART < FILE.length; number++) {
      UploadPartResult part = client.uploadPart(part("clips/a b+中.mp4", id, number));
      assertThat(part.getServerCRC()).isEqualTo(part.getClientCRC()).isNotNull();
      parts.add(part.getPartETag());
    }
    Collections.shuffle(parts, new Random(1)); // the client sorts them
    assertThat(client.doesObjectExist(BUCKET, "clips/a b+中.mp4")).isFalse();

    CompleteMultipartUploadResult completed =
        client.completeMultipartUpload(
            new CompleteMultipartUploadRequest(BUCKET, "clips/a b+中.mp4", id, parts));
    assertThat(completed.getETag()).matches("[0-9A-F]{32}-30");
    assertThat(completed.getServerCRC()).isEqualTo(completed.getClientCRC()).isNotNull();
    assertThat(completed.getKey()).isEqualTo("clips/a b+中.mp4");
    assertThat(completed.getLocation()).startsWith(face.url() + "/private-one/clips/");
    ObjectMetadata head = client.getObjectMetadata(BUCKET, "clips/a b+中.mp4");
    assertThat(head.getETag()).isEqualTo(completed.getETag());
    assertThat(head.getContentType()).isEqualTo("video/x-test");
    assertThat(head.getCacheControl()).isEqualTo("max-age=60");
    assertThat(head.getUserMetadata()).containsExactly(Map.entry("project", "a b"));
    assertThat(head.getServerCRC()).isEqualTo(completed.getServerCRC());
    try (InputStream content = client.getObject(BUCKET, "clips/a b+中.mp4").getObjectContent()) {
      assertThat(content.readAllBytes()).isEqualTo(FILE);
    }
    assertError(() -> client.uploadPart(part("clips/a b+中.mp4", id, 1)), "NoSuchUpload");
    assertThat(files()).hasSize(2);
  }

  @Test
  void a_temporary_key_uploads_by_parts() {
    OSS temporary = client(ObjectFace.TEMPORARY, SignVersion.V4);
    String id = begin(temporary, "a");
    PartETag part = temporary.uploadPart(part("a", id, 1)).getPartETag();
    temporary.completeMultipartUpload(
        new CompleteMultipartUploadRequest(BUCKET, "a", id, new ArrayList<>(List.of(part))));
    assertThat(owner.getObjectMetadata(BUCKET, "a").getContentLength()).isEqualTo(PART);
  }

  @Test
  void parts_are_listed_in_pages() {
    String id = begin(owner, "dir/a b");
    for (int number : new int[] {30, 2, 7}) {
      owner.uploadPart(part("dir/a b", id, number));
    }
    var request = new ListPartsRequest(BUCKET, "dir/a b", id);
    request.setMaxParts(2);
    PartListing first = owner.listParts(request);
    assertThat(first.getParts()).extracting(PartSummary::getPartNumber).containsExactly(2, 7);
    assertThat(first.getParts().getFirst().getSize()).isEqualTo(PART);
    assertThat(first.getParts().getFirst().getLastModified()).isNotNull();
    assertThat(first.getKey()).isEqualTo("dir/a b");
    assertThat(first.isTruncated()).isTrue();
    request.setPartNumberMarker(first.getNextPartNumberMarker());
    PartListing second = owner.listParts(request);
    assertThat(second.getParts()).extracting(PartSummary::getPartNumber).containsExactly(30);
    assertThat(second.getParts().getFirst().getETag()).matches("[0-9A-F]{32}");
    assertThat(second.isTruncated()).isFalse();
  }

  @Test
  void uploads_are_listed_in_pages_and_by_folder() {
    String one = begin(owner, "a/1");
    String two = begin(owner, "a/1");
    begin(owner, "a/2");
    begin(owner, "b c");
    begin(owner, "d");
    var request = new ListMultipartUploadsRequest(BUCKET);
    List<String> found = new ArrayList<>();
    for (int left = 5; left > 0; left--) {
      request.setMaxUploads(1);
      MultipartUploadListing page = owner.listMultipartUploads(request);
      assertThat(page.isTruncated()).isEqualTo(left > 1);
      assertThat(page.getMultipartUploads()).hasSize(1);
      MultipartUpload upload = page.getMultipartUploads().getFirst();
      assertThat(upload.getInitiated()).isNotNull();
      found.add(upload.getKey() + " " + upload.getUploadId());
      request.setKeyMarker(page.getNextKeyMarker());
      request.setUploadIdMarker(page.getNextUploadIdMarker());
    }
    assertThat(found).hasSize(5).isSorted().doesNotHaveDuplicates();
    assertThat(found).contains("a/1 " + one, "a/1 " + two);

    var folders = new ListMultipartUploadsRequest(BUCKET);
    folders.setDelimiter("/");
    folders.setMaxUploads(2);
    MultipartUploadListing listing = owner.listMultipartUploads(folders);
    assertThat(listing.getCommonPrefixes()).containsExactly("a/");
    assertThat(listing.getMultipartUploads())
        .extracting(MultipartUpload::getKey)
        .containsExactly("b c");
    folders.setKeyMarker(listing.getNextKeyMarker());
    folders.setUploadIdMarker(listing.getNextUploadIdMarker());
    listing = owner.listMultipartUploads(folders);
    assertThat(listing.getCommonPrefixes()).isEmpty();
    assertThat(listing.getMultipartUploads())
        .extracting(MultipartUpload::getKey)
        .containsExactly("d");
    var below = new ListMultipartUploadsRequest(BUCKET);
    below.setPrefix("a/");
    assertThat(owner.listMultipartUploads(below).getMultipartUploads()).hasSize(3);
  }

  @Test
  void an_aborted_upload_is_gone_and_leaves_nothing() throws IOException {
    String id = begin(owner, "a");
    owner.uploadPart(part("a", id, 1));
    owner.abortMultipartUpload(new AbortMultipartUploadRequest(BUCKET, "a", id));
    assertThat(files()).isEmpty();
    assertError(
        () -> owner.abortMultipartUpload(new AbortMultipartUploadRequest(BUCKET, "a", id)),
        "NoSuchUpload");
    assertError(() -> owner.listParts(new ListPartsRequest(BUCKET, "a", id)), "NoSuchUpload");
    assertError(
        () ->
            owner.completeMultipartUpload(
                new CompleteMultipartUploadRequest(
                    BUCKET, "a", id, new ArrayList<>(List.of(new PartETag(1, "0".repeat(32)))))),
        "NoSuchUpload");
  }

  @Test
  void another_account_cannot_use_an_upload_by_its_id() {
    String id = begin(owner, "a");
    owner.uploadPart(part("a", id, 1));
    OSS stranger = client(ObjectFace.STRANGER, SignVersion.V1);
    assertError(() -> stranger.uploadPart(part("a", id, 2)), "AccessDenied");
    assertError(() -> stranger.listParts(new ListPartsRequest(BUCKET, "a", id)), "AccessDenied");
    assertError(
        () -> stranger.abortMultipartUpload(new AbortMultipartUploadRequest(BUCKET, "a", id)),
        "AccessDenied");
    stranger.createBucket("their-one");
    assertError(
        () -> stranger.listParts(new ListPartsRequest("their-one", "a", id)), "NoSuchUpload");
    assertThat(owner.listParts(new ListPartsRequest(BUCKET, "a", id)).getParts()).hasSize(1);
  }

  @Test
  void parts_that_are_wrong_are_refused_by_their_codes() throws Exception {
    String id = begin(owner, "a");
    PartETag first = owner.uploadPart(part("a", id, 1)).getPartETag();
    PartETag small = owner.uploadPart(part("a", id, 2, new byte[PART - 1])).getPartETag();
    PartETag last = owner.uploadPart(part("a", id, 3)).getPartETag();
    assertError(() -> complete("a", id, first, small, last), "EntityTooSmall");
    assertError(() -> complete("a", id, first, new PartETag(3, small.getETag())), "InvalidPart");
    assertError(() -> complete("a", id, first, new PartETag(4, first.getETag())), "InvalidPart");
    assertError(() -> complete("a", id, first, first), "InvalidPartOrder");
    UploadPartRequest spoiled = part("a", id, 3);
    spoiled.setMd5Digest(Base64.getEncoder().encodeToString(new byte[16]));
    assertError(() -> owner.uploadPart(spoiled), "InvalidDigest");
    assertThat(owner.doesObjectExist(BUCKET, "a")).isFalse();
    complete("a", id, first, last, owner.uploadPart(part("a", id, 4, new byte[1])).getPartETag());
    assertThat(owner.getObjectMetadata(BUCKET, "a").getContentLength()).isEqualTo(2 * PART + 1);
  }

  @Test
  void parts_are_copied_from_other_objects() throws IOException {
    owner.putObject("public-one", "source +中", new ByteArrayInputStream(FILE));
    String tag = owner.getObjectMetadata("public-one", "source +中").getETag();
    String id = begin(owner, "a");
    UploadPartCopyResult first = owner.uploadPartCopy(copy(id, 1, 500_000L, 200_000L));
    UploadPartCopyRequest matching = copy(id, 2, 0L, 1_000_000L);
    matching.setMatchingETagConstraints(List.of(tag));
    UploadPartCopyResult second = owner.uploadPartCopy(matching);
    UploadPartCopyRequest wrong = copy(id, 3, 0L, 1_000L);
    wrong.setMatchingETagConstraints(List.of("0".repeat(32)));
    assertError(() -> owner.uploadPartCopy(wrong), "PreconditionFailed");
    UploadPartCopyRequest known = copy(id, 3, 0L, 1_000L);
    known.setNonmatchingETagConstraints(List.of(tag));
    assertError(() -> owner.uploadPartCopy(known), "NotModified");
    UploadPartCopyRequest nothing = copy(id, 3, 0L, 1_000L);
    nothing.setSourceKey("nothing");
    assertError(() -> owner.uploadPartCopy(nothing), "NoSuchKey");

    complete("a", id, first.getPartETag(), second.getPartETag());
    try (InputStream content = owner.getObject(BUCKET, "a").getObjectContent()) {
      assertThat(content.readNBytes(200_000)).isEqualTo(Arrays.copyOfRange(FILE, 500_000, 700_000));
      assertThat(content.readAllBytes()).isEqualTo(Arrays.copyOf(FILE, 1_000_000));
    }
  }

  private static UploadPartCopyRequest copy(String id, int number, Long first, Long size) {
    return new UploadPartCopyRequest(
        "public-one", "source +中", BUCKET, "a", id, number, first, size);
  }

  @Test
  void an_upload_of_a_file_goes_on_where_it_broke_off_even_after_a_restart() throws Throwable {
    Path file = Files.write(directory.resolve("source.mp4"), FILE);
    allowed = 12; // one to begin, and eleven parts
    assertThatThrownBy(() -> owner.uploadFile(upload(file))).isInstanceOf(OSSException.class);
    assertThat(owner.listMultipartUploads(new ListMultipartUploadsRequest(BUCKET)))
        .satisfies(listing -> assertThat(listing.getMultipartUploads()).hasSize(1));
    assertThat(directory.resolve("upload.checkpoint")).exists();

    stop();
    start();
    UploadFileResult result = owner.uploadFile(upload(file));
    assertThat(askedFor("oss:PutObject")).isEqualTo(30 - 11 + 1); // what was missing, and the end
    assertThat(result.getMultipartUploadResult().getETag()).endsWith("-30");
    assertThat(owner.getObjectMetadata(BUCKET, "a.mp4").getContentType()).isEqualTo("video/mp4");
    try (InputStream content = owner.getObject(BUCKET, "a.mp4").getObjectContent()) {
      assertThat(content.readAllBytes()).isEqualTo(FILE);
    }
    assertThat(files()).hasSize(2);
  }

  @Test
  void a_file_is_uploaded_and_downloaded_with_its_checksums_compared() throws Throwable {
    Path file = Files.write(directory.resolve("source.mp4"), FILE);
    UploadFileResult result = owner.uploadFile(upload(file));
    assertThat(result.getMultipartUploadResult().getServerCRC())
        .isEqualTo(result.getMultipartUploadResult().getClientCRC())
        .isNotNull();
    Path target = directory.resolve("target.mp4");
    owner.downloadFile(download(target));
    assertThat(Files.mismatch(file, target)).isEqualTo(-1);
    assertThat(directory.resolve("upload.checkpoint")).doesNotExist();
    assertThat(directory.resolve("download.checkpoint")).doesNotExist();
  }

  private UploadFileRequest upload(Path file) {
    return new UploadFileRequest(
        BUCKET,
        "a.mp4",
        file.toString(),
        PART,
        3,
        true,
        directory.resolve("upload.checkpoint").toString());
  }

  @Test
  void a_download_of_a_file_goes_on_where_it_broke_off_even_after_a_restart() throws Throwable {
    owner.putObject(BUCKET, "a.mp4", new ByteArrayInputStream(FILE));
    Path target = directory.resolve("target.mp4");
    allowed = 12;
    assertThatThrownBy(() -> owner.downloadFile(download(target))).isInstanceOf(OSSException.class);
    int before = Math.min(askedFor("oss:GetObject"), allowed);
    assertThat(target).doesNotExist();

    stop();
    start();
    owner.downloadFile(download(target));
    assertThat(askedFor("oss:GetObject")).isLessThan(30).isGreaterThan(30 - before);
    assertThat(Files.readAllBytes(target)).isEqualTo(FILE);
  }

  @Test
  void a_download_does_not_mix_two_versions_of_an_object() throws Throwable {
    owner.putObject(BUCKET, "a.mp4", new ByteArrayInputStream(FILE));
    Path target = directory.resolve("target.mp4");
    allowed = 12;
    assertThatThrownBy(() -> owner.downloadFile(download(target))).isInstanceOf(OSSException.class);
    allowed = Integer.MAX_VALUE;
    byte[] other = new byte[FILE.length];
    owner.putObject(BUCKET, "a.mp4", new ByteArrayInputStream(other));
    owner.downloadFile(download(target));
    assertThat(Files.readAllBytes(target)).isEqualTo(other);
    DownloadFileRequest stale = download(directory.resolve("other.mp4"));
    stale.setModifiedSinceConstraint(Date.from(InstantSource.system().instant()));
    stale.setMatchingETagConstraints(List.of("0".repeat(32), "1".repeat(32)));
    assertThatThrownBy(() -> owner.downloadFile(stale)).isInstanceOf(OSSException.class);
  }

  private DownloadFileRequest download(Path target) {
    return new DownloadFileRequest(
        BUCKET,
        "a.mp4",
        target.toString(),
        PART,
        3,
        true,
        directory.resolve("download.checkpoint").toString());
  }

  private OSS client(AccessKey key, SignVersion version) {
    var configuration = new ClientBuilderConfiguration();
    configuration.setSignatureVersion(version);
    String token = key.temporary().map(AccessKey.Temporary::securityToken).orElse(null);
    OSS client =
        OSSClientBuilder.create()
            .endpoint(face.url())
            .credentialsProvider(new DefaultCredentialProvider(key.id(), key.secret(), token))
            .clientConfiguration(configuration)
            .region("cn-shanghai")
            .build();
    clients.add(client);
    return client;
  }

  private static String begin(OSS client, String key) {
    return client
        .initiateMultipartUpload(new InitiateMultipartUploadRequest(BUCKET, key))
        .getUploadId();
  }

  /** A part of the file, the last one shorter. */
  private static UploadPartRequest part(String key, String id, int number) {
    int from = (number - 1) * PART;
    return part(
        key, id, number, Arrays.copyOfRange(FILE, from, Math.min(from + PART, FILE.length)));
  }

  private static UploadPartRequest part(String key, String id, int number, byte[] bytes) {
    return new UploadPartRequest(
        BUCKET, key, id, number, new ByteArrayInputStream(bytes), bytes.length);
  }

  private void complete(String key, String id, PartETag... parts) {
    owner.completeMultipartUpload(
        new CompleteMultipartUploadRequest(BUCKET, key, id, new ArrayList<>(List.of(parts))));
  }

  private static void assertError(ThrowingCallable call, String code) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            OSSException.class, e -> assertThat(e.getErrorCode()).isEqualTo(code));
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(directory.resolve("objects"))) {
      return files.filter(Files::isRegularFile).toList();
    }
  }
}
