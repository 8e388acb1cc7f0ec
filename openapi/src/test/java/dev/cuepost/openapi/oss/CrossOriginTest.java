package dev.cuepost.openapi.oss;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.openapi.RawHttp;
import dev.cuepost.queue.ManualClock;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What browsers ask before they let scripts of web pages use the objects. */
class CrossOriginTest {
  private static final ManualClock CLOCK = new ManualClock();
  @TempDir private static Path directory;
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
  void a_script_of_any_site_may_ask_what_it_may_send() throws IOException {
    RawHttp.Answer answer =
        RawHttp.send(
            face.port(),
            """
            OPTIONS /private-one/a HTTP/1.1
            host: 127.0.0.1
            origin: https://site.example
            access-control-request-method: PUT
            access-control-request-headers: authorization,x-oss-date

            """);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("access-control-allow-origin")).isEqualTo("*");
    assertThat(answer.header("access-control-allow-methods")).contains("PUT", "POST");
    assertThat(answer.header("access-control-allow-headers")).isEqualTo("authorization,x-oss-date");
    assertThat(answer.header("access-control-max-age")).isEqualTo("7200");
    assertThat(answer.headers()).doesNotContainKey("access-control-allow-credentials");
  }

  @ParameterizedTest
  @CsvSource({"/public-one/a, 404", "/private-one/a, 403"})
  void a_script_of_any_site_may_read_what_it_is_answered(String path, int status)
      throws IOException {
    String request = "GET " + path + " HTTP/1.1\nhost: 127.0.0.1\n";
    RawHttp.Answer got = RawHttp.send(face.port(), request + "origin: https://site.example\n\n");
    assertThat(got.status()).isEqualTo(status);
    assertThat(got.header("access-control-allow-origin")).isEqualTo("*");
    assertThat(got.header("access-control-expose-headers")).contains("ETag", "x-oss-request-id");
    assertThat(RawHttp.send(face.port(), request + "\n").headers())
        .doesNotContainKey("access-control-allow-origin");
  }

  @Test
  void a_script_puts_what_its_page_signed() throws IOException {
    RawHttp.Answer put =
        new OssV1Request("PUT", "/private-one/a")
            .header("origin", "https://site.example")
            .body("hello")
            .send(face, ObjectFace.OWNER, CLOCK.instant());
    assertThat(put.status()).isEqualTo(200);
    assertThat(put.header("access-control-allow-origin")).isEqualTo("*");
  }
}
