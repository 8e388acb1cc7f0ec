package dev.cuepost.bench.smq;

import dev.cuepost.bench.load.Dialogue;
import dev.cuepost.bench.load.RequestBuffer;
import dev.cuepost.bench.load.Response;
import dev.cuepost.bench.load.Window;
import java.util.function.Supplier;

/**
 * Receives messages and deletes them, until the window closes or there are none. Counted are
 * deleted messages.
 */
public final class Taking implements Dialogue {
  private final Window window;
  private final Supplier<QueueCalls> queues;
  private final int batch;
  private final int emptyMax;
  private final int waitSeconds;
  private final Handles handles = new Handles();
  private QueueCalls queue;
  private boolean deleting;
  private int empty;

  /**
   * Takes from the queues in turn.
   *
   * @param emptyMax after so many queues without a message, one behind the other, there is none
   */
  Taking(Window window, Supplier<QueueCalls> queues, int batch, int emptyMax) {
    this(window, queues, batch, emptyMax, 0);
  }

  private Taking(
      Window window, Supplier<QueueCalls> queues, int batch, int emptyMax, int waitSeconds) {
    this.window = window;
    this.queues = queues;
    this.batch = batch;
    this.emptyMax = emptyMax;
    this.waitSeconds = waitSeconds;
    this.queue = queues.get();
  }

  /** Takes from a queue until there is nothing in it. */
  public static Taking until(Window window, QueueCalls queue, int batch) {
    return new Taking(window, () -> queue, batch, 1);
  }

  /** Takes from a queue until the window closes; while there is nothing, it waits. */
  public static Taking whatComes(Window window, QueueCalls queue, int batch, int waitSeconds) {
    return new Taking(window, () -> queue, batch, Integer.MAX_VALUE, waitSeconds);
  }

  @Override
  public Next ask(RequestBuffer request) {
    if (handles.count() > 0) {
      deleting = true;
      queue.delete(request, handles);
      return Next.ASK;
    }
    if (empty >= emptyMax || !window.claim(batch)) {
      return Next.END;
    }
    deleting = false;
    queue = queues.get();
    queue.receive(request, batch, waitSeconds);
    return Next.ASK;
  }

  @Override
  public void answered(Response response) {
    if (deleting) {
      deleted(response);
    } else if (!queue.received(response, handles)) {
      window.refused(response);
    } else {
      empty = handles.count() == 0 ? empty + 1 : 0;
    }
  }

  private void deleted(Response response) {
    if (response.ok()) {
      window.moved(handles.count(), response);
    } else {
      window.refused(response);
    }
    handles.clear();
  }
}
