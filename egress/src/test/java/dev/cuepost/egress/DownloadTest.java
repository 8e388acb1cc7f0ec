package dev.cuepost.egress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.egress.DownloadOutcome.Downloaded;
import dev.cuepost.egress.DownloadOutcome.Failed;
import dev.cuepost.egress.DownloadOutcome.HttpStatus;
import dev.cuepost.egress.DownloadOutcome.NotStored;
import dev.cuepost.egress.DownloadOutcome.Refused;
import dev.cuepost.egress.DownloadOutcome.TooLarge;
import dev.cuepost.egress.EgressGuard.Reach;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DownloadTest {
  private static final long MAX = 100;

  @TempDir Path directory;
  private final MockWebServer server = new MockWebServer();
  private final Egress egress = new Egress(new EgressGuard(Reach.LOCAL, List.of()));
  private Path file;

  @BeforeEach
  void start() throws IOException {
    server.start(InetAddress.ofLiteral("127.0.0.1"), 0);
    file = directory.resolve("clip.mp4");
  }

  @AfterEach
  void stop() {
    egress.close();
    server.close();
  }

  @Test
  void a_file_comes_whole_with_its_type() {
    server.enqueue(answer("x".repeat(100)).setHeader("Content-Type", "video/mp4").build());
    assertThat(fetch("/clip")).isEqualTo(new Downloaded(file, 100, Optional.of("video/mp4")));
    assertThat(file).hasContent("x".repeat(100));
  }

  @Test
  void a_file_of_unknown_length_comes_whole() {
    server.enqueue(new MockResponse.Builder().chunkedBody("y".repeat(100), 7).build());
    assertThat(fetch("/clip")).isEqualTo(new Downloaded(file, 100, Optional.empty()));
  }

  @Test
  void a_file_that_says_it_is_too_large_is_not_fetched() {
    server.enqueue(answer("x".repeat(101)).build());
    assertThat(fetch("/clip")).isEqualTo(new TooLarge(MAX));
    assertThat(file).doesNotExist();
  }

  @Test
  void a_file_that_turns_out_too_large_leaves_nothing_behind() {
    server.enqueue(new MockResponse.Builder().chunkedBody("x".repeat(101), 10).build());
    assertThat(fetch("/clip")).isEqualTo(new TooLarge(MAX));
    assertThat(file).doesNotExist();
  }

  @Test
  void a_packed_file_is_stored_as_it_is_sent() {
    server.enqueue(answer("not really packed").setHeader("Content-Encoding", "gzip").build());
    assertThat(fetch("/clip")).isInstanceOf(Downloaded.class);
    assertThat(file).hasContent("not really packed");
  }

  @ParameterizedTest
  @ValueSource(ints = {204, 206, 304, 403, 404, 500, 503})
  void any_status_but_200_is_told(int status) {
    server.enqueue(new MockResponse.Builder().code(status).build());
    assertThat(fetch("/clip")).isEqualTo(new HttpStatus(status));
    assertThat(file).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void redirects_are_followed(int status) {
    server.enqueue(redirect(status, "/b?c=d"));
    server.enqueue(answer("here").build());
    assertThat(fetch("/a")).isEqualTo(new Downloaded(file, 4, Optional.empty()));
  }

  @Test
  void five_redirects_are_followed_and_the_sixth_is_not() {
    for (int i = 0; i < 5; i++) {
      server.enqueue(redirect(302, "/again"));
    }
    server.enqueue(answer("here").build());
    assertThat(fetch("/a")).isInstanceOf(Downloaded.class);
    for (int i = 0; i < 6; i++) {
      server.enqueue(redirect(302, "/again"));
    }
    assertThat(fetch("/a")).isEqualTo(new Refused("the URL redirects more than 5 times"));
    assertThat(server.getRequestCount()).isEqualTo(12);
  }

  @Test
  void a_redirect_does_not_get_round_the_guard() {
    server.enqueue(redirect(302, "http://169.254.169.254/latest/meta-data/"));
    assertThat(fetch("/a"))
        .isEqualTo(
            new Refused(
                "169.254.169.254 is a link-local address, which this server does not call"));
  }

  @Test
  void a_redirect_to_another_protocol_is_refused() {
    server.enqueue(redirect(302, "file:///etc/passwd"));
    assertThat(fetch("/a"))
        .isEqualTo(new Refused("the URL redirects to something that is no http or https URL"));
  }

  @Test
  void a_redirect_that_does_not_say_where_is_just_a_status() {
    server.enqueue(new MockResponse.Builder().code(302).build());
    assertThat(fetch("/a")).isEqualTo(new HttpStatus(302));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "clip.mp4", "file:///etc/passwd", "ftp://a.test/x", "http://"})
  void what_is_no_http_url_is_refused(String url) {
    assertThat(download(Duration.ofSeconds(20)).fetch(url, file))
        .isEqualTo(new Refused("the URL is not an http or https URL"));
  }

  @Test
  void a_file_that_breaks_off_leaves_nothing_behind() {
    server.enqueue(answer("x".repeat(100)).onResponseBody(new SocketEffect.CloseSocket()).build());
    assertThat(fetch("/clip"))
        .isInstanceOfSatisfying(
            Failed.class,
            failed -> assertThat(failed.why()).isInstanceOf(ExchangeFailure.Broken.class));
    assertThat(file).doesNotExist();
  }

  @Test
  void a_file_that_does_not_come_to_an_end_in_time_leaves_nothing_behind() {
    server.enqueue(answer("x".repeat(100)).onResponseBody(SocketEffect.Stall.INSTANCE).build());
    Duration limit = Duration.ofMillis(300);
    assertThat(download(limit).fetch(server.url("/clip").toString(), file))
        .isEqualTo(new Failed(new ExchangeFailure.TimedOut(limit)));
    assertThat(file).doesNotExist();
  }

  @Test
  void a_file_that_cannot_be_written_is_told() throws IOException {
    server.enqueue(answer("x").build());
    Files.createDirectory(file);
    Files.createFile(file.resolve("occupied"));
    assertThat(
            download(Duration.ofSeconds(20))
                .fetch(server.url("/clip").toString(), file.resolve("missing/clip.mp4")))
        .isInstanceOf(NotStored.class);
  }

  private DownloadOutcome fetch(String path) {
    return download(Duration.ofSeconds(20)).fetch(server.url(path).toString(), file);
  }

  private Download download(Duration time) {
    return new Download(egress, InstantSource.system(), new Download.Limits(MAX, time));
  }

  private static MockResponse.Builder answer(String body) {
    return new MockResponse.Builder().code(200).body(body);
  }

  private static MockResponse redirect(int status, String location) {
    return new MockResponse.Builder().code(status).setHeader("Location", location).build();
  }
}
