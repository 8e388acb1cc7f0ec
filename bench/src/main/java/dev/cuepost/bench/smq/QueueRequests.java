package dev.cuepost.bench.smq;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.cuepost.bench.load.Flow;
import dev.cuepost.bench.load.RequestBuffer;
import dev.cuepost.bench.load.Window;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.function.Consumer;

/** Makes and removes queues of an SMQ server, many at a time. */
record QueueRequests(InetSocketAddress address, Signer signer) {
  private static final int CONNECTIONS = 16;

  /**
   * Makes queues.
   *
   * @param attributes the XML of what they have that is not usual; empty for none
   */
  void create(List<String> queues, String attributes) throws IOException {
    call("PUT", queues, new RequestBuffer().put(attributes));
  }

  void drop(List<String> queues) throws IOException {
    call("DELETE", queues, new RequestBuffer());
  }

  private void call(String method, List<String> queues, RequestBuffer content) throws IOException {
    var requests =
        queues.stream()
            .map(queue -> ("/queues/" + queue).getBytes(US_ASCII))
            .<Consumer<RequestBuffer>>map(
                target -> request -> signer.write(request, method, target, content))
            .iterator();
    var _ =
        Flow.run(
            address,
            Math.min(CONNECTIONS, queues.size()),
            Window.of(queues.size(), _ -> {}),
            window -> new Once(window, requests));
  }
}
