package dev.cuepost.bench.smq;

import dev.cuepost.bench.load.Dialogue;
import dev.cuepost.bench.load.RequestBuffer;
import dev.cuepost.bench.load.Response;
import dev.cuepost.bench.load.Window;

/** Sends a message whenever one is due, its number in its body. */
public final class PacedSending implements Dialogue {
  private final Window window;
  private final Pace pace;
  private final NumberedCalls queue;
  private int message;

  public PacedSending(Window window, Pace pace, NumberedCalls queue) {
    this.window = window;
    this.pace = pace;
    this.queue = queue;
  }

  @Override
  public Next ask(RequestBuffer request) {
    if (pace.allSent()) {
      return Next.END;
    }
    if (!pace.due()) {
      return Next.WAIT;
    }
    message = pace.next();
    queue.send(request, message);
    return Next.ASK;
  }

  @Override
  public void answered(Response response) {
    if (response.ok()) {
      pace.acknowledged(message, response.answeredAt());
      window.moved(1, response);
    } else {
      window.refused(response);
    }
  }
}
