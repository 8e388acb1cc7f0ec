package dev.cuepost.openapi.oss;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.openapi.RawHttp;
import dev.cuepost.queue.ManualClock;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Copies tell their tag in the header, where clients look for that of each upload. */
class CopiedTagsTest {
  private static final String TAG_OF_HELLO = "\"5D41402ABC4B2A76B9719D911017C592\"";
  private final ManualClock clock = new ManualClock();
  @TempDir private Path directory;
  private ObjectFace face;

  @BeforeEach
  void start() throws IOException {
    face = ObjectFace.start(directory, clock);
    send(new OssV1Request("PUT", "/public-one/source").body("hello"));
  }

  @AfterEach
  void stop() {
    face.close();
  }

  @Test
  void a_copied_object_has_one() throws IOException {
    RawHttp.Answer copied = send(copy("/public-one/a"));
    assertThat(copied.header("etag")).isEqualTo(TAG_OF_HELLO);
    assertThat(copied.body()).contains("<ETag>" + TAG_OF_HELLO + "</ETag>");
  }

  @Test
  void a_copied_part_has_one() throws IOException {
    RawHttp.Answer begun = send(new OssV1Request("POST", "/public-one/a?uploads"));
    String id = begun.body().replaceAll("(?s).*<UploadId>(.*)</UploadId>.*", "$1");
    RawHttp.Answer copied = send(copy("/public-one/a?partNumber=1&uploadId=" + id));
    assertThat(copied.header("etag")).isEqualTo(TAG_OF_HELLO);
  }

  private static OssV1Request copy(String to) {
    return new OssV1Request("PUT", to).header("x-oss-copy-source", "/public-one/source");
  }

  private RawHttp.Answer send(OssV1Request request) throws IOException {
    return request.send(face, ObjectFace.OWNER, clock.instant());
  }
}
