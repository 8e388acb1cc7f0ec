package dev.cuepost.bench.load;

import dev.cuepost.bench.figure.Latencies;
import java.time.Duration;
import java.util.function.LongConsumer;

/**
 * The time in which dialogues ask, and what came of it. Shared by the dialogues of one loop, used
 * by its thread.
 */
public final class Window {
  private final Duration time;
  private final long messagesMax;
  private final LongConsumer progress;
  private final Latencies latencies = new Latencies();
  private long begun;
  private long lastAt;
  private long claimed;
  private long moved;
  private long refusals;
  private String firstRefusal = "";

  private Window(Duration time, long messagesMax, LongConsumer progress) {
    this.time = time;
    this.messagesMax = messagesMax;
    this.progress = progress;
  }

  public static Window of(Duration time) {
    return new Window(time, Long.MAX_VALUE, _ -> {});
  }

  /** Ends with a number of messages rather than with a time. */
  public static Window of(long messages, LongConsumer progress) {
    return new Window(Duration.ofDays(1), messages, progress);
  }

  public void begin() {
    begun = System.nanoTime();
    lastAt = begun;
  }

  /** Whether there is time for another request about so many messages, which then are taken. */
  public boolean claim(int messages) {
    if (claimed >= messagesMax || System.nanoTime() - begun >= time.toNanos()) {
      return false;
    }
    claimed += messages;
    return true;
  }

  /** How many messages moved so far. */
  public long moved() {
    return moved;
  }

  /** Counts what an answer moved. */
  public void moved(int messages, Response response) {
    moved += messages;
    lastAt = response.answeredAt();
    latencies.record(response.nanos());
    progress.accept(moved);
  }

  /** Counts an answer that nobody expects. */
  public void refused(Response response) {
    if (refusals++ == 0) {
      firstRefusal = response.status() + " " + response.content();
    }
  }

  /**
   * What it came to.
   *
   * @throws IllegalStateException if an answer was not the expected one, or nothing moved
   */
  public Flow flow() {
    if (refusals > 0) {
      throw new IllegalStateException(
          "%,d answers were not the expected ones; the first: %s"
              .formatted(refusals, firstRefusal));
    }
    if (moved == 0) {
      throw new IllegalStateException("no message moved");
    }
    return new Flow(moved, Duration.ofNanos(lastAt - begun), latencies);
  }
}
