package dev.cuepost.bench.smq;

import dev.cuepost.bench.figure.Latencies;

/**
 * Messages sent at a steady rate whatever the answers do, and when each of them was where. Used by
 * the loop's thread.
 */
public final class Pace {
  private final long begun = System.nanoTime();
  private final double perNano;
  private final long[] sentAt;
  private final long[] acknowledgedAt;
  private final long[] answeredAt;
  private int sent;
  private int arrived;

  public Pace(int perSecond, int messages) {
    perNano = perSecond / 1e9;
    sentAt = new long[messages];
    acknowledgedAt = new long[messages];
    answeredAt = new long[messages];
  }

  boolean allSent() {
    return sent == sentAt.length;
  }

  public boolean allArrived() {
    return arrived == sentAt.length;
  }

  /** Whether it is time for the next message. */
  boolean due() {
    return !allSent() && sent < (System.nanoTime() - begun) * perNano;
  }

  /** The number of the next message, which is sent now. */
  int next() {
    sentAt[sent] = System.nanoTime();
    return sent++;
  }

  void acknowledged(int message, long at) {
    acknowledgedAt[message] = at;
  }

  /** A parked poll was answered with the message. */
  public void arrived(int message, long at) {
    answeredAt[message] = at;
    arrived++;
  }

  /** From the acknowledgement to the poll's answer; zero where the answer came first. */
  public Latencies afterAcknowledgement() {
    return between(acknowledgedAt, answeredAt);
  }

  public Latencies fromSending() {
    return between(sentAt, answeredAt);
  }

  public Latencies untilAcknowledgement() {
    return between(sentAt, acknowledgedAt);
  }

  private static Latencies between(long[] starts, long[] ends) {
    var latencies = new Latencies();
    for (int i = 0; i < starts.length; i++) {
      latencies.record(ends[i] - starts[i]);
    }
    return latencies;
  }
}
