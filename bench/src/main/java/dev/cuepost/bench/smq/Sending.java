package dev.cuepost.bench.smq;

import dev.cuepost.bench.load.Dialogue;
import dev.cuepost.bench.load.RequestBuffer;
import dev.cuepost.bench.load.Response;
import dev.cuepost.bench.load.Window;
import java.util.function.Supplier;

/** Sends messages, one request after the other, as long as the window is open. */
public record Sending(Window window, Supplier<QueueCalls> queues, int batch) implements Dialogue {
  @Override
  public Next ask(RequestBuffer request) {
    if (!window.claim(batch)) {
      return Next.END;
    }
    queues.get().send(request, batch);
    return Next.ASK;
  }

  @Override
  public void answered(Response response) {
    if (response.ok()) {
      window.moved(batch, response);
    } else {
      window.refused(response);
    }
  }
}
