package dev.cuepost.server;

import dev.cuepost.openapi.LeftoverBody;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;

/**
 * Ends a connection after the answer that is announced to be its last one, by the client or by us:
 * RFC 9112, 9.6. The HTTP server announces it too, but would wait for the next request.
 */
final class LastAnswers implements Filter {
  @Override
  public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
    chain.proceed();
    if (saysClose(request.headers()) || saysClose(response.headers())) {
      response.commit(); // what was written to its stream
      if (response.isSent()) { // else somebody behind this still has to answer
        LeftoverBody.of(request).discard();
        throw new CloseConnectionException("the answer was the last one of its connection");
      }
    }
  }

  private static boolean saysClose(Headers headers) {
    if (!headers.contains(HeaderNames.CONNECTION)) {
      return false;
    }
    Header connection = headers.get(HeaderNames.CONNECTION);
    for (String value : connection.allValues()) {
      for (String option : value.split(",", -1)) {
        if (option.strip().equalsIgnoreCase("close")) {
          return true;
        }
      }
    }
    return false;
  }
}
