package dev.cuepost.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuepost.egress.DownloadOutcome.Downloaded;
import dev.cuepost.egress.DownloadOutcome.Failed;
import dev.cuepost.egress.DownloadOutcome.HttpStatus;
import dev.cuepost.egress.DownloadOutcome.NotStored;
import dev.cuepost.egress.DownloadOutcome.Refused;
import dev.cuepost.egress.DownloadOutcome.TooLarge;
import dev.cuepost.egress.EgressGuard.Reach;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A file that breaks off goes on where it broke off, if it is still the same one. */
class ResumableDownloadTest {
  private static final long MAX = 100;
  private static final String TAG = "\"v1\"";
  private static final String WHOLE = "x".repeat(40) + "y".repeat(60);

  @TempDir Path directory;
  private final MockWebServer server = new MockWebServer();
  private final Egress egress = new Egress(new EgressGuard(Reach.LOCAL, List.of()));
  private final List<Checkpoint> reached = new ArrayList<>();
  private Path file;

  @BeforeEach
  void start() throws IOException {
    server.start(InetAddress.ofLiteral("127.0.0.1"), 0);
    file = directory.resolve("clip.part");
  }

  @AfterEach
  void stop() {
    egress.close();
    server.close();
  }

  @Test
  void a_file_comes_whole_and_tells_how_far_it_is() throws Exception {
    server.enqueue(whole().setHeader("Content-Type", "video/mp4").build());
    assertThat(fetch(Checkpoint.NONE))
        .isEqualTo(new Downloaded(file, 100, Optional.of("video/mp4")));
    assertThat(file).hasContent(WHOLE);
    assertThat(reached.getLast()).isEqualTo(held(100));
    assertThat(server.takeRequest().getHeaders().get("Range")).isNull();
  }

  @Test
  void a_file_that_breaks_off_goes_on_from_there() throws Exception {
    server.enqueue(whole().onResponseBody(new SocketEffect.CloseSocket()).build());
    assertThat(fetch(Checkpoint.NONE)).isInstanceOf(Failed.class);
    Checkpoint broken = reached.getLast();
    assertThat(broken.bytes()).isEqualTo(Files.size(file)).isBetween(1L, 99L);
    assertThat(broken.validator()).contains(TAG);

    server.enqueue(rest(broken.bytes(), "bytes %d-99/100".formatted(broken.bytes())).build());
    assertThat(fetch(broken)).isEqualTo(new Downloaded(file, 100, Optional.empty()));
    assertThat(file).hasContent(WHOLE);
    assertThat(server.takeRequest().getHeaders().get("If-Range")).isNull();
    RecordedRequest second = server.takeRequest();
    assertThat(second.getHeaders().get("Range")).isEqualTo("bytes=%d-".formatted(broken.bytes()));
    assertThat(second.getHeaders().get("If-Range")).isEqualTo(TAG);
  }

  @Test
  void what_stands_behind_the_checkpoint_is_not_trusted() throws Exception {
    Files.writeString(file, "x".repeat(40) + "garbage after a crash");
    server.enqueue(rest(40, "bytes 40-99/100").build());
    assertThat(fetch(held(40))).isInstanceOf(Downloaded.class);
    assertThat(file).hasContent(WHOLE);
  }

  @Test
  void a_file_that_is_shorter_than_its_checkpoint_comes_again() throws Exception {
    Files.writeString(file, "x");
    server.enqueue(whole().build());
    assertThat(fetch(held(40))).isInstanceOf(Downloaded.class);
    assertThat(server.takeRequest().getHeaders().get("Range")).isNull();
  }

  @Test
  void a_file_that_has_changed_in_between_comes_again() throws Exception {
    begun();
    server.enqueue(whole("z".repeat(90)).setHeader("ETag", "\"v2\"").build());
    assertThat(fetch(held(40))).isEqualTo(new Downloaded(file, 90, Optional.empty()));
    assertThat(file).hasContent("z".repeat(90));
    assertThat(reached.getFirst())
        .as("before the first byte of the other version is stored")
        .isEqualTo(new Checkpoint(0, Optional.of(90L), Optional.of("\"v2\"")));
  }

  @Test
  void a_server_without_ranges_sends_all_of_it_again() throws Exception {
    begun();
    server.enqueue(whole().removeHeader("ETag").build());
    assertThat(fetch(held(40))).isInstanceOf(Downloaded.class);
    assertThat(file).hasContent(WHOLE);
    assertThat(reached.getLast().validator()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "206; bytes 39-99/100; \"v1\"",
        "206; bytes 41-99/100; \"v1\"",
        "206; bytes 40-99/101; \"v1\"",
        "206; bytes 40-98/100; \"v1\"",
        "206; bytes 40-99/100; \"v2\"",
        "206; bytes 99-40/100; \"v1\"",
        "206; bytes 40-99/60; \"v1\"",
        "206; nonsense; \"v1\"",
        "206; bytes 40-99999999999999999999/100; \"v1\"",
        "416; bytes */100; \"v1\"",
      })
  void a_range_that_does_not_fit_is_thrown_away(int status, String range, String tag)
      throws Exception {
    begun();
    server.enqueue(rest(40, range).code(status).setHeader("ETag", tag).build());
    server.enqueue(whole().build());
    assertThat(fetch(held(40))).isInstanceOf(Downloaded.class);
    assertThat(file).hasContent(WHOLE);
    var _ = server.takeRequest();
    assertThat(server.takeRequest().getHeaders().get("Range")).isNull();
  }

  @Test
  void ranges_that_nobody_asked_for_are_no_file() {
    server.enqueue(rest(40, "bytes 40-99/100").build());
    assertThat(fetch(Checkpoint.NONE)).isEqualTo(new HttpStatus(206));
    server.enqueue(new MockResponse.Builder().code(416).build());
    assertThat(fetch(Checkpoint.NONE)).isEqualTo(new HttpStatus(416));
  }

  @Test
  void a_server_that_sends_a_range_in_small_pieces_is_asked_for_the_rest() throws Exception {
    begun();
    server.enqueue(
        rest(40, "bytes 40-59/100").body(WHOLE.substring(40, 60)).setHeader("ETag", TAG).build());
    assertThat(fetch(held(40))).isInstanceOf(Failed.class);
    assertThat(reached.getLast()).isEqualTo(held(60));
    server.enqueue(rest(60, "bytes 60-99/100").build());
    assertThat(fetch(held(60))).isInstanceOf(Downloaded.class);
    assertThat(file).hasContent(WHOLE);
  }

  @Test
  void a_file_of_unknown_length_learns_it_from_the_range() throws Exception {
    begun();
    var unknown = new Checkpoint(40, Optional.empty(), Optional.of(TAG));
    server.enqueue(rest(40, "bytes 40-59/100").body(WHOLE.substring(40, 60)).build());
    assertThat(fetch(unknown)).isInstanceOf(Failed.class);
    assertThat(reached.getLast()).isEqualTo(held(60));
    server.enqueue(rest(40, "bytes 40-99/*").build());
    server.enqueue(whole().build());
    assertThat(fetch(unknown)).as("nobody knows where it ends").isInstanceOf(Downloaded.class);
    assertThat(server.getRequestCount()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "W/\"weak\", -, -",
        "not quoted, -, -",
        "-, 'Sun, 22 Nov 2026 01:46:33 GMT', -",
        "-, 'Sun, 22 Nov 2026 01:46:33 GMT', 'Sun, 22 Nov 2026 01:46:33 GMT'",
        "-, yesterday, 'Sun, 22 Nov 2026 01:46:33 GMT'",
      })
  void without_a_validator_there_is_no_going_on(String tag, String changed, String date)
      throws Exception {
    var answer = whole().removeHeader("ETag");
    header(answer, "ETag", tag);
    header(answer, "Last-Modified", changed);
    header(answer, "Date", date);
    server.enqueue(answer.onResponseBody(new SocketEffect.CloseSocket()).build());
    assertThat(fetch(Checkpoint.NONE)).isInstanceOf(Failed.class);
    assertThat(reached.getLast().validator()).isEmpty();
    server.enqueue(whole().build());
    assertThat(fetch(reached.getLast())).isInstanceOf(Downloaded.class);
    assertThat(file).hasContent(WHOLE);
  }

  @Test
  void the_time_of_the_last_change_tells_versions_apart_if_it_is_past() {
    String changed = "Sun, 22 Nov 2026 01:46:33 GMT";
    server.enqueue(
        whole()
            .removeHeader("ETag")
            .setHeader("Last-Modified", changed)
            .setHeader("Date", "Sun, 22 Nov 2026 01:46:34 GMT")
            .build());
    assertThat(fetch(Checkpoint.NONE)).isInstanceOf(Downloaded.class);
    assertThat(reached.getLast().validator()).contains(changed);
  }

  @Test
  void all_that_has_come_is_not_asked_for_again() throws Exception {
    Files.writeString(file, WHOLE);
    assertThat(fetch(held(100))).isEqualTo(new Downloaded(file, 100, Optional.empty()));
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void a_file_that_says_it_is_too_large_is_not_fetched() throws Exception {
    server.enqueue(whole("x".repeat(101)).build());
    assertThat(fetch(Checkpoint.NONE)).isEqualTo(new TooLarge(MAX));
    begun();
    server.enqueue(rest(40, "bytes 40-100/101").body("z".repeat(61)).build());
    assertThat(fetch(new Checkpoint(40, Optional.empty(), Optional.of(TAG))))
        .isEqualTo(new TooLarge(MAX));
    assertThat(Files.size(file)).as("nothing of it was stored").isEqualTo(40);
  }

  @Test
  void a_file_that_turns_out_too_large_is_given_up() {
    server.enqueue(new MockResponse.Builder().chunkedBody("x".repeat(101), 10).build());
    assertThat(fetch(Checkpoint.NONE)).isEqualTo(new TooLarge(MAX));
  }

  @Test
  void a_server_that_promises_more_than_it_sends_is_told_as_a_broken_connection() {
    server.enqueue(
        new MockResponse.Builder()
            .body("x".repeat(10))
            .setHeader("Content-Length", 90)
            .onResponseEnd(SocketEffect.ShutdownConnection.INSTANCE)
            .build());
    assertThat(fetch(Checkpoint.NONE))
        .isInstanceOfSatisfying(
            Failed.class,
            failed -> assertThat(failed.why()).isInstanceOf(ExchangeFailure.Broken.class));
    assertThat(reached.getLast().bytes()).isEqualTo(10);
  }

  @Test
  void a_slow_server_is_left_when_the_time_is_over_and_what_came_is_kept() throws Exception {
    server.enqueue(whole().throttleBody(10, 100, TimeUnit.MILLISECONDS).build());
    Duration limit = Duration.ofMillis(350);
    assertThat(fetch(Checkpoint.NONE, limit))
        .isEqualTo(new Failed(new ExchangeFailure.TimedOut(limit)));
    assertThat(reached.getLast().bytes()).isEqualTo(Files.size(file)).isBetween(1L, 99L);
  }

  @Test
  void a_redirect_carries_the_range_and_does_not_get_round_the_guard() throws Exception {
    begun();
    server.enqueue(
        new MockResponse.Builder().code(302).setHeader("Location", "/elsewhere").build());
    server.enqueue(rest(40, "bytes 40-99/100").build());
    assertThat(fetch(held(40))).isInstanceOf(Downloaded.class);
    var _ = server.takeRequest();
    assertThat(server.takeRequest().getHeaders().get("Range")).isEqualTo("bytes=40-");
    server.enqueue(
        new MockResponse.Builder()
            .code(302)
            .setHeader("Location", "http://169.254.169.254/latest/meta-data/")
            .build());
    assertThat(fetch(Checkpoint.NONE)).isInstanceOf(Refused.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {204, 403, 404, 500, 503})
  void a_status_that_brings_nothing_leaves_what_has_come(int status) throws Exception {
    begun();
    server.enqueue(new MockResponse.Builder().code(status).build());
    assertThat(fetch(held(40))).isEqualTo(new HttpStatus(status));
    assertThat(file).hasContent("x".repeat(40));
  }

  @Test
  void an_interrupt_keeps_what_has_come() throws Exception {
    server.enqueue(whole().onResponseBody(SocketEffect.Stall.INSTANCE).build());
    var outcomes = new ArrayList<DownloadOutcome>();
    Thread worker = Thread.ofVirtual().start(() -> outcomes.add(fetch(Checkpoint.NONE)));
    while (!Files.exists(file) || Files.size(file) == 0) {
      Thread.onSpinWait();
    }
    worker.interrupt();
    worker.join();
    assertThat(outcomes).containsExactly(new Failed(new ExchangeFailure.Interrupted()));
    assertThat(reached.getLast().bytes()).isEqualTo(Files.size(file)).isPositive();
  }

  @Test
  void two_downloads_do_not_share_a_file() throws Exception {
    try (var _ = PartialFile.open(file, Checkpoint.NONE)) {
      assertThatThrownBy(() -> fetch(Checkpoint.NONE))
          .isInstanceOf(OverlappingFileLockException.class);
    }
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void a_file_that_cannot_be_written_is_told() {
    file = directory.resolve("missing/clip.part");
    assertThat(fetch(Checkpoint.NONE)).isInstanceOf(NotStored.class);
  }

  /** An attempt before has brought the first 40 bytes. */
  private void begun() throws IOException {
    Files.writeString(file, "x".repeat(40));
  }

  private static Checkpoint held(long bytes) {
    return new Checkpoint(bytes, Optional.of(100L), Optional.of(TAG));
  }

  private static MockResponse.Builder whole() {
    return whole(WHOLE);
  }

  private static MockResponse.Builder whole(String body) {
    return new MockResponse.Builder().body(body).setHeader("ETag", TAG);
  }

  private static MockResponse.Builder rest(long from, String range) {
    return new MockResponse.Builder()
        .code(206)
        .setHeader("Content-Range", range)
        .setHeader("ETag", TAG)
        .body(WHOLE.substring((int) from));
  }

  private static void header(MockResponse.Builder answer, String name, String value) {
    if (value != null) {
      answer.setHeader(name, value);
    }
  }

  private DownloadOutcome fetch(Checkpoint from) {
    return fetch(from, Duration.ofSeconds(20));
  }

  private DownloadOutcome fetch(Checkpoint from, Duration time) {
    return new ResumableDownload(egress, InstantSource.system(), new Download.Limits(MAX, time))
        .fetch(server.url("/clip").toString(), file, from, reached::add);
  }
}
