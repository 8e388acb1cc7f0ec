package dev.cuepost.bench.smq;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.cuepost.bench.figure.Latencies;
import dev.cuepost.bench.load.Dialogue;
import dev.cuepost.bench.load.RequestBuffer;
import dev.cuepost.bench.load.Response;
import dev.cuepost.bench.load.Window;

/**
 * Parks a poll for one message at a time. Each message comes when its delay ends, is left alone
 * until its lease ends, and is deleted when it comes again.
 */
final class Awaiting implements Dialogue {
  private static final int WAIT_SECONDS = 30;
  private static final byte[] SENT = "<EnqueueTime>".getBytes(US_ASCII);
  private static final byte[] LEASED_UNTIL = "<NextVisibleTime>".getBytes(US_ASCII);
  private static final byte[] COUNT = "<DequeueCount>".getBytes(US_ASCII);

  /**
   * How late messages came, by the clock that the server and its client share. Used by the loop's
   * thread.
   */
  static final class Lateness {
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
    private boolean came(Response received) {
      long now =
          System.currentTimeMillis() - (System.nanoTime() - received.answeredAt()) / 1_000_000;
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

  private final Window window;
  private final QueueCalls queue;
  private final Lateness lateness;
  private final Handles handles = new Handles();
  private boolean deleting;

  Awaiting(Window window, QueueCalls queue, Lateness lateness) {
    this.window = window;
    this.queue = queue;
    this.lateness = lateness;
  }

  @Override
  public Next ask(RequestBuffer request) {
    if (deleting) {
      queue.delete(request, handles);
    } else {
      queue.receive(request, 1, WAIT_SECONDS);
    }
    return Next.ASK;
  }

  @Override
  public void answered(Response response) {
    if (deleting) {
      deleting = false;
      if (!response.ok()) {
        window.refused(response);
      }
    } else if (!queue.received(response, handles)) {
      window.refused(response);
    } else if (handles.count() > 0) {
      deleting = lateness.came(response);
    }
  }
}
