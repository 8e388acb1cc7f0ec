package dev.cuepost.bench.smq;

import dev.cuepost.bench.load.Dialogue;
import dev.cuepost.bench.load.RequestBuffer;
import dev.cuepost.bench.load.Response;
import dev.cuepost.bench.load.Window;

/** Parks a poll for one message, deletes the message that comes, and parks again. */
public final class Polling implements Dialogue {
  /** The longest that the protocol allows. */
  private static final int WAIT_SECONDS = 30;

  /** Told of each message that came. */
  public interface Arrivals {
    void arrived(Response received);
  }

  private final Window window;
  private final QueueCalls queue;
  private final Arrivals arrivals;
  private final Handles handles = new Handles();
  private boolean deleting;

  public Polling(Window window, QueueCalls queue, Arrivals arrivals) {
    this.window = window;
    this.queue = queue;
    this.arrivals = arrivals;
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
    } else if (handles.count() > 0) {
      arrivals.arrived(response);
    }
  }
}
