package dev.cuepost.cli.oss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectPlaceTest {
  @Test
  void a_bucket_is_in_the_path_or_in_the_host() {
    assertThat(ObjectPlace.of("http://127.0.0.1:8701/demo/a/b%20c.mp4"))
        .isEqualTo(new ObjectPlace(URI.create("http://127.0.0.1:8701"), "demo", "a/b c.mp4"));
    assertThat(ObjectPlace.of("https://films.oss-cn-shanghai.aliyuncs.com/a.mp4"))
        .isEqualTo(
            new ObjectPlace(URI.create("https://oss-cn-shanghai.aliyuncs.com"), "films", "a.mp4"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:8701/demo/a/b%20c.mp4",
        "https://films.oss-cn-shanghai.aliyuncs.com/%E7%89%87.mp4"
      })
  void it_is_called_by_the_url_that_names_it(String url) {
    assertThat(ObjectPlace.of(url).uri("")).hasToString(url);
    assertThat(ObjectPlace.of(url).uri("uploads")).hasToString(url + "?uploads");
  }

  @Test
  void the_region_is_that_of_the_host() {
    assertThat(ObjectPlace.of("https://f.oss-eu-west-1-internal.aliyuncs.com/a").region())
        .contains("eu-west-1");
    assertThat(ObjectPlace.of("http://127.0.0.1:8701/demo/a").region()).isEmpty();
  }

  @Test
  void below_a_slash_a_file_keeps_its_name() {
    assertThat(ObjectPlace.of("http://127.0.0.1:8701/demo/").named("a.mp4").key())
        .isEqualTo("a.mp4");
    assertThat(ObjectPlace.of("http://127.0.0.1:8701/demo/in/").named("a.mp4").key())
        .isEqualTo("in/a.mp4");
    assertThat(ObjectPlace.of("http://127.0.0.1:8701/demo/b.mp4").named("a.mp4").key())
        .isEqualTo("b.mp4");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a.mp4", "oss://demo/a", "http://127.0.0.1:8701/demo", "http://h ost/a/b"})
  void what_names_no_object_is_told(String url) {
    assertThatThrownBy(() -> ObjectPlace.of(url)).hasMessageContaining("was '" + url + "'");
  }
}
