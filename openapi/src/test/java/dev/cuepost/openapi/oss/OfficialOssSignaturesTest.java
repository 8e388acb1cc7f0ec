package dev.cuepost.openapi.oss;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aliyun.oss.ClientBuilderConfiguration;
import com.aliyun.oss.HttpMethod;
import com.aliyun.oss.OSS;
import com.aliyun.oss.OSSClientBuilder;
import com.aliyun.oss.OSSException;
import com.aliyun.oss.common.auth.DefaultCredentialProvider;
import com.aliyun.oss.common.comm.SignVersion;
import com.aliyun.oss.model.GeneratePresignedUrlRequest;
import com.aliyun.oss.model.GetObjectRequest;
import com.aliyun.oss.model.ListObjectsRequest;
import com.aliyun.oss.model.OSSObject;
import com.aliyun.oss.model.OSSObjectSummary;
import dev.cuepost.identity.AccessKey;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The official Java client, unchanged, with each of its signatures that the face knows. */
class OfficialOssSignaturesTest {
  private static final List<String> KEYS =
      List.of(
          "plain.txt",
          "a b/c  d",
          "plus+and&and=",
          "中文/文件名.mp4",
          "100%/%20/%zz",
          "~-_.!*'()",
          "a?b#c;d,e:f@g$h");
  private static final InstantSource SYSTEM = InstantSource.system();

  private final List<OSS> clients = new ArrayList<>();
  private final HttpClient http = HttpClient.newHttpClient();
  @TempDir private Path directory;
  private Duration ahead = Duration.ZERO;
  private ObjectFace face;

  @BeforeEach
  void start() throws IOException {
    face = ObjectFace.start(directory, () -> SYSTEM.instant().plus(ahead));
  }

  @AfterEach
  void stop() {
    clients.forEach(OSS::shutdown);
    http.close();
    face.close();
  }

  static Stream<Arguments> versionsAndKeys() {
    return Stream.of(SignVersion.V1, SignVersion.V4)
        .flatMap(version -> KEYS.stream().map(key -> Arguments.of(version, key)));
  }

  @ParameterizedTest
  @MethodSource("versionsAndKeys")
  void an_object_of_any_name_is_put_got_looked_at_listed_and_deleted(
      SignVersion version, String key) throws IOException {
    OSS client = client(version, ObjectFace.OWNER);
    client.putObject("private-one", key, stream("hello"));
    assertThat(text(client.getObject("private-one", key))).isEqualTo("hello");
    assertThat(client.getObjectMetadata("private-one", key).getContentLength()).isEqualTo(5);
    assertThat(client.listObjects(new ListObjectsRequest("private-one").withPrefix(key)))
        .satisfies(listing ->
            assertThat(listing.getObjectSummaries())
                .extracting(OSSObjectSummary::getKey)
                .containsExactly(key));
    client.deleteObject("private-one", key);
    assertThat(client.doesObjectExist("private-one", key)).isFalse();
  }

  @ParameterizedTest
  @MethodSource("versionsAndKeys")
  void a_signed_address_puts_and_gets_an_object_of_any_name(SignVersion version, String key)
      throws Exception {
    OSS client = client(version, ObjectFace.OWNER);
    URI put = presign(client, key, HttpMethod.PUT, Duration.ofMinutes(1));
    assertThat(put(put, "hello").statusCode()).isEqualTo(200);
    URI get = presign(client, key, HttpMethod.GET, Duration.ofMinutes(1));
    assertThat(get(get).body()).isEqualTo("hello");
    assertThat(put(get, "other").body()).contains("<Code>SignatureDoesNotMatch</Code>");
  }

  @ParameterizedTest
  @EnumSource(
      value = SignVersion.class,
      names = {"V1", "V4"})
  void a_client_downloads_and_uploads_by_signed_addresses(SignVersion version) throws Exception {
    OSS client = client(version, ObjectFace.OWNER);
    var request = new GeneratePresignedUrlRequest("private-one", "typed", HttpMethod.PUT);
    request.setExpiration(in(Duration.ofMinutes(1)));
    request.setContentType("video/x-test");
    URL put = client.generatePresignedUrl(request);
    var headers = new HashMap<>(Map.of("Content-Type", "video/x-test")); // the client adds to it
    client.putObject(put, stream("hello"), 5, headers, true);
    URL get = presign(client, "typed", HttpMethod.GET, Duration.ofMinutes(1)).toURL();
    OSSObject got = client.getObject(new GetObjectRequest(get, new HashMap<>()));
    assertThat(text(got)).isEqualTo("hello");
    assertThat(got.getObjectMetadata().getContentType()).isEqualTo("video/x-test");
    assertThat(put(put.toURI(), "no type").body()).contains("SignatureDoesNotMatch");
  }

  @ParameterizedTest
  @EnumSource(
      value = SignVersion.class,
      names = {"V1", "V4"})
  void an_address_ends_with_its_time(SignVersion version) throws Exception {
    OSS client = client(version, ObjectFace.OWNER);
    client.putObject("private-one", "a", stream("hello"));
    URI get = presign(client, "a", HttpMethod.GET, Duration.ofHours(1));
    ahead = Duration.ofMinutes(59);
    assertThat(get(get).body()).isEqualTo("hello");
    ahead = Duration.ofMinutes(61);
    HttpResponse<String> late = get(get);
    assertThat(late.statusCode()).isEqualTo(403);
    assertThat(late.body())
        .contains("<Code>AccessDenied</Code><Message>Request has expired.</Message>")
        .containsPattern("<Expires>[-0-9]+T[:0-9]+\\.000Z</Expires><ServerTime>[-0-9]+T");
  }

  @ParameterizedTest
  @EnumSource(
      value = SignVersion.class,
      names = {"V1", "V4"})
  void a_changed_address_is_noticed(SignVersion version) throws Exception {
    OSS client = client(version, ObjectFace.OWNER);
    client.putObject("private-one", "a", stream("hello"));
    client.putObject("private-one", "b", stream("other"));
    String get = presign(client, "a", HttpMethod.GET, Duration.ofMinutes(1)).toString();
    for (String changed :
        List.of(
            get.replace("/private-one/a", "/private-one/b"),
            get.replace("/private-one/a", "/public-one/a"),
            get.replaceFirst("xpires=([0-9]+)", "xpires=1$1"),
            get + "&prefix=x")) {
      assertThat(changed).isNotEqualTo(get);
      assertThat(get(URI.create(changed)).statusCode()).isIn(403, 501);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = SignVersion.class,
      names = {"V1", "V4"})
  void a_wrong_secret_is_told_with_what_was_to_be_signed(SignVersion version) throws Exception {
    OSS wrong = client(version, new AccessKey(ObjectFace.OWNER.id(), "wrong", "0"));
    assertThatThrownBy(() -> wrong.putObject("private-one", "a", stream("x")))
        .isInstanceOfSatisfying(
            OSSException.class,
            e -> {
              assertThat(e.getErrorCode()).isEqualTo("SignatureDoesNotMatch");
              assertThat(e.getRawResponseError())
                  .contains(
                      "<OSSAccessKeyId>" + ObjectFace.OWNER.id() + "</OSSAccessKeyId>",
                      "<SignatureProvided>",
                      version == SignVersion.V4
                          ? "<StringToSign>OSS4-HMAC-SHA256\n"
                          : "<StringToSign>PUT\n",
                      version == SignVersion.V4
                          ? "<StringToSignBytes>4F 53 53 34 2D"
                          : "<StringToSignBytes>50 55 54 0A");
            });
    URI get = presign(wrong, "a", HttpMethod.GET, Duration.ofMinutes(1));
    assertThat(get(get).body()).contains("<Code>SignatureDoesNotMatch</Code>", "<StringToSign>");
  }

  @ParameterizedTest
  @EnumSource(
      value = SignVersion.class,
      names = {"V1", "V4"})
  void an_error_has_a_number_and_names_the_key(SignVersion version) throws Exception {
    OSS owner = client(version, ObjectFace.OWNER);
    assertThatThrownBy(() -> owner.getObject("private-one", "none"))
        .isInstanceOfSatisfying(
            OSSException.class,
            e -> {
              assertThat(e.getErrorCode()).isEqualTo("NoSuchKey");
              assertThat(e.getEC()).isEqualTo("0026-00000001");
              assertThat(e.getRawResponseError())
                  .contains("<OSSAccessKeyId>" + ObjectFace.OWNER.id() + "</OSSAccessKeyId>");
            });
    URI get = presign(owner, "none", HttpMethod.GET, Duration.ofMinutes(1));
    assertThat(get(get).body())
        .contains("<OSSAccessKeyId>" + ObjectFace.OWNER.id() + "</OSSAccessKeyId>");
  }

  @ParameterizedTest
  @EnumSource(
      value = SignVersion.class,
      names = {"V1", "V4"})
  void a_temporary_key_needs_its_token(SignVersion version) throws Exception {
    OSS temporary = client(version, ObjectFace.TEMPORARY);
    temporary.putObject("private-one", "a", stream("hello"));
    assertThat(text(temporary.getObject("private-one", "a"))).isEqualTo("hello");
    URI get = presign(temporary, "a", HttpMethod.GET, Duration.ofMinutes(1));
    assertThat(get(get).body()).isEqualTo("hello");
    assertRefused(version, ObjectFace.TEMPORARY, Optional.empty(), "InvalidAccessKeyId");
    assertRefused(version, ObjectFace.TEMPORARY, Optional.of("other"), "InvalidSecurityToken");
    assertRefused(version, ObjectFace.OWNER, Optional.of("other"), "InvalidSecurityToken");
  }

  private void assertRefused(
      SignVersion version, AccessKey key, Optional<String> token, String code) throws Exception {
    Optional<AccessKey.Temporary> temporary =
        token.map(text -> new AccessKey.Temporary(text, Instant.MAX));
    OSS client =
        client(version, new AccessKey(key.id(), key.secret(), key.caller(), temporary, true));
    assertThatThrownBy(() -> client.getObject("private-one", "a"))
        .isInstanceOfSatisfying(
            OSSException.class, e -> assertThat(e.getErrorCode()).isEqualTo(code));
    URI get = presign(client, "a", HttpMethod.GET, Duration.ofMinutes(1));
    assertThat(get(get).body()).contains("<Code>" + code + "</Code>");
  }

  private OSS client(SignVersion version, AccessKey key) {
    var configuration = new ClientBuilderConfiguration();
    configuration.setSignatureVersion(version);
    OSS client =
        OSSClientBuilder.create()
            .endpoint(face.url())
            .region("cn-shanghai")
            .credentialsProvider(credentials(key))
            .clientConfiguration(configuration)
            .build();
    clients.add(client);
    return client;
  }

  private static DefaultCredentialProvider credentials(AccessKey key) {
    return key.temporary()
        .map(AccessKey.Temporary::securityToken)
        .map(token -> new DefaultCredentialProvider(key.id(), key.secret(), token))
        .orElseGet(() -> new DefaultCredentialProvider(key.id(), key.secret()));
  }

  private static URI presign(OSS client, String key, HttpMethod method, Duration life)
      throws Exception {
    return client.generatePresignedUrl("private-one", key, in(life), method).toURI();
  }

  private static Date in(Duration life) {
    return Date.from(SYSTEM.instant().plus(life));
  }

  private HttpResponse<String> get(URI address) throws Exception {
    return http.send(
        HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString(UTF_8));
  }

  private HttpResponse<String> put(URI address, String body) throws Exception {
    return http.send(
        HttpRequest.newBuilder(address).PUT(HttpRequest.BodyPublishers.ofString(body)).build(),
        HttpResponse.BodyHandlers.ofString(UTF_8));
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
