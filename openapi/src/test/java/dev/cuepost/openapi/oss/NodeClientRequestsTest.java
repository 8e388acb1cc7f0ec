package dev.cuepost.openapi.oss;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.openapi.RawHttp;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests as the official Node client, ali-oss 6.23.0, put them on the wire. */
class NodeClientRequestsTest {
  private static final String V1_DATE = "x-oss-date: Sun, 22 Nov 2026 01:46:33 GMT";
  private static final String V4_DATE =
      "x-oss-date: 20261122T014633Z\nx-oss-content-sha256: UNSIGNED-PAYLOAD";
  private static final String V4_KEY =
      "OSS4-HMAC-SHA256 Credential=LTAIowner/20261122/cn-shanghai/oss/aliyun_v4_request,Signature=";

  @TempDir private static Path directory;
  private static ObjectFace face;

  @BeforeAll
  static void start() throws IOException {
    face =
        ObjectFace.start(directory, InstantSource.fixed(Instant.parse("2026-11-22T01:46:33.300Z")));
  }

  @AfterAll
  static void stop() {
    face.close();
  }

  @ParameterizedTest
  @CsvSource({
    "/a%20b, TvrCLTRNL3qvDrHl45WyfOMry+I=",
    "/a%20b, 83d75ebf4b21688cbf18c5d6696f38a2a779e4eed42d7aa4118b750f2f466a94"
  })
  void an_object_is_put(String address, String signature) throws IOException {
    String body = "content-md5: XUFAKrxLKna5cZ2REBfFkg==\ncontent-length: 5\n\nhello";
    assertThat(send("PUT " + address, signature, body).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "/?prefix=&max-keys=5, WqW4RcT43UzDrVYgI80f0M8l0VI=",
    "/?prefix=&max-keys=5, 8631f8e08db175e4a9c7f4315aff02c67e90b29e6a429c6d1aaf7f6d4d58198f",
    "/?prefix=&max-uploads=10&uploads=, mBukpeVb1uEWbIWAaKhTdlU0TWk=",
    "/?prefix=&max-uploads=10&uploads=,"
        + " be2635f0708696c6087bb43c6f10fd078dfb3f58671659fbbea0ee6d9546825b"
  })
  void a_list_is_asked_for_with_an_empty_prefix(String address, String signature)
      throws IOException {
    assertThat(send("GET " + address, signature, "\n").status()).isEqualTo(200);
  }

  /** Else what one client signed for fifteen minutes would be an address that anybody may keep. */
  @Test
  void the_date_of_a_header_does_not_stand_in_for_the_time_at_which_an_address_expires()
      throws IOException {
    String signature = "TvrCLTRNL3qvDrHl45WyfOMry%2BI%3D";
    RawHttp.Answer answer =
        RawHttp.send(
            face.port(),
            """
            PUT /a%%20b?OSSAccessKeyId=LTAIowner&Expires=1999999999&Signature=%s HTTP/1.1
            host: private-one.oss-cn-shanghai.aliyuncs.com
            %s
            content-md5: XUFAKrxLKna5cZ2REBfFkg==
            content-length: 5

            hello\
            """
                .formatted(signature, V1_DATE));
    assertThat(answer.body()).contains("<Code>SignatureDoesNotMatch</Code>");
  }

  private static RawHttp.Answer send(String line, String signature, String rest)
      throws IOException {
    boolean v4 = signature.length() == 64;
    return RawHttp.send(
        face.port(),
        """
        %s HTTP/1.1
        host: private-one.oss-cn-shanghai.aliyuncs.com
        %s
        authorization: %s
        %s\
        """
            .formatted(
                line,
                v4 ? V4_DATE : V1_DATE,
                v4 ? V4_KEY + signature : "OSS LTAIowner:" + signature,
                rest));
  }
}
