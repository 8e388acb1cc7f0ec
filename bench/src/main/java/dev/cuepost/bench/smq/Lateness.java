package dev.cuepost.bench.smq;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.cuepost.bench.figure.Latencies;
import dev.cuepost.bench.load.Response;

/**
 * How late messages came that come twice, at the end of their delay and at that of their lease: by
 * the clock that the server and its client share. Used by the loop's thread.
 */
final class Lateness {
  private static final byte[] SENT = "<EnqueueTime>".getBytes(US_ASCII);
  private static final byte[] LEASED_UNTIL = "<NextVisibleTime>".getBytes(US_ASCII);
  private static final byte[] COUNT = "<DequeueCount>".getBytes(US_ASCII);

  private final long delayMillis;
  private final long[] leasedUntil;
  private final Latencies delays = new Latencies();
  private final Latencies leases = new Latencies();

  /**
   * For one round.
   *
   * @param delayMillis of each message, from its sending on
   */
  Lateness(int messages, long delayMillis) {
    this.delayMillis = delayMillis;
    leasedUntil = new long[messages];
  }

  Latencies delays() {
    return delays;
  }

  Latencies leases() {
    return leases;
  }

  boolean allCameTwice() {
    return leases.count() == leasedUntil.length;
  }

  /** Whether it is the last time that the message comes. */
  boolean came(Response received) {
    long now = System.currentTimeMillis() - (System.nanoTime() - received.answeredAt()) / 1_000_000;
    int message = NumberedCalls.number(received);
    boolean again = number(received, COUNT) > 1;
    if (again) {
      leases.record(1_000_000 * (now - leasedUntil[message]));
    } else {
      delays.record(1_000_000 * (now - number(received, SENT) - delayMillis));
      leasedUntil[message] = number(received, LEASED_UNTIL);
    }
    return again;
  }

  private static long number(Response received, byte[] element) {
    int from = received.behind(element, received.contentFrom());
    int end = received.indexOf('<', from);
    return Long.parseLong(new String(received.bytes(), from, end - from, US_ASCII));
  }
}
