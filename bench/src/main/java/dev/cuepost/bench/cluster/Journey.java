package dev.cuepost.bench.cluster;

import dev.cuepost.bench.load.Dialogue;
import dev.cuepost.bench.load.RequestBuffer;
import dev.cuepost.bench.load.Response;
import dev.cuepost.bench.load.Window;
import dev.cuepost.bench.smq.Handles;
import dev.cuepost.bench.smq.QueueCalls;

/** Sends a message, polls for one, deletes what comes, again and again. Counted are deletions. */
final class Journey implements Dialogue {
  private static final int WAIT_SECONDS = 5;

  private enum Step {
    SEND,
    POLL,
    DELETE
  }

  private final Window window;
  private final QueueCalls queue;
  private final Handles handles = new Handles();
  private Step step = Step.SEND;

  Journey(Window window, QueueCalls queue) {
    this.window = window;
    this.queue = queue;
  }

  @Override
  public Next ask(RequestBuffer request) {
    switch (step) {
      case SEND -> {
        if (!window.claim(1)) {
          return Next.END;
        }
        queue.send(request, 1);
      }
      case POLL -> queue.receive(request, 1, WAIT_SECONDS);
      case DELETE -> queue.delete(request, handles);
    }
    return Next.ASK;
  }

  @Override
  public void answered(Response response) {
    boolean fine =
        switch (step) {
          case SEND, DELETE -> response.ok();
          case POLL -> queue.received(response, handles);
        };
    if (!fine) {
      window.refused(response);
      return;
    }
    step =
        switch (step) {
          case SEND -> Step.POLL;
          case POLL -> handles.count() > 0 ? Step.DELETE : Step.POLL;
          case DELETE -> {
            window.moved(1, response);
            yield Step.SEND;
          }
        };
  }
}
