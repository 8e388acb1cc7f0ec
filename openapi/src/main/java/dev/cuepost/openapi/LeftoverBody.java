package dev.cuepost.openapi;

import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;

/**
 * The part of a request's body that nobody wanted, mostly because the request was refused.
 *
 * <p>The connection ends after the answer. Ending it at once would reset it while the client still
 * sends, and the client would not see the answer; so some more is read and thrown away. That is
 * done for bodies of a known length only: of a chunked one, the server takes each chunk into memory
 * whole, and a stranger may announce a large one.
 */
public final class LeftoverBody {
  private static final long DISCARDED_MAX_BYTES = 8 * 1024 * 1024;

  private final ServerRequest request;
  private final boolean present;

  private LeftoverBody(ServerRequest request, boolean present) {
    this.request = request;
    this.present = present;
  }

  /** Looks for it before the answer is sent, and announces the end of the connection. */
  public static LeftoverBody of(ServerRequest request, ServerResponse response) {
    LeftoverBody leftover = of(request);
    if (leftover.present) {
      response.header(HeaderValues.CONNECTION_CLOSE);
    }
    return leftover;
  }

  /** Looks for it on a connection that ends anyway. */
  public static LeftoverBody of(ServerRequest request) {
    return new LeftoverBody(
        request, request.content().hasEntity() && !request.content().consumed());
  }

  /**
   * Reads some of it after the answer was sent; a client that waits to be asked for it has none.
   */
  public void discard() {
    if (!present
        || request.headers().contains(HeaderNames.EXPECT)
        || request.headers().contentLength().isEmpty()) {
      return;
    }
    try {
      request.content().inputStream().skipNBytes(DISCARDED_MAX_BYTES); // closing would read it all
    } catch (IOException | RuntimeException _) {
      // the body has ended, or the client is gone
    }
  }
}
