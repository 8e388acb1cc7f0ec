package dev.cuepost.media.speech;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.egress.Egress;
import dev.cuepost.egress.EgressGuard;
import dev.cuepost.egress.EgressGuard.Reach;
import dev.cuepost.media.edit.MediaRef;
import dev.cuepost.media.process.outcome.Outcome;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Addresses that send sounds, and such that do not. */
class HttpSpeakerTest {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final MediaRef.Speech WISH =
      new MediaRef.Speech(
          "Guten \"Tag\" 猫",
          Optional.of("zhichu"),
          Optional.empty(),
          Optional.of("wav"),
          -250,
          500,
          OptionalInt.of(70));

  private final MockWebServer server = new MockWebServer();
  private final Egress egress = new Egress(new EgressGuard(Reach.LOCAL, List.of()));
  @TempDir private Path folder;

  @BeforeEach
  void start() throws IOException {
    server.start(InetAddress.ofLiteral("127.0.0.1"), 0);
  }

  @AfterEach
  void stop() {
    egress.close();
    server.close();
  }

  @Test
  void it_gets_the_task_and_what_it_answers_is_the_file() throws Exception {
    server.enqueue(new MockResponse.Builder().code(200).body("the sound").build());
    Path target = folder.resolve("sound");
    assertThat(speak(LONG)).isEqualTo(new Outcome.Made(List.of(target)));
    assertThat(target).hasContent("the sound");
    assertThat(requireNonNull(server.takeRequest().getBody()).utf8())
        .isEqualTo(
            "{\"version\":1,\"task\":\"speak\",\"text\":\"Guten \\\"Tag\\\" 猫\","
                + "\"voice\":\"zhichu\",\"format\":\"wav\",\"speechRate\":-250,\"pitchRate\":500,"
                + "\"volume\":70}");
  }

  @Test
  void another_status_no_bytes_and_a_broken_line_are_told_apart() throws Exception {
    server.enqueue(new MockResponse.Builder().code(503).build());
    assertThat(speak(LONG))
        .isEqualTo(
            new Outcome.Failed(
                "PluginFailed", "The plug-in at 127.0.0.1 answered with status 503."));
    server.enqueue(new MockResponse.Builder().code(200).build());
    assertThat(speak(LONG))
        .isEqualTo(
            new Outcome.Failed(
                "PluginAnswerInvalid",
                "The plug-in at 127.0.0.1 breaks its contract: it sent no sound."));
    server.enqueue(
        new MockResponse.Builder()
            .code(200)
            .body("the sound".repeat(1_000))
            .onResponseBody(SocketEffect.ShutdownConnection.INSTANCE)
            .build());
    assertThat(speak(LONG))
        .isInstanceOfSatisfying(
            Outcome.Failed.class, failed -> assertThat(failed.code()).isEqualTo("PluginFailed"));
  }

  @Test
  void it_may_take_as_long_as_it_is_given() throws Exception {
    server.enqueue(new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build());
    var limit = Duration.ofMillis(200);
    assertThat(speak(limit)).isEqualTo(new Outcome.TimedOut(limit));
  }

  private Outcome speak(Duration limit) throws IOException {
    return new HttpSpeaker(egress, "http://127.0.0.1:%d/speak".formatted(server.getPort()))
        .speak(WISH, folder.resolve("sound"), limit);
  }
}
