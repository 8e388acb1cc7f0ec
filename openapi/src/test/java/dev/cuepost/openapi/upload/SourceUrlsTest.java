package dev.cuepost.openapi.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuepost.openapi.Refusal;
import dev.cuepost.openapi.RpcError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceUrlsTest {
  @Test
  void each_url_is_encoded_as_a_whole() throws Exception {
    assertThat(
            SourceUrls.read(
                "https%3A%2F%2Fa.test%2Fx%2Cy.mp4%3Fs%3D1%252B2, http%3A%2F%2Fb.test%2Fc+d.mp4",
                20, SourceUrlsTest::refusal))
        .containsExactly("https://a.test/x,y.mp4?s=1%2B2", "http://b.test/c d.mp4");
  }

  @Test
  void a_url_that_is_not_encoded_is_taken_as_it_stands() throws Exception {
    assertThat(
            SourceUrls.read(
                "http://a.test/x%20y+z.mp4,,http://a.test/x%20y+z.mp4",
                20, SourceUrlsTest::refusal))
        .containsExactly("http://a.test/x%20y+z.mp4");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ",", " , ", "a,b,c", "%", "%4", "http%3A%2F%2Fa.test%2F%zz"})
  void too_many_none_and_broken_escapes_are_refused(String list) {
    assertThatThrownBy(() -> SourceUrls.read(list, 2, SourceUrlsTest::refusal))
        .isInstanceOf(Refusal.class);
  }

  @Test
  void a_url_has_at_most_2048_bytes() throws Exception {
    String longest = "http://a.test/" + "x".repeat(2_034);
    assertThat(SourceUrls.read(longest, 1, SourceUrlsTest::refusal)).hasSize(1);
    assertThatThrownBy(() -> SourceUrls.read(longest + "x", 1, SourceUrlsTest::refusal))
        .isInstanceOf(Refusal.class);
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "http://a.test/films/a.mp4, mp4, a.mp4",
        "http://a.test/films/a.MP4?x=/b.wav#c, MP4, a.MP4",
        "http://a.test/films/%E6%98%A5.mp4, mp4, 春.mp4",
        "http://a.test/films/%zz, -, %zz",
        "http://a.test/films/, -, http://a.test/films/",
        "http://a.test/films/a.b-c, -, a.b-c",
        "http://a.test/xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx.mp4, mp4, xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
      })
  void the_end_of_the_path_names_the_file(String url, String extension, String name) {
    assertThat(SourceUrls.extension(url).orElse("-")).isEqualTo(extension);
    assertThat(SourceUrls.name(url)).isEqualTo(name);
  }

  private static Refusal refusal(String reason) {
    return new Refusal(RpcError.invalid("UploadURLs", reason));
  }
}
