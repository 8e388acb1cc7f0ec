package dev.cuepost.bench.cluster;

import dev.cuepost.bench.load.Dialogue;
import dev.cuepost.bench.load.RequestBuffer;
import dev.cuepost.bench.load.Response;
import dev.cuepost.bench.load.Window;
import dev.cuepost.bench.smq.QueueCalls;

/**
 * Sends while the window is open and the queue is short.
 *
 * @param sent counts what was sent
 * @param taken counts what others took out again
 * @param most what may be in the queue before it waits
 */
record HotSending(Window sent, Window taken, QueueCalls queue, int batch, int most)
    implements Dialogue {
  @Override
  public Next ask(RequestBuffer request) {
    if (!sent.claim(0)) {
      return Next.END;
    }
    if (sent.moved() - taken.moved() >= most) {
      return Next.WAIT;
    }
    queue.send(request, batch);
    return Next.ASK;
  }

  @Override
  public void answered(Response response) {
    if (response.ok()) {
      sent.moved(batch, response);
    } else {
      sent.refused(response);
    }
  }
}
