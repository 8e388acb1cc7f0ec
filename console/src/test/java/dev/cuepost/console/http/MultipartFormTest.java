package dev.cuepost.console.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MultipartFormTest {
  private static final String TYPE = "multipart/form-data; boundary=----WebKitFormBoundaryA1";

  /** As Chromium writes it. */
  private static final String FORM =
      """
      ------WebKitFormBoundaryA1
      Content-Disposition: form-data; name="csrf"

      text
      ------WebKitFormBoundaryA1
      Content-Disposition: form-data; name="file"; filename="größe.srt"
      Content-Type: application/x-subrip

      1
      --> Hi
      ------WebKitFormBoundaryA1--
      """
          .replace("\n", "\r\n");

  private static Optional<MultipartForm> read(String type, String content) {
    return MultipartForm.read(type, content.getBytes(UTF_8));
  }

  @Test
  void a_form_has_fields_and_a_file() throws IOException {
    MultipartForm form = read(TYPE, FORM).orElseThrow();
    assertThat(form.fields().text("csrf")).isEqualTo("text");
    SentFile file = form.file().orElseThrow();
    assertThat(file.name()).isEqualTo("größe.srt");
    assertThat(new String(file.open().readAllBytes(), UTF_8)).isEqualTo("1\r\n--> Hi");
  }

  @Test
  void a_file_has_no_folders_in_its_name() {
    String name = "filename=\"C:\\\\films\\\\..\\\\a/b.mp4\"";
    assertThat(read(TYPE, FORM.replace("filename=\"größe.srt\"", name)).orElseThrow().file())
        .hasValueSatisfying(file -> assertThat(file.name()).isEqualTo("b.mp4"));
  }

  @Test
  void what_is_no_such_form_is_none() {
    assertThat(read("application/x-www-form-urlencoded", "a=b")).isEmpty();
    assertThat(read("multipart/form-data", FORM)).isEmpty();
    assertThat(read(TYPE, FORM.substring(0, FORM.length() - 40))).isEmpty();
    assertThat(read(TYPE, "").flatMap(MultipartForm::file)).isEmpty();
  }
}
