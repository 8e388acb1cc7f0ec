package dev.cuepost.bench.smq;

import dev.cuepost.bench.load.RequestBuffer;
import dev.cuepost.bench.load.Response;

/** How a protocol words the calls on one queue, and what its answers mean. */
public interface QueueCalls {
  void send(RequestBuffer request, int messages);

  void receive(RequestBuffer request, int max, int waitSeconds);

  void delete(RequestBuffer request, Handles handles);

  /**
   * Reads the receipt handles of an answer to {@link #receive}.
   *
   * @return whether it is such an answer; without handles, there was no message
   */
  boolean received(Response response, Handles handles);
}
