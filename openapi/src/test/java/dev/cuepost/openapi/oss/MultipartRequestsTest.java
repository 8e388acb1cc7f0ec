package dev.cuepost.openapi.oss;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cuepost.openapi.RawHttp;
import dev.cuepost.queue.ManualClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Uploads by parts byte by byte: what no official client sends, and what breaks off. */
class MultipartRequestsTest {
  private static final Pattern UPLOAD_ID = Pattern.compile("<UploadId>([0-9A-F]{32})</UploadId>");
  private static final String TAG_OF_HELLO = "5D41402ABC4B2A76B9719D911017C592";
  private static final String NOBODYS_ID = "0123456789ABCDEF0123456789ABCDEF";

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
  void the_answers_have_the_documented_shapes() throws IOException {
    RawHttp.Answer begun = send("POST", "/public-one/a%20b?uploads&encoding-type=url", "");
    assertThat(begun.status()).isEqualTo(200);
    String id = idOf(begun);
    assertThat(begun.body())
        .endsWith(
            "<InitiateMultipartUploadResult><EncodingType>url</EncodingType>"
                + "<Bucket>public-one</Bucket><Key>a%20b</Key><UploadId>"
                + id
                + "</UploadId></InitiateMultipartUploadResult>");

    RawHttp.Answer part = send("PUT", "/public-one/a%20b?partNumber=1&uploadId=" + id, "hello");
    assertThat(part.status()).isEqualTo(200);
    assertThat(part.header("etag")).isEqualTo("\"" + TAG_OF_HELLO + "\"");
    assertThat(part.header("x-oss-hash-crc64ecma")).isEqualTo("11177612005948864433");

    RawHttp.Answer listed = send("GET", "/public-one/a%20b?uploadId=" + id, "");
    assertThat(listed.body())
        .contains(
            "<ListPartsResult><Bucket>public-one</Bucket><Key>a b</Key><UploadId>" + id,
            "<PartNumberMarker>0</PartNumberMarker><NextPartNumberMarker>1</NextPartNumberMarker>",
            "<MaxParts>1000</MaxParts><IsTruncated>false</IsTruncated>",
            "<Part><PartNumber>1</PartNumber><LastModified>",
            "<HashCrc64ecma>11177612005948864433</HashCrc64ecma><Size>5</Size></Part>");

    RawHttp.Answer uploads = send("GET", "/public-one/?uploads&prefix=a%20&encoding-type=url", "");
    assertThat(uploads.body())
        .contains(
            "<ListMultipartUploadsResult><Bucket>public-one</Bucket>"
                + "<EncodingType>url</EncodingType><KeyMarker></KeyMarker>",
            "<IsTruncated>false</IsTruncated>"
                + "<NextKeyMarker></NextKeyMarker><NextUploadIdMarker></NextUploadIdMarker>",
            "<Upload><Key>a%20b</Key><UploadId>" + id,
            "<Initiated>");

    RawHttp.Answer completed =
        send("POST", "/public-one/a%20b?uploadId=" + id, completion(1, TAG_OF_HELLO));
    assertThat(completed.status()).isEqualTo(200);
    assertThat(completed.body())
        .contains(
            "<Location>http://127.0.0.1/public-one/a%20b</Location>"
                + "<Bucket>public-one</Bucket><Key>a b</Key><ETag>");
    assertThat(completed.header("x-oss-hash-crc64ecma")).isEqualTo("11177612005948864433");
    RawHttp.Answer got = send("GET", "/public-one/a%20b", "");
    assertThat(got.header("etag")).matches("\"[0-9A-F]{32}-1\"");
    assertThat(completed.header("etag")).isEqualTo(got.header("etag"));
    assertThat(got.header("content-md5")).as("of an object that came in parts").isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "PUT,    ?partNumber=1&uploadId=ID",
    "GET,    ?uploadId=ID",
    "POST,   ?uploadId=ID",
    "DELETE, ?uploadId=ID"
  })
  void an_upload_that_is_not_there_is_told(String method, String query) throws IOException {
    String other = begin("/public-one/another");
    String body = method.equals("POST") ? completion(1, TAG_OF_HELLO) : "";
    for (String id : List.of(NOBODYS_ID, other, "", "x", "..%2F..%2F" + other)) {
      RawHttp.Answer answer = send(method, "/public-one/a" + query.replace("ID", id), body);
      assertThat(answer.body()).contains("<Code>NoSuchUpload</Code>");
      assertThat(answer.status()).isEqualTo(404);
    }
    assertThat(send("DELETE", "/public-one/another?uploadId=" + other, "").status()).isEqualTo(204);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "10001", "-1", "1.5", "x", "", "99999999999999999999"})
  void a_part_has_a_number_in_1_to_10000(String number) throws IOException {
    String id = begin("/public-one/a");
    RawHttp.Answer put = send("PUT", "/public-one/a?uploadId=" + id + "&partNumber=" + number, "x");
    assertThat(put.body()).contains("<Code>InvalidArgument</Code>");
    assertThat(put.status()).isEqualTo(400);
    RawHttp.Answer completed =
        send(
            "POST",
            "/public-one/a?uploadId=" + id,
            "<CompleteMultipartUpload><Part><PartNumber>%s</PartNumber><ETag>x</ETag></Part></CompleteMultipartUpload>"
                .formatted(number));
    assertThat(completed.body()).containsPattern("<Code>(InvalidArgument|MalformedXML)</Code>");
    assertThat(completed.status()).isEqualTo(400);
    assertThat(send("DELETE", "/public-one/a?uploadId=" + id, "").status()).isEqualTo(204);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "max-parts=0",
        "max-parts=1001",
        "max-parts=x",
        "part-number-marker=-1",
        "part-number-marker=10001",
        "encoding-type=base64"
      })
  void the_bounds_of_a_listing_are_told(String parameter) throws IOException {
    String id = begin("/public-one/a");
    RawHttp.Answer listed = send("GET", "/public-one/a?uploadId=" + id + "&" + parameter, "");
    assertThat(listed.body()).contains("<Code>InvalidArgument</Code>");
    assertThat(send("DELETE", "/public-one/a?uploadId=" + id, "").status()).isEqualTo(204);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "<CompleteMultipartUpload>",
        "<CompleteMultipartUpload/>",
        "<Other><Part><PartNumber>1</PartNumber><ETag>TAG</ETag></Part></Other>",
        "<CompleteMultipartUpload><Part><ETag>TAG</ETag></Part></CompleteMultipartUpload>",
        "<CompleteMultipartUpload><Part><PartNumber>1</PartNumber></Part></CompleteMultipartUpload>",
        "<!DOCTYPE x [<!ENTITY e \"1\">]><CompleteMultipartUpload><Part><PartNumber>&e;</PartNumber><ETag>TAG</ETag></Part></CompleteMultipartUpload>",
        "<!DOCTYPE x SYSTEM \"file:///etc/passwd\"><CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag>TAG</ETag></Part></CompleteMultipartUpload>",
        "<CompleteMultipartUpload><a><b><c><d>deep</d></c></b></a></CompleteMultipartUpload>"
      })
  void what_is_no_list_of_parts_completes_nothing(String body) throws IOException {
    String id = begin("/public-one/malformed");
    send("PUT", "/public-one/malformed?partNumber=1&uploadId=" + id, "hello");
    RawHttp.Answer answer =
        send("POST", "/public-one/malformed?uploadId=" + id, body.replace("TAG", TAG_OF_HELLO));
    assertThat(answer.body()).contains("<Code>MalformedXML</Code>");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(send("GET", "/public-one/malformed", "").status()).isEqualTo(404);
    assertThat(send("DELETE", "/public-one/malformed?uploadId=" + id, "").status()).isEqualTo(204);
  }

  @Test
  void a_list_of_more_than_two_megabytes_is_refused_however_it_is_framed() throws IOException {
    String id = begin("/public-one/large");
    String large = completion(1, TAG_OF_HELLO) + " ".repeat(XmlBody.MAX_BYTES);
    assertThat(send("POST", "/public-one/large?uploadId=" + id, large).body())
        .contains("<Code>MalformedXML</Code>");
    String chunk = Integer.toHexString(large.length()) + "\n" + large + "\n0\n\n";
    RawHttp.Answer chunked =
        RawHttp.send(
            face.port(),
            new OssV1Request("POST", "/public-one/large?uploadId=" + id)
                    .header("transfer-encoding", "chunked")
                    .signed(ObjectFace.OWNER, CLOCK.instant())
                    .replaceFirst("content-length: 0\n", "")
                + chunk);
    assertThat(chunked.body()).contains("<Code>MalformedXML</Code>");
    assertThat(send("DELETE", "/public-one/large?uploadId=" + id, "").status()).isEqualTo(204);
  }

  @Test
  void ten_thousand_parts_may_be_named_and_one_more_may_not() throws IOException {
    String id = begin("/public-one/many");
    String tenThousand =
        IntStream.rangeClosed(1, 10_000)
            .mapToObj(n -> part(n, TAG_OF_HELLO))
            .collect(Collectors.joining());
    RawHttp.Answer missing = send("POST", "/public-one/many?uploadId=" + id, document(tenThousand));
    assertThat(missing.body()).contains("<Code>InvalidPart</Code>", "<PartNumber>1</PartNumber>");
    RawHttp.Answer tooMany =
        send(
            "POST",
            "/public-one/many?uploadId=" + id,
            document(tenThousand + part(10_001, TAG_OF_HELLO)));
    assertThat(tooMany.body()).contains("<Code>InvalidArgument</Code>");
    assertThat(send("DELETE", "/public-one/many?uploadId=" + id, "").status()).isEqualTo(204);
  }

  @Test
  void a_part_that_breaks_off_is_not_kept() throws IOException {
    String id = begin("/public-one/broken");
    List<Path> before = files();
    String begin =
        new OssV1Request("PUT", "/public-one/broken?partNumber=1&uploadId=" + id)
            .header("content-length", "1000000")
            .body("x".repeat(20_000))
            .signed(ObjectFace.OWNER, CLOCK.instant());
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), face.port())) {
      socket.getOutputStream().write(begin.replace("\n", "\r\n").getBytes(UTF_8));
      await().until(() -> files().size() > before.size());
    }
    await().until(() -> files().equals(before));
    assertThat(send("GET", "/public-one/broken?uploadId=" + id, "").body())
        .doesNotContain("<Part>");
    assertThat(send("DELETE", "/public-one/broken?uploadId=" + id, "").status()).isEqualTo(204);
  }

  @Test
  void a_part_whose_upload_is_aborted_meanwhile_is_told_so_and_not_kept() throws IOException {
    String id = begin("/public-one/aborted");
    List<Path> before = files();
    String whole =
        new OssV1Request("PUT", "/public-one/aborted?partNumber=1&uploadId=" + id)
            .body("x".repeat(200_000))
            .signed(ObjectFace.OWNER, CLOCK.instant());
    byte[] bytes = whole.replace("\n", "\r\n").getBytes(UTF_8);
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), face.port())) {
      socket.getOutputStream().write(bytes, 0, bytes.length / 2);
      await().until(() -> files().size() > before.size());
      assertThat(send("DELETE", "/public-one/aborted?uploadId=" + id, "").status()).isEqualTo(204);
      socket.getOutputStream().write(bytes, bytes.length / 2, bytes.length - bytes.length / 2);
      RawHttp.Answer answer = RawHttp.answer(socket.getInputStream(), false);
      assertThat(answer.body()).contains("<Code>NoSuchUpload</Code>");
    }
    assertThat(files()).allMatch(before::contains);
  }

  @Test
  void of_two_that_complete_at_once_the_other_finds_no_upload() throws Exception {
    for (int round = 0; round < 10; round++) {
      String id = begin("/public-one/twice");
      send("PUT", "/public-one/twice?partNumber=1&uploadId=" + id, "hello");
      var together = new CyclicBarrier(2);
      List<Future<RawHttp.Answer>> answers = new ArrayList<>();
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (int i = 0; i < 2; i++) {
          answers.add(
              threads.submit(() -> {
                together.await();
                return send(
                    "POST", "/public-one/twice?uploadId=" + id, completion(1, TAG_OF_HELLO));
              }));
        }
      }
      List<Integer> statuses = new ArrayList<>();
      for (Future<RawHttp.Answer> answer : answers) {
        statuses.add(answer.get().status());
      }
      assertThat(statuses).containsExactlyInAnyOrder(200, 404);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "..",
        "../../../../etc/passwd",
        "a/../b",
        "a//b",
        "a/./b",
        "%2e%2e/x",
        "中文/é",
        "a%2Fb",
        "a b+c",
        "?x=1#y",
        "~",
        "LONGEST"
      })
  void every_key_is_an_object_of_its_own(String name) throws IOException {
    String key = name.equals("LONGEST") ? "k".repeat(1023) : name;
    String encoded = URLEncoder.encode(key, UTF_8).replace("+", "%20");
    String path = "/private-one/" + encoded;
    String id = begin(path);
    send("PUT", path + "?partNumber=1&uploadId=" + id, "hello");
    assertThat(send("POST", path + "?uploadId=" + id, completion(1, TAG_OF_HELLO)).status())
        .isEqualTo(200);
    assertThat(send("GET", path, "").body()).isEqualTo("hello");
    RawHttp.Answer listed = send("GET", "/private-one/?encoding-type=url&max-keys=1000", "");
    assertThat(listed.body()).contains("<Key>" + encoded + "</Key>");
    assertThat(send("DELETE", path, "").status()).isEqualTo(204);
  }

  @Test
  void a_key_with_an_encoded_slash_is_the_one_with_the_slash() throws IOException {
    String id = begin("/public-one/x%2Fy");
    send("PUT", "/public-one/x/y?partNumber=1&uploadId=" + id, "hello");
    send("POST", "/public-one/x%2fy?uploadId=" + id, completion(1, TAG_OF_HELLO));
    assertThat(send("GET", "/public-one/x/y", "").body()).isEqualTo("hello");
  }

  @ParameterizedTest
  @ValueSource(strings = {"TOO LONG", "/a", "%5Ca", "%FF"})
  void what_cannot_be_a_key_begins_no_upload(String name) throws IOException {
    String key = name.equals("TOO LONG") ? "k".repeat(1024) : name;
    RawHttp.Answer begun = send("POST", "/public-one/" + key + "?uploads", "");
    assertThat(begun.body()).contains("<Code>InvalidObjectName</Code>");
    assertThat(begun.status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "/", "/public-one", "/public-one/", "//a", "/public-one/%FF"})
  void a_source_that_is_none_is_told(String source) throws IOException {
    RawHttp.Answer copied =
        new OssV1Request("PUT", "/public-one/copy")
            .header("x-oss-copy-source", source)
            .send(face, ObjectFace.OWNER, CLOCK.instant());
    assertThat(copied.body()).contains("<Code>InvalidArgument</Code>");
    assertThat(copied.status()).isEqualTo(400);
  }

  @Test
  void deleting_many_needs_the_digest_of_its_body_and_deletes_all_or_nothing() throws Exception {
    send("PUT", "/public-one/stays", "hello");
    String good = "<Delete><Object><Key>stays</Key></Object></Delete>";
    assertThat(send("POST", "/public-one/?delete", good).body())
        .contains("<Code>MissingArgument</Code>");
    assertThat(delete(good, "x").body()).contains("<Code>InvalidDigest</Code>");
    assertThat(delete(good, md5("other")).body()).contains("<Code>InvalidDigest</Code>");
    String bad = good.replace("</Delete>", "<Object><Key>/x</Key></Object></Delete>");
    assertThat(delete(bad, md5(bad)).body()).contains("<Code>InvalidObjectName</Code>");
    String many = "<Delete>" + "<Object><Key>stays</Key></Object>".repeat(1001) + "</Delete>";
    assertThat(delete(many, md5(many)).body()).contains("<Code>MalformedXML</Code>");
    String none = "<Delete></Delete>";
    assertThat(delete(none, md5(none)).body()).contains("<Code>MalformedXML</Code>");
    assertThat(send("GET", "/public-one/stays", "").body()).isEqualTo("hello");
    assertThat(delete(good, md5(good)).body())
        .contains("<DeleteResult><Deleted><Key>stays</Key></Deleted></DeleteResult>");
    assertThat(send("GET", "/public-one/stays", "").status()).isEqualTo(404);
  }

  private static RawHttp.Answer delete(String body, String md5) throws IOException {
    return new OssV1Request("POST", "/public-one/?delete")
        .header("content-md5", md5)
        .body(body)
        .send(face, ObjectFace.OWNER, CLOCK.instant());
  }

  private static String md5(String text) throws Exception {
    return Base64.getEncoder()
        .encodeToString(MessageDigest.getInstance("MD5").digest(text.getBytes(UTF_8)));
  }

  private static String begin(String path) throws IOException {
    return idOf(send("POST", path + "?uploads", ""));
  }

  private static String idOf(RawHttp.Answer begun) {
    Matcher id = UPLOAD_ID.matcher(begun.body());
    assertThat(id.find()).as(begun.body()).isTrue();
    return id.group(1);
  }

  private static String completion(int number, String tag) {
    return document(part(number, tag));
  }

  private static String document(String parts) {
    return "<CompleteMultipartUpload>" + parts + "</CompleteMultipartUpload>";
  }

  private static String part(int number, String tag) {
    return "<Part><PartNumber>%d</PartNumber><ETag>&quot;%s&quot;</ETag></Part>"
        .formatted(number, tag);
  }

  private static RawHttp.Answer send(String method, String address, String body)
      throws IOException {
    return new OssV1Request(method, address)
        .body(body)
        .send(face, ObjectFace.OWNER, CLOCK.instant());
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(directory.resolve("objects"))) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
