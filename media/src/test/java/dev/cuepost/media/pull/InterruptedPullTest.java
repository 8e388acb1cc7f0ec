package dev.cuepost.media.pull;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cuepost.callback.event.Product;
import dev.cuepost.media.asset.AssetState;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pull that was cut off comes to its end all the same, and once. */
class InterruptedPullTest {
  @TempDir private Path directory;
  private final MockWebServer server = new MockWebServer();

  @BeforeEach
  void start() throws IOException {
    server.start(InetAddress.ofLiteral("127.0.0.1"), 0);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void a_restart_goes_on_where_the_process_before_was() throws Exception {
    server.enqueue(Tone.whole().onResponseBody(SocketEffect.Stall.INSTANCE).build());
    Pull pull;
    try (var well = new Well(directory).started()) {
      pull = well.submit(Product.IMS, url("stalls"));
      await().until(() -> size(well.files.resolve(pull.jobId())) > 0);
    }
    long held;
    try (var well = new Well(directory)) {
      assertThat(well.find(pull).state()).isEqualTo(PullState.DOWNLOADING);
      held = well.find(pull).checkpoint().bytes();
      assertThat(held).isPositive();
      assertThat(well.told(pull)).isEmpty();
      Files.writeString(well.files.resolve("0123"), "of a pull that is over");
      server.enqueue(Tone.rest(held).build());
      well.started();
      well.shelf.await(pull.mediaId(), AssetState.NORMAL);
      assertThat(well.stored(pull)).isEqualTo(Tone.FILE);
      assertThat(well.files).isEmptyDirectory();
      assertThat(well.told(pull)).containsExactly("UploadByURLComplete", "VideoAnalysisComplete");
    }
    var _ = server.takeRequest();
    assertThat(server.takeRequest().getHeaders().get("Range"))
        .isEqualTo("bytes=%d-".formatted(held));
  }

  @Test
  void what_a_crash_left_half_done_is_done_at_the_next_start() throws Exception {
    server.enqueue(Tone.whole().build());
    Pull neverSent;
    Pull moved;
    try (var well = new Well(directory)) {
      // As a crash between the two leaves it: the queue is not there yet, so the send fails.
      neverSent = well.submit(Product.IMS, url("never-sent"));
      // As a crash between the move of the file and the end of the pull leaves it.
      moved = well.submit(Product.IMS, url("moved"));
      well.shelf.sound(moved.place());
    }
    try (var well = new Well(directory).started()) {
      well.shelf.await(neverSent.mediaId(), AssetState.NORMAL);
      well.shelf.await(moved.mediaId(), AssetState.NORMAL);
      assertThat(well.find(moved).state()).isEqualTo(PullState.SUCCEEDED);
      assertThat(server.getRequestCount()).isEqualTo(1);
    }
  }

  @Test
  void after_a_broken_connection_nothing_happens_for_a_while() throws Exception {
    server.enqueue(Tone.whole().onResponseBody(new SocketEffect.CloseSocket()).build());
    try (var well = new Well(directory, Duration.ofHours(1)).started()) {
      Pull pull = well.submit(Product.IMS, url("breaks"));
      await().until(() -> well.shelf.queues.status(Well.WORK).orElseThrow().delayed() == 1);
      Pull broken = well.find(pull);
      assertThat(broken.state()).isEqualTo(PullState.DOWNLOADING);
      assertThat(broken.broken()).isEqualTo(1);
      assertThat(broken.checkpoint().bytes()).isPositive().isLessThan(Tone.FILE.size());
      assertThat(broken.sizeBytes()).as("its server has said so").isEqualTo(Tone.FILE.size());
      assertThat(well.told(pull)).isEmpty();
      assertThat(server.getRequestCount()).as("nobody is in a hurry").isEqualTo(1);
    }
  }

  private String url(String name) {
    return server.url("/%s.wav".formatted(name)).toString();
  }

  private static long size(Path file) throws IOException {
    return Files.exists(file) ? Files.size(file) : 0;
  }
}
