package dev.cuepost.smq;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResourceTest {
  static Stream<Arguments> paths() {
    return Stream.of(
        Arguments.of("/", new Resource.Account()),
        Arguments.of("/queues", new Resource.Queues()),
        Arguments.of("/queues/", new Resource.Queues()),
        Arguments.of("/queues/q", new Resource.Queue("q")),
        Arguments.of("/queues/q/", new Resource.Queue("q")),
        Arguments.of("/queues/a%2Fb+c", new Resource.Queue("a/b+c")),
        Arguments.of("/queues/messages/messages", new Resource.Messages("messages")),
        Arguments.of("/commonbuy/openservice", new Resource.OpenService()));
  }

  @ParameterizedTest
  @MethodSource("paths")
  void a_path_names_a_resource(String path, Resource resource) {
    assertThat(Resource.parse(path)).contains(resource);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "queues",
        "//",
        "/Queues",
        "/queues//messages",
        "/queues/q/messages/x",
        "/queues/q/Messages",
        "/queues/%4",
        "/queues/../queues/q",
        "/topics",
        "/commonbuy"
      })
  void any_other_path_names_nothing(String path) {
    assertThat(Resource.parse(path)).isEmpty();
  }
}
