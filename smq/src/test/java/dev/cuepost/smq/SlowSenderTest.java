package dev.cuepost.smq;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.queue.QueueAttributes;
import dev.cuepost.queue.TimeSource;
import dev.cuepost.queue.rocks.RocksQueueEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A request that has begun and does not end is cut off once the connection's time is over. */
@Timeout(30)
final class SlowSenderTest {
  private static final String SEND = "/queues/slow/messages";
  private static final Duration IDLE = Duration.ofSeconds(1);

  private final TimeSource clock = TimeSource.system();
  private @TempDir Path directory;
  private SmqServer server;

  @BeforeEach
  void start() throws IOException {
    server = SmqServer.start(RocksQueueEngine.open(directory, clock), clock, IDLE);
    server.engine().create(SmqServer.OWNER.queue("slow"), QueueAttributes.DEFAULT);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 47\r\n\r\n<Message>",
        "Transfer-Encoding: chunked\r\n\r\n2f\r\n<Message>",
        "Transfer-Encoding: chunked\r\n\r\n7fffffff\r\n<Message>",
        "Transfer-Encoding: chunked\r\n\r\n",
        "x-header: without an end"
      })
  void a_request_that_stalls_is_cut_off_and_stores_nothing(String rest) {
    String head = Signed.request(clock, "POST", SEND).sign("127.0.0.1");
    try (var wire = new Wire(server.port())) {
      wire.write(head.replace("Content-Length: 0\r\n\r\n", rest));

      assertThat(wire.ended()).isTrue();
    }
    var status = server.engine().status(SmqServer.OWNER.queue("slow")).orElseThrow();
    assertThat(status.active()).isZero();
  }

  @Test
  void a_long_poll_lasts_longer_than_an_idle_connection() {
    try (var wire = new Wire(server.port())) {
      wire.write(Signed.request(clock, "GET", SEND + "?waitseconds=4").sign("127.0.0.1"));

      assertThat(wire.read().outcome()).isEqualTo("404 MessageNotExist");
    }
  }
}
