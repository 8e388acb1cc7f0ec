package dev.cuepost.bench.smq;

import dev.cuepost.bench.load.Dialogue;
import dev.cuepost.bench.load.RequestBuffer;
import dev.cuepost.bench.load.Response;
import dev.cuepost.bench.load.Window;
import java.util.Iterator;
import java.util.function.Consumer;

/** Asks things that stand in a list, each one once. Several connections may share the list. */
record Once(Window window, Iterator<Consumer<RequestBuffer>> requests) implements Dialogue {
  @Override
  public Next ask(RequestBuffer request) {
    if (!requests.hasNext()) {
      return Next.END;
    }
    requests.next().accept(request);
    return Next.ASK;
  }

  @Override
  public void answered(Response response) {
    if (response.ok()) {
      window.moved(1, response);
    } else {
      window.refused(response);
    }
  }
}
