package dev.cuepost.console.frame;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cuepost.identity.guess.Waiting;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Tells browsers what has changed on their pages, by server-sent events: the part that changes is
 * drawn once a second, and sent if it differs from what was sent before. A stream ends after a
 * while, and the browser begins another.
 */
final class LiveStream {
  /** How many pages are told at the same time; to more the answer is that nothing will come. */
  private static final int STREAMS_MAX = 200;

  private static final Duration PACE = Duration.ofSeconds(1);
  private static final int LOOKS_MAX = 600;

  /** So often something is sent in any case, to see whether anybody is there. */
  private static final int LOOKS_WITHOUT_WORD = 10;

  private static final Header EVENTS =
      HeaderValues.createCached(HeaderNames.CONTENT_TYPE, "text/event-stream;charset=utf-8");
  private static final Header NOT_KEPT =
      HeaderValues.createCached(HeaderNames.CACHE_CONTROL, "no-store");

  private final Semaphore streams = new Semaphore(STREAMS_MAX);
  private final Waiting waiting;

  LiveStream(Waiting waiting) {
    this.waiting = waiting;
  }

  /**
   * A part as it stands.
   *
   * @param last whether it will not change any more
   */
  record Drawn(String html, boolean last) {}

  /**
   * Tells until it does not change any more, or nobody listens.
   *
   * @param look draws the part; empty if the visitor may not see it any more
   */
  void tell(Supplier<Optional<Drawn>> look, ServerResponse response) {
    if (!streams.tryAcquire()) {
      response.status(Status.NO_CONTENT_204).send(); // after which a browser does not ask again
      return;
    }
    response.header(EVENTS);
    response.header(NOT_KEPT);
    try (OutputStream stream = response.outputStream()) {
      tell(look, stream);
    } catch (IOException | UncheckedIOException _) {
      // Nobody listens any more.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      streams.release();
    }
  }

  private void tell(Supplier<Optional<Drawn>> look, OutputStream stream)
      throws IOException, InterruptedException {
    String told = "";
    int silent = 0;
    for (int i = 0; i < LOOKS_MAX; i++) {
      Optional<Drawn> drawn = look.get();
      if (drawn.isEmpty()) {
        return;
      }
      if (!drawn.get().html().equals(told)) {
        told = drawn.get().html();
        silent = 0;
        write(stream, event(told));
      } else if (++silent == LOOKS_WITHOUT_WORD) {
        silent = 0;
        write(stream, ":\n\n");
      }
      if (drawn.get().last()) {
        write(stream, "event: end\ndata: end\n\n");
        return;
      }
      waiting.pass(PACE);
    }
  }

  private static String event(String html) {
    var event = new StringBuilder();
    html.lines().forEach(line -> event.append("data: ").append(line).append('\n'));
    return event.append('\n').toString();
  }

  private static void write(OutputStream stream, String text) throws IOException {
    stream.write(text.getBytes(UTF_8));
    stream.flush();
  }
}
