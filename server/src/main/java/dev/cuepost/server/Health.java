package dev.cuepost.server;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code GET /health}: 200 while the server takes work, 503 once it is ending. */
final class Health implements Handler {
  private final String up;
  private volatile boolean ending;

  Health(Set<Role> roles) {
    up =
        roles.stream()
            .map(role -> '"' + role.word() + '"')
            .collect(Collectors.joining(",", "{\"status\":\"UP\",\"roles\":[", "]}\n"));
  }

  void ending() {
    ending = true;
  }

  @Override
  public void handle(ServerRequest request, ServerResponse response) {
    response
        .status(ending ? Status.SERVICE_UNAVAILABLE_503 : Status.OK_200)
        .header(HeaderNames.CONTENT_TYPE, "application/json;charset=utf-8")
        .send(ending ? "{\"status\":\"ENDING\"}\n" : up);
  }
}
