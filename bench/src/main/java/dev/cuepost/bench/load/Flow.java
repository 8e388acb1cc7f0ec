package dev.cuepost.bench.load;

import dev.cuepost.bench.figure.Latencies;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.function.Function;

/**
 * What moved while a load ran.
 *
 * @param messages moved
 * @param time from the first request to the last answer that moved something
 * @param latencies of the requests, not of the messages
 */
public record Flow(long messages, Duration time, Latencies latencies) {
  /** Runs a load over so many connections until the window is over and every answer is there. */
  public static Flow run(
      InetSocketAddress address,
      int connections,
      Window window,
      Function<Window, Dialogue> dialogue)
      throws IOException {
    try (var loop = new EventLoop()) {
      for (int i = 0; i < connections; i++) {
        loop.connect(address, dialogue.apply(window));
      }
      window.begin();
      loop.run(loop::quiet);
      return window.flow();
    }
  }

  public double perSecond() {
    return messages * 1e9 / time.toNanos();
  }
}
