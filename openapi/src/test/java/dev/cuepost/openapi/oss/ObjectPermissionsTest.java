package dev.cuepost.openapi.oss;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.identity.audit.AuditEntry;
import dev.cuepost.identity.policy.AccessRequest;
import dev.cuepost.identity.policy.Decision;
import dev.cuepost.openapi.RawHttp;
import dev.cuepost.queue.ManualClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which permission each operation on objects and uploads needs, and of what. */
class ObjectPermissionsTest {
  private static final Pattern UPLOAD_ID = Pattern.compile("<UploadId>([0-9A-F]{32})</UploadId>");
  private static final String NAMES = "acs:oss:cn-shanghai:" + ObjectFace.OWNER.account() + ":";
  private static final String DELETE =
      "<Delete><Object><Key>a</Key></Object><Object><Key>dir/b</Key></Object></Delete>";
  private static final String COMPLETE =
      "<CompleteMultipartUpload><Part><PartNumber>1</PartNumber>"
          + "<ETag>5D41402ABC4B2A76B9719D911017C592</ETag></Part></CompleteMultipartUpload>";

  private final ManualClock clock = new ManualClock();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  @TempDir private Path directory;
  private volatile Set<String> denied = Set.of();
  private ObjectFace face;
  private String uploadId = "";

  @BeforeEach
  void start() throws Exception {
    face = ObjectFace.start(directory, clock, (_, request) -> decide(request));
    send("PUT", "/private-one/a", "", "hello");
    send("PUT", "/private-one/dir/b", "", "hello");
    Matcher id = UPLOAD_ID.matcher(send("POST", "/private-one/a?uploads", "", "").body());
    assertThat(id.find()).isTrue();
    uploadId = id.group(1);
    send("PUT", "/private-one/a?partNumber=1&uploadId=" + uploadId, "", "hello");
    asked.clear();
  }

  @AfterEach
  void stop() {
    face.close();
  }

  private Decision decide(AccessRequest request) {
    String question = request.action() + " " + request.resource().replace(NAMES, "");
    asked.add(question);
    return denied.contains(question) ? Decision.DENIED_IMPLICITLY : Decision.ALLOWED;
  }

  @ParameterizedTest
  @CsvSource({
    "POST,   /private-one/a?uploads,                  , oss:PutObject private-one/a",
    "PUT,    /private-one/a?partNumber=1&uploadId=ID, , oss:PutObject private-one/a",
    "PUT,    /private-one/a?partNumber=1&uploadId=ID, /private-one/dir/b, oss:PutObject private-one/a;oss:GetObject private-one/dir/b",
    "POST,   /private-one/a?uploadId=ID,              , oss:PutObject private-one/a",
    "DELETE, /private-one/a?uploadId=ID,              , oss:AbortMultipartUpload private-one/a",
    "GET,    /private-one/a?uploadId=ID,              , oss:ListParts private-one/a",
    "GET,    /private-one/?uploads,                   , oss:ListMultipartUploads private-one",
    "GET,    /private-one/?list-type=2,               , oss:ListObjects private-one",
    "PUT,    /private-one/c, /private-one/dir/b,        oss:PutObject private-one/c;oss:GetObject private-one/dir/b",
    "HEAD,   /private-one/a?objectMeta,               , oss:GetObject private-one/a",
    "GET,    /,                                       , oss:ListBuckets *",
    "GET,    /private-one/?bucketInfo,                , oss:GetBucketInfo private-one",
    "GET,    /private-one/?location,                  , oss:GetBucketLocation private-one",
    "GET,    /private-one/?acl,                       , oss:GetBucketAcl private-one",
    "GET,    /private-one/a?acl,                      , oss:GetObjectAcl private-one/a",
    "POST,   /private-one/?delete,                    , oss:DeleteObject private-one/a;oss:DeleteObject private-one/dir/b"
  })
  void each_operation_needs_its_permissions_and_without_one_changes_nothing(
      String method, String address, @Nullable String from, String permissions) throws Exception {
    String source = from == null ? "" : from;
    List<String> needed = List.of(permissions.split(";", -1));
    List<String> before = files();
    for (String missing : needed) {
      denied = Set.of(missing);
      RawHttp.Answer refused = send(method, address, source, body(method, address));
      assertThat(refused.status()).isEqualTo(403);
      assertThat(files()).isEqualTo(before);
      assertThat(face.audited().getLast())
          .extracting(AuditEntry::reason, AuditEntry::action)
          .containsExactly("AccessDenied", needed.getFirst().split(" ", -1)[0]);
    }
    denied = Set.of();
    asked.clear();
    assertThat(send(method, address, source, body(method, address)).status()).isIn(200, 204);
    assertThat(asked).containsExactlyElementsOf(needed);
  }

  @Test
  void what_is_public_may_be_copied_without_a_permission_of_its_owner() throws Exception {
    send("PUT", "/public-one/a", "", "hello");
    denied = Set.of("oss:GetObject public-one/a");
    assertThat(send("PUT", "/private-one/c", "/public-one/a", "").status()).isEqualTo(200);
  }

  private static String body(String method, String address) {
    if (method.equals("POST")) {
      return address.endsWith("?delete") ? DELETE : address.endsWith("?uploads") ? "" : COMPLETE;
    }
    return "";
  }

  private RawHttp.Answer send(String method, String address, String source, String body)
      throws Exception {
    var request = new OssV1Request(method, address.replace("=ID", "=" + uploadId)).body(body);
    if (!source.isEmpty()) {
      request.header("x-oss-copy-source", source);
    }
    if (address.endsWith("?delete")) {
      request.header(
          "content-md5",
          Base64.getEncoder()
              .encodeToString(MessageDigest.getInstance("MD5").digest(body.getBytes(UTF_8))));
    }
    return request.send(face, ObjectFace.OWNER, clock.instant());
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.walk(directory.resolve("objects"))) {
      return files.filter(Files::isRegularFile).map(Path::toString).sorted().toList();
    }
  }
}
