package dev.cuepost.bench.smq;

import dev.cuepost.bench.load.Dialogue;
import dev.cuepost.bench.load.RequestBuffer;
import dev.cuepost.bench.load.Response;
import dev.cuepost.bench.load.Window;
import java.util.function.Predicate;

/**
 * Parks a poll for one message, deletes the message that comes if it is done with, and parks again.
 */
public final class Polling implements Dialogue {
  /** The longest that the protocol allows. */
  private static final int WAIT_SECONDS = 30;

  /** Told of each message that came. */
  public interface Arrivals {
    void arrived(Response received);
  }

  private final Window window;
  private final QueueCalls queue;
  private final Predicate<Response> done;
  private final Handles handles = new Handles();
  private boolean deleting;

  private Polling(Predicate<Response> done, Window window, QueueCalls queue) {
    this.window = window;
    this.queue = queue;
    this.done = done;
  }

  public Polling(Window window, QueueCalls queue, Arrivals arrivals) {
    this(
        received -> {
          arrivals.arrived(received);
          return true;
        },
        window,
        queue);
  }

  /** One that leaves messages alone, which come again, until they are done with. */
  static Polling untilDone(Window window, QueueCalls queue, Predicate<Response> done) {
    return new Polling(done, window, queue);
  }

  @Override
  public Next ask(RequestBuffer request) {
    deleting = handles.count() > 0;
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
      handles.clear();
      if (!response.ok()) {
        window.refused(response);
      }
    } else if (!queue.received(response, handles)) {
      window.refused(response);
    } else if (handles.count() > 0 && !done.test(response)) {
      handles.clear();
    }
  }
}
