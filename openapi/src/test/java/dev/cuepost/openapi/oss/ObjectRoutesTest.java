package dev.cuepost.openapi.oss;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cuepost.identity.AccessKey;
import dev.cuepost.identity.OssSignature;
import dev.cuepost.openapi.RawHttp;
import dev.cuepost.queue.ManualClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The object face byte by byte, on a clock that stands still. */
class ObjectRoutesTest {
  @TempDir private static Path directory;
  private static final ManualClock CLOCK = new ManualClock();
  private static ObjectFace face;

  @BeforeAll
  static void start() throws IOException {
    face = ObjectFace.start(directory, CLOCK);
  }

  @AfterAll
  static void stop() {
    face.close();
  }

  @Test
  void a_put_answers_with_the_checksums_of_what_it_stored() throws IOException {
    RawHttp.Answer put = put("/public-one/a.txt", "hello");
    assertThat(put.status()).isEqualTo(200);
    assertThat(put.header("etag")).isEqualTo("\"5D41402ABC4B2A76B9719D911017C592\"");
    assertThat(put.header("x-oss-hash-crc64ecma")).isEqualTo("11177612005948864433");
    assertThat(put.header("x-oss-request-id")).matches("[0-9A-F]{32}");
    assertThat(put.body()).isEmpty();
  }

  @Test
  void anybody_may_get_an_object_of_a_public_bucket() throws IOException {
    put("/public-one/a.txt", "hello");
    RawHttp.Answer got = send("GET", "/public-one/a.txt", Map.of(), "");
    assertThat(got.status()).isEqualTo(200);
    assertThat(got.body()).isEqualTo("hello");
    assertThat(got.header("content-type")).isEqualTo("text/x-test");
    assertThat(got.header("last-modified")).isEqualTo(HttpDate.of(CLOCK.instant()));
    assertThat(got.header("accept-ranges")).isEqualTo("bytes");
    RawHttp.Answer head = send("HEAD", "/public-one/a.txt", Map.of(), "");
    assertThat(head.status()).isEqualTo(200);
    assertThat(head.header("content-length")).isEqualTo("5");
  }

  @ParameterizedTest
  @CsvSource({
    "GET,    /private-one/a.txt,   403, AccessDenied",
    "GET,    /no-such-bucket/a,    404, NoSuchBucket",
    "GET,    /public-one/nothing,  404, NoSuchKey",
    "GET,    /public-one,          403, AccessDenied",
    "GET,    /public-one?acl,      403, AccessDenied",
    "PUT,    /public-one/a.txt,    403, AccessDenied",
    "DELETE, /public-one/a.txt,    403, AccessDenied",
    "PUT,    /new-one,             403, AccessDenied",
    "GET,    /B/a,                 400, InvalidBucketName",
    "GET,    /public-one//a,       400, InvalidObjectName",
    "GET,    /public-one/%FF,      400, InvalidObjectName",
    "GET,    /,                    403, AccessDenied",
    "PUT,    /,                    405, MethodNotAllowed",
    "GET,    /public-one?bucketInfo, 403, AccessDenied",
    "GET,    /public-one?location, 403, AccessDenied",
    "GET,    /public-one/a.txt?acl, 403, AccessDenied",
    "OPTIONS, /public-one/a,       405, MethodNotAllowed",
    "POST,   /public-one/a?uploads, 403, AccessDenied",
    "POST,   /public-one/a?uploadId=x, 403, AccessDenied",
    "PUT,    /public-one/a?partNumber=1&uploadId=x, 403, AccessDenied",
    "DELETE, /public-one/a?uploadId=x, 403, AccessDenied",
    "GET,    /public-one/a?uploadId=x, 403, AccessDenied",
    "GET,    /public-one?uploads,  403, AccessDenied",
    "GET,    /public-one?list-type=2, 403, AccessDenied",
    "POST,   /public-one?delete,   403, AccessDenied",
    "POST,   /public-one/a,        501, NotImplemented",
    "POST,   /public-one,          501, NotImplemented",
    "DELETE, /public-one,          501, NotImplemented",
    "GET,    /public-one/a.txt?response-content-type=text/html, 400, InvalidRequest",
    "GET,    /public-one/a?x-oss-process=image, 501, NotImplemented",
    "GET,    /public-one/a?OSSAccessKeyId=x&Expires=1&Signature=y, 403, InvalidAccessKeyId",
    "PATCH,  /public-one/a,        405, MethodNotAllowed"
  })
  void what_nobody_signed_is_refused_beyond_reading_public_objects(
      String method, String path, int status, String code) throws IOException {
    RawHttp.Answer answer = send(method, path, Map.of(), "");
    assertThat(answer.body())
        .contains("<Code>" + code + "</Code>", "<RequestId>", "<HostId>", "<EC>");
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.header("content-type")).isEqualTo("application/xml");
  }

  @Test
  void a_bucket_in_the_host_name_is_the_same_bucket() throws IOException {
    put("/public-one/dir/a.txt", "hello");
    RawHttp.Answer got =
        send(
            "GET",
            "/dir/a.txt",
            Map.of("Host", "public-one.oss-cn-shanghai.example.test:8701"),
            "");
    assertThat(got.body()).isEqualTo("hello");
  }

  @Test
  void buckets_of_one_name_in_two_regions_hold_objects_of_their_own() throws IOException {
    String beijing = "public-one.oss-cn-beijing.example.test";
    String resource = "/public-one/twin";
    put(resource, "hello");
    assertThat(send("GET", "/twin", Map.of("Host", beijing), "").body()).contains("NoSuchKey");

    Map<String, String> headers = signed("PUT", resource, ObjectFace.OWNER);
    headers.putAll(Map.of("Host", beijing, "Content-Length", "5"));
    assertThat(send("PUT", "/twin", headers, "nihao").status()).isEqualTo(200);
    assertThat(send("GET", "/twin", Map.of("Host", beijing), "").body()).isEqualTo("nihao");
    Map<String, String> pathStyle = Map.of("Host", "oss-cn-beijing.example.test");
    assertThat(send("GET", resource, pathStyle, "").body()).isEqualTo("nihao");
    assertThat(send("GET", resource, Map.of(), "").body()).isEqualTo("hello");

    headers = signed("DELETE", resource, ObjectFace.OWNER);
    headers.put("Host", beijing);
    assertThat(send("DELETE", "/twin", headers, "").status()).isEqualTo(204);
    assertThat(send("GET", resource, Map.of(), "").body()).isEqualTo("hello");
  }

  @Test
  void a_bucket_is_made_in_the_region_of_the_request_and_stands_there_alone() throws IOException {
    String beijing = "oss-cn-beijing.example.test";
    Map<String, String> headers = signed("PUT", "/northern/", ObjectFace.OWNER);
    headers.putAll(Map.of("Host", beijing, "Content-Length", "0"));
    assertThat(send("PUT", "/northern/", headers, "").status()).isEqualTo(200);

    assertThat(headOfBucket("northern", beijing, ObjectFace.OWNER)).isEqualTo(200);
    assertThat(headOfBucket("northern", beijing, ObjectFace.STRANGER)).isEqualTo(403);
    assertThat(headOfBucket("northern", "127.0.0.1", ObjectFace.OWNER)).isEqualTo(404);

    Map<String, String> elsewhere = signed("PUT", "/northern/", ObjectFace.STRANGER);
    elsewhere.put("Content-Length", "0");
    assertThat(send("PUT", "/northern/", elsewhere, "").status()).isEqualTo(200);
    assertThat(headOfBucket("northern", "127.0.0.1", ObjectFace.STRANGER)).isEqualTo(200);
  }

  private int headOfBucket(String bucket, String host, AccessKey key) throws IOException {
    Map<String, String> headers = signed("HEAD", "/" + bucket + "/", key);
    headers.put("Host", host);
    return send("HEAD", "/" + bucket, headers, "").status();
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "bytes=2-4,  -,        206, 234,        bytes 2-4/10",
        "bytes=7-,   -,        206, 789,        bytes 7-9/10",
        "bytes=-3,   -,        206, 789,        bytes 7-9/10",
        "bytes=0-0,  -,        206, 0,          bytes 0-0/10",
        "bytes=0-10, -,        200, 0123456789, -",
        "bytes=10-,  -,        200, 0123456789, -",
        "bytes=4-2,  -,        200, 0123456789, -",
        "bytes=a-b,  -,        200, 0123456789, -",
        "lines=1-2,  -,        200, 0123456789, -",
        "bytes=0-10, standard, 206, 0123456789, bytes 0-9/10",
        "bytes=10-,  standard, 416, -,          -"
      })
  void a_range_counts_only_within_the_object_unless_asked_for_otherwise(
      String range, String behavior, int status, String body, String contentRange)
      throws IOException {
    put("/public-one/a", "0123456789");
    Map<String, String> headers = new LinkedHashMap<>(Map.of("Range", range));
    if (behavior != null) {
      headers.put("x-oss-range-behavior", behavior);
    }
    RawHttp.Answer got = send("GET", "/public-one/a", headers, "");
    assertThat(got.status()).isEqualTo(status);
    if (body != null) {
      assertThat(got.body()).isEqualTo(body);
    }
    assertThat(got.header("content-range")).isEqualTo(contentRange == null ? "" : contentRange);
  }

  @ParameterizedTest
  @CsvSource({
    "If-None-Match,       5D41402ABC4B2A76B9719D911017C592, 304",
    "If-None-Match,       other,                            200",
    "If-Match,            other,                            412",
    "If-Match,            5D41402ABC4B2A76B9719D911017C592, 200"
  })
  void tags_decide_whether_an_object_is_sent(String header, String tag, int status)
      throws IOException {
    put("/public-one/a", "hello");
    RawHttp.Answer got = send("GET", "/public-one/a", Map.of(header, "\"" + tag + "\""), "");
    assertThat(got.status()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({
    "If-Modified-Since,   0,  304",
    "If-Modified-Since,   -1, 200",
    "If-Unmodified-Since, 0,  200",
    "If-Unmodified-Since, -1, 412"
  })
  void times_decide_whether_an_object_is_sent(String header, int secondsFromPut, int status)
      throws IOException {
    put("/public-one/a", "hello");
    String time = HttpDate.of(CLOCK.instant().plusSeconds(secondsFromPut));
    assertThat(send("GET", "/public-one/a", Map.of(header, time), "").status()).isEqualTo(status);
    assertThat(send("HEAD", "/public-one/a", Map.of(header, time), "").status()).isEqualTo(status);
  }

  @Test
  void an_upload_in_chunks_is_stored_whole() throws IOException {
    Map<String, String> headers = signed("PUT", "/public-one/a", ObjectFace.OWNER);
    headers.remove("Content-Length");
    headers.put("Transfer-Encoding", "chunked");
    RawHttp.Answer put = send("PUT", "/public-one/a", headers, "3\nhel\n2\nlo\n0\n\n");
    assertThat(put.status()).isEqualTo(200);
    assertThat(send("GET", "/public-one/a", Map.of(), "").body()).isEqualTo("hello");
  }

  @Test
  void an_upload_that_breaks_off_leaves_the_object_that_was_there_and_no_files()
      throws IOException {
    put("/public-one/a", "hello");
    List<Path> before = files();
    for (String framing : List.of("Content-Length", "Transfer-Encoding")) {
      Map<String, String> headers = signed("PUT", "/public-one/a", ObjectFace.OWNER);
      headers.remove("Content-Length");
      headers.put(framing, framing.equals("Content-Length") ? "1000000" : "chunked");
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), face.port())) {
        String begin = request("PUT", "/public-one/a", headers, "8000\n" + "x".repeat(20_000));
        socket.getOutputStream().write(begin.replace("\n", "\r\n").getBytes(UTF_8));
        await().until(() -> files().size() > before.size());
      }
      await().until(() -> files().equals(before));
    }
    assertThat(send("GET", "/public-one/a", Map.of(), "").body()).isEqualTo("hello");
  }

  @Test
  void an_upload_without_any_length_is_refused() throws IOException {
    Map<String, String> headers = signed("PUT", "/public-one/a", ObjectFace.OWNER);
    headers.remove("Content-Length");
    RawHttp.Answer put = send("PUT", "/public-one/a", headers, "");
    assertThat(put.status()).isEqualTo(411);
    assertThat(put.body()).contains("MissingContentLength");
  }

  @Test
  void an_upload_of_more_than_five_gigabytes_is_refused_before_it_begins() throws IOException {
    Map<String, String> headers = signed("PUT", "/public-one/a", ObjectFace.OWNER);
    headers.put("Content-Length", Long.toString(Upload.MAX_BYTES + 1));
    headers.put("Expect", "100-continue");
    RawHttp.Answer put = send("PUT", "/public-one/a", headers, "");
    assertThat(put.status()).isEqualTo(400);
    assertThat(put.body()).contains("EntityTooLarge");
    assertThat(put.header("connection")).isEqualTo("close");
  }

  @Test
  void a_refused_upload_of_many_megabytes_still_gets_its_answer() throws IOException {
    RawHttp.Answer put =
        send(
            "PUT",
            "/public-one/a",
            new LinkedHashMap<>(Map.of("Content-Length", "4000000")),
            "x".repeat(4_000_000));
    assertThat(put.status()).isEqualTo(403);
    assertThat(put.body()).contains("AccessDenied");
  }

  @Test
  void a_request_signed_more_than_fifteen_minutes_ago_is_refused() throws IOException {
    Map<String, String> headers = signed("GET", "/public-one/nothing", ObjectFace.OWNER);
    CLOCK.advance(Duration.ofMinutes(15));
    assertThat(send("GET", "/public-one/nothing", headers, "").body()).contains("NoSuchKey");
    CLOCK.advance(Duration.ofSeconds(1));
    RawHttp.Answer late = send("GET", "/public-one/nothing", headers, "");
    assertThat(late.status()).isEqualTo(403);
    assertThat(late.body()).contains("RequestTimeTooSkewed");
  }

  @Test
  void a_wrong_signature_is_told_with_the_text_that_was_to_be_signed() throws IOException {
    Map<String, String> headers =
        signed("GET", "/public-one/a", new AccessKey(ObjectFace.OWNER.id(), "wrong", "0"));
    RawHttp.Answer got = send("GET", "/public-one/a", headers, "");
    assertThat(got.status()).isEqualTo(403);
    assertThat(got.body())
        .contains("<Code>SignatureDoesNotMatch</Code>", "<StringToSign>GET\n", "/public-one/a<");
  }

  @ParameterizedTest
  @CsvSource({
    "Bearer x, 400, InvalidArgument",
    "OSS x, 400, InvalidArgument",
    "OSS4-HMAC-SHA256 Credential=x, 400, InvalidArgument",
    "OSS2 AccessKeyId:x, 501, NotImplemented",
    "OSS LTAInobody:x, 403, InvalidAccessKeyId",
    "OSS LTAIowner:x, 403, AccessDenied"
  })
  void an_authorization_that_cannot_be_checked_is_refused_even_for_public_objects(
      String authorization, int status, String code) throws IOException {
    RawHttp.Answer got = send("GET", "/public-one/a", Map.of("Authorization", authorization), "");
    assertThat(got.status()).isEqualTo(status);
    assertThat(got.body()).contains("<Code>" + code + "</Code>");
  }

  @ParameterizedTest
  @CsvSource({
    "x-oss-callback,                    e30=,        501",
    "x-oss-tagging,                     a=b,         501",
    "x-oss-tagging-directive,           Replace,     501",
    "x-oss-server-side-encryption,      AES256,      501",
    "x-oss-storage-class,               IA,          501",
    "x-oss-storage-class,               Standard,    200",
    "x-oss-traffic-limit,               819200,      200"
  })
  void headers_that_would_change_what_a_put_means_are_not_passed_over(
      String name, String value, int status) throws IOException {
    Map<String, String> headers =
        signed("PUT", "/public-one/a", ObjectFace.OWNER, Map.of(name, value));
    headers.put("Content-Length", "0");
    RawHttp.Answer put = send("PUT", "/public-one/a", headers, "");
    assertThat(put.status()).isEqualTo(status);
  }

  @Test
  void an_error_has_its_number_and_to_a_head_its_document_in_headers() throws IOException {
    RawHttp.Answer got = send("GET", "/public-one/nothing", Map.of(), "");
    assertThat(got.header("x-oss-ec")).isEqualTo("0026-00000001");
    assertThat(got.header("x-oss-err")).isEmpty();
    RawHttp.Answer head = send("HEAD", "/public-one/nothing", Map.of(), "");
    assertThat(head.header("x-oss-ec")).isEqualTo("0026-00000001");
    assertThat(new String(Base64.getDecoder().decode(head.header("x-oss-err")), UTF_8))
        .contains("<Error><Code>NoSuchKey</Code>", head.header("x-oss-request-id"));
  }

  @Test
  void an_object_that_is_sent_whole_has_its_md5() throws IOException {
    put("/public-one/a", "hello");
    String md5 = "XUFAKrxLKna5cZ2REBfFkg==";
    assertThat(send("GET", "/public-one/a", Map.of(), "").header("content-md5")).isEqualTo(md5);
    Map<String, String> range = Map.of("Range", "bytes=0-1");
    assertThat(send("GET", "/public-one/a", range, "").header("content-md5")).isEmpty();
  }

  private RawHttp.Answer put(String path, String body) throws IOException {
    Map<String, String> headers =
        signed("PUT", path, ObjectFace.OWNER, Map.of("Content-Type", "text/x-test"));
    headers.put("Content-Length", Integer.toString(body.length()));
    return send("PUT", path, headers, body);
  }

  private Map<String, String> signed(String method, String path, AccessKey key) {
    return signed(method, path, key, Map.of());
  }

  private Map<String, String> signed(
      String method, String path, AccessKey key, Map<String, String> more) {
    Map<String, String> headers = new LinkedHashMap<>(more);
    headers.put("Date", HttpDate.of(CLOCK.instant()));
    Map<String, String> lowerCase =
        headers.entrySet().stream()
            .collect(
                Collectors.toMap(
                    header -> header.getKey().toLowerCase(Locale.ROOT), Map.Entry::getValue));
    String stringToSign =
        OssSignature.stringToSign(new OssSignature.Request(method, lowerCase, path, Map.of()));
    headers.put(
        "Authorization", "OSS " + key.id() + ":" + OssSignature.sign(key.secret(), stringToSign));
    return headers;
  }

  private RawHttp.Answer send(String method, String path, Map<String, String> headers, String body)
      throws IOException {
    return RawHttp.send(face.port(), request(method, path, headers, body));
  }

  private static String request(
      String method, String path, Map<String, String> headers, String body) {
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.putIfAbsent("Host", "127.0.0.1");
    return all.entrySet().stream()
        .map(header -> header.getKey() + ": " + header.getValue() + "\n")
        .collect(Collectors.joining("", method + " " + path + " HTTP/1.1\n", "\n" + body));
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(directory.resolve("objects"))) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
