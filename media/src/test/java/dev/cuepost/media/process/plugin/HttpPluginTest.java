package dev.cuepost.media.process.plugin;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.cuepost.egress.Egress;
import dev.cuepost.egress.EgressGuard;
import dev.cuepost.egress.EgressGuard.Reach;
import dev.cuepost.media.edit.MediaFacts;
import dev.cuepost.media.process.outcome.Outcome;
import dev.cuepost.media.process.plugin.Plugin.Reply;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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

/** Addresses that keep the contract, and such that do not. */
@SuppressWarnings("NullAway.Init") // JUnit fills the fields
class HttpPluginTest {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Task TASK = new Task(Task.Kind.AUDIT, "job", "media", "Ein Titel 猫", "{}");
  private static final MediaFacts FACTS =
      new MediaFacts("mov", Optional.empty(), Optional.empty(), 0);

  private final MockWebServer server = new MockWebServer();
  private final Egress egress = new Egress(new EgressGuard(Reach.LOCAL, List.of()));
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void start() throws IOException {
    server.start(InetAddress.ofLiteral("127.0.0.1"), 0);
    file = Files.writeString(folder.resolve("film.mp4"), "the bytes of a film");
  }

  @AfterEach
  void stop() {
    egress.close();
    server.close();
  }

  @Test
  void it_gets_the_task_and_the_file_and_its_answer_comes_back() throws Exception {
    server.enqueue(answer(200, "{\"suggestion\":\"block\"}"));
    assertThat(look(LONG))
        .isEqualTo(
            new Reply.Answered(
                new Findings(
                    List.of(), List.of(), Optional.of(Suggestion.BLOCK), List.of(), List.of())));
    var request = server.takeRequest();
    assertThat(request.getMethod()).isEqualTo("POST");
    assertThat(request.getTarget()).isEqualTo("/look?key=1");
    assertThat(request.getHeaders().get("Content-Type")).startsWith("multipart/form-data; ");
    assertThat(requireNonNull(request.getBody()).utf8())
        .contains("name=\"task\"", TASK.json(), "name=\"file\"", "the bytes of a film")
        .doesNotContain("film.mp4");
  }

  @Test
  void an_answer_that_breaks_the_contract_is_refused_by_name() throws Exception {
    server.enqueue(answer(200, "{\"suggestion\":\"perhaps\"}"));
    assertFailed(Plugin.INVALID_ANSWER, "breaks its contract: suggestion");
  }

  @ParameterizedTest
  @ValueSource(ints = {204, 302, 404, 500})
  void any_other_status_is_a_failure(int status) throws Exception {
    server.enqueue(answer(status, "").newBuilder().setHeader("Location", "/look").build());
    assertFailed(Plugin.FAILED, "status " + status);
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void an_answer_without_end_is_not_read_to_it() throws Exception {
    server.enqueue(answer(200, " ".repeat(Plugin.LONGEST_ANSWER + 1)));
    assertFailed(Plugin.LONG_ANSWER, "more than 1048576 bytes");
  }

  @Test
  void one_that_hangs_up_is_told() throws Exception {
    server.enqueue(
        new MockResponse.Builder().onRequestStart(new SocketEffect.CloseSocket()).build());
    assertFailed(Plugin.FAILED, "could not be asked");
  }

  @Test
  void at_the_limit_it_is_left_alone_and_an_interrupt_cancels_it() throws Exception {
    var limit = Duration.ofMillis(300);
    server.enqueue(new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build());
    assertThat(look(limit)).isEqualTo(new Reply.NotAnswered(new Outcome.TimedOut(limit)));
    Thread.currentThread().interrupt();
    var reply = look(LONG);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(reply).isEqualTo(new Reply.NotAnswered(new Outcome.Cancelled()));
  }

  @Test
  void the_guard_sees_the_call() throws Exception {
    try (var wide = new Egress(new EgressGuard(Reach.PUBLIC, List.of()))) {
      var reply =
          new HttpPlugin(wide, server.url("/").toString()).look(TASK, file, FACTS, folder, LONG);
      assertFailed(reply, Plugin.FAILED, "could not be asked");
    }
    assertThat(server.getRequestCount()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "plugin", "ftp://plugin/", "file:///etc/passwd"})
  void what_is_no_http_address_is_refused_at_once(String url) {
    assertThatIllegalArgumentException().isThrownBy(() -> new HttpPlugin(egress, url));
  }

  private static MockResponse answer(int status, String body) {
    return new MockResponse.Builder().code(status).body(body).build();
  }

  private Reply look(Duration limit) {
    return new HttpPlugin(egress, server.url("/look?key=1").toString())
        .look(TASK, file, FACTS, folder, limit);
  }

  private void assertFailed(String code, String part) {
    assertFailed(look(LONG), code, part);
  }

  private static void assertFailed(Reply reply, String code, String part) {
    assertThat(reply)
        .isInstanceOfSatisfying(
            Reply.NotAnswered.class,
            not ->
                assertThat(not.why())
                    .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> {
                          assertThat(failed.code()).isEqualTo(code);
                          assertThat(failed.message()).contains(part);
                        }));
  }
}
