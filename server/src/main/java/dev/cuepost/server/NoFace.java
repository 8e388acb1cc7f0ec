package dev.cuepost.server;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/** What a server without the role {@code face} says to calls: 404, and whom to ask. */
final class NoFace implements Handler {
  @Override
  public void handle(ServerRequest request, ServerResponse response) {
    response
        .status(Status.NOT_FOUND_404)
        .header(HeaderNames.CONTENT_TYPE, "text/plain;charset=utf-8")
        .send("this server answers no calls: its roles do not include face; ask one whose do\n");
  }
}
