package dev.cuepost.bench.load;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ResponseTest {
  private final Response response = new Response();

  private boolean read(String text) {
    byte[] bytes = text.getBytes(US_ASCII);
    return response.read(bytes, bytes.length);
  }

  @Test
  void an_answer_is_whole_when_its_last_byte_is_there_and_not_before() {
    String whole = "HTTP/1.1 201 Created\r\ncontent-length:  5\r\nX: y\r\n\r\nhello";
    for (int length = 0; length < whole.length(); length++) {
      assertThat(read(whole.substring(0, length))).as("%d bytes", length).isFalse();
    }
    assertThat(read(whole)).isTrue();
    assertThat(response.status()).isEqualTo(201);
    assertThat(response.ok()).isTrue();
    assertThat(response.content()).isEqualTo("hello");
  }

  @Test
  void an_answer_without_content_is_whole_after_its_headers() {
    assertThat(read("HTTP/1.1 204 No Content\r\nx-mns-version: 2015-06-06\r\n\r\n")).isTrue();
    assertThat(response.content()).isEmpty();
  }

  @Test
  void an_error_is_not_ok() {
    assertThat(read("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")).isTrue();
    assertThat(response.ok()).isFalse();
  }

  @Test
  void texts_are_found_one_after_the_other_within_the_content_only() {
    String content = "<H>one</H><H>2</H>";
    read(
        "HTTP/1.1 200 OK\r\nX: <H>no</H>\r\nContent-Length: "
            + content.length()
            + "\r\n\r\n"
            + content
            + "<H>next answer</H>");
    byte[] tag = "<H>".getBytes(US_ASCII);
    int first = response.behind(tag, response.contentFrom());
    int end = response.indexOf('<', first);
    assertThat(new String(response.bytes(), first, end - first, US_ASCII)).isEqualTo("one");
    int second = response.behind(tag, end);
    assertThat(new String(response.bytes(), second, 1, US_ASCII)).isEqualTo("2");
    assertThat(response.behind(tag, second)).isEqualTo(-1);
  }

  @Test
  void an_answer_in_chunks_is_refused() {
    assertThatThrownBy(() -> read("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"))
        .isInstanceOf(IllegalStateException.class);
  }
}
