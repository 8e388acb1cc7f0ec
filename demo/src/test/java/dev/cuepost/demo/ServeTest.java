package dev.cuepost.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aliyun.mns.model.QueueMeta;
import dev.cuepost.server.PackagedServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract of {@code cuepost serve}, with a real process. */
class ServeTest {
  @TempDir private Path directory;

  @Test
  void it_tells_when_it_is_ready_and_ends_in_order_when_told_to() throws Exception {
    var machine = new Machine(directory);
    var server = machine.start();
    HttpResponse<String> health = get(server.api().resolve("/health"));
    assertThat(health.statusCode()).isEqualTo(200);
    assertThat(health.body()).contains("UP");

    try (var clients = new Clients(server)) {
      var queue = clients.queues().getQueueRef("slow");
      queue.create(new QueueMeta());
      var poll =
          Thread.ofVirtual()
              .start(() -> {
                var _ = queue.popMessage(30);
              });
      server.handle().destroy();
      assertThat(server.handle().onExit().get(10, TimeUnit.SECONDS).isAlive()).isFalse();
      poll.join();
    }
    assertThat(machine.log()).doesNotContain("ERROR").doesNotContain("Exception");
  }

  @Test
  void a_second_server_on_the_same_directory_is_refused_with_a_sentence() throws Exception {
    var machine = new Machine(directory);
    try (var _ = machine.start()) {
      assertThatThrownBy(() -> onFreePorts("--data", machine.data().toString()))
          .isInstanceOf(DemoFailure.class)
          .hasMessageContaining("is in use by another process")
          .hasMessageNotContaining("\tat ");
    }
  }

  @Test
  void wrong_settings_are_told_in_one_sentence_before_a_port_opens() throws Exception {
    Path config = directory.resolve("cuepost.properties");
    Files.writeString(config, "media.workers = 0\n");
    assertThatThrownBy(() -> new Machine(directory).start("--config", config.toString()))
        .isInstanceOf(DemoFailure.class)
        .hasMessageEndingWith("cuepost: media.workers must be in 1..64, was 0");
  }

  @Test
  void regions_are_told_apart_by_their_ports() throws Exception {
    try (var server =
        onFreePorts(
            "--data",
            directory.resolve("data").toString(),
            "--region",
            "cn-shanghai",
            "--region",
            "cn-beijing=0/0")) {
      try (var shanghai = new Clients(server);
          var beijing = new Clients(server, "cn-beijing")) {
        shanghai.queues().getQueueRef("q").create(new QueueMeta());
        assertThat(shanghai.queues().getQueueRef("q").isQueueExist()).isTrue();
        assertThat(beijing.queues().getQueueRef("q").isQueueExist()).isFalse();
      }
    }
  }

  @Test
  void each_region_has_its_own_demo_bucket() throws Exception {
    try (var server =
            onFreePorts(
                "--data",
                directory.resolve("data").toString(),
                "--region",
                "cn-shanghai=0/0",
                "--region",
                "cn-beijing=0/0");
        var shared = new Clients(server);
        var shanghai = new Clients(server, "cn-shanghai");
        var beijing = new Clients(server, "cn-beijing")) {
      shanghai.objects().putObject("demo", "a.txt", stream("hello"));
      assertThat(beijing.objects().doesObjectExist("demo", "a.txt")).isFalse();
      beijing.objects().putObject("demo", "a.txt", stream("nihao"));

      assertThat(text(shanghai)).isEqualTo("hello");
      assertThat(text(beijing)).isEqualTo("nihao");
      assertThat(text(shared)).isEqualTo("hello");

      beijing.objects().createBucket("northern");
      assertThat(beijing.objects().doesBucketExist("northern")).isTrue();
      assertThat(shanghai.objects().doesBucketExist("northern")).isFalse();
    }
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String text(Clients clients) throws IOException {
    try (var content = clients.objects().getObject("demo", "a.txt").getObjectContent()) {
      return new String(content.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private ServerProcess onFreePorts(String... options) throws Exception {
    List<String> words = new ArrayList<>(List.of("--port", "0", "--oss-port", "0"));
    words.addAll(List.of(options));
    return ServerProcess.start(PackagedServer.command(), words, directory.resolve("log"));
  }

  private static HttpResponse<String> get(URI uri) throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }
  }
}
