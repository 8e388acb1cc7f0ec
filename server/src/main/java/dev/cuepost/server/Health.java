package dev.cuepost.server;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/** {@code GET /health}: 200 while the server takes work, 503 once it is ending. */
final class Health implements Handler {
  private volatile boolean ending;

  void ending() {
    ending = true;
  }

  @Override
  public void handle(ServerRequest request, ServerResponse response) {
    response
        .status(ending ? Status.SERVICE_UNAVAILABLE_503 : Status.OK_200)
        .header(HeaderNames.CONTENT_TYPE, "application/json;charset=utf-8")
        .send(ending ? "{\"status\":\"ENDING\"}\n" : "{\"status\":\"UP\"}\n");
  }
}
