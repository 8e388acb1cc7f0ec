package dev.cuepost.audit.callback;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.cuepost.audit.callback.book.Behaviour;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;

/** What a receiver sends back, or does instead. */
final class Reaction {
  /** Beyond the deadline, and beyond what the judge allows for late timers. */
  static final Duration LATE = Duration.ofMillis(3_900);

  /** The longest that something without an end goes on, if the server does not end it. */
  private static final Duration ENDLESS = Duration.ofSeconds(8);

  private static final Duration TRICKLE = Duration.ofMillis(100);

  private Reaction() {}

  /**
   * Answers a call.
   *
   * @param url a redirect leads to
   * @return whether the connection can be used again
   * @throws IOException if the server is gone
   */
  static boolean to(Socket connection, Behaviour how, String url)
      throws IOException, InterruptedException {
    OutputStream out = connection.getOutputStream();
    return switch (how) {
      case TAKES, TAKES_LATE, FAILS -> {
        write(out, "HTTP/1.1 %d X\r\nContent-Length: 2\r\n\r\nok".formatted(how.status()));
        yield true;
      }
      case REDIRECTS -> {
        write(out, "HTTP/1.1 302 X\r\nLocation: %s\r\nContent-Length: 0\r\n\r\n".formatted(url));
        yield true;
      }
      case SAYS_NOTHING -> {
        write(out, "HTTP/1.1 204 X\r\n\r\n");
        yield true;
      }
      case TAKES_ENDLESSLY -> {
        write(out, "HTTP/1.1 200 X\r\n\r\n");
        yield endlessly(out, ".");
      }
      case TRICKLES -> {
        write(out, "HTTP/1.1 200 X\r\n");
        yield endlessly(out, "X-More: 1\r\n");
      }
      case HANGS -> {
        connection.setSoTimeout((int) ENDLESS.toMillis());
        var _ = connection.getInputStream().read(); // until the server hangs up
        yield false;
      }
      case RESETS, GONE -> {
        connection.setSoLinger(true, 0);
        yield false;
      }
      case CLOSES -> false;
    };
  }

  private static boolean endlessly(OutputStream out, String piece)
      throws IOException, InterruptedException {
    for (long left = ENDLESS.dividedBy(TRICKLE); left > 0; left--) {
      write(out, piece);
      Thread.sleep(TRICKLE);
    }
    return false;
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(US_ASCII));
    out.flush();
  }
}
