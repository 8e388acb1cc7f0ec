package dev.cuepost.smq;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cuepost.smq.wire.Content;
import dev.cuepost.smq.wire.Reply;
import dev.cuepost.smq.wire.SmqError;
import dev.cuepost.smq.wire.SmqException;
import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.http.DirectHandlers;
import java.util.function.Supplier;

/**
 * Answers requests that the HTTP server turns away before any route sees them, such as those with
 * broken escapes in their address. Give {@link #handlers} to the listener. Clients of the RPC
 * protocol, which shares the port, understand the same {@code Error} document.
 */
public final class TransportErrors implements DirectHandler {
  private final Supplier<String> requestIds;

  public TransportErrors(Supplier<String> requestIds) {
    this.requestIds = requestIds;
  }

  /** This handler for every kind of event. */
  public DirectHandlers handlers() {
    var handlers = DirectHandlers.builder();
    for (var type : EventType.values()) {
      handlers.addHandler(type, this);
    }
    return handlers.build();
  }

  @Override
  @SuppressWarnings("NullAway") // the interface passes on a message that may be absent
  public TransportResponse handle(
      TransportRequest request,
      EventType type,
      Status status,
      ServerResponseHeaders headers,
      String message) {
    var failure = failure(request, type, status);
    var host = request.headers().first(HeaderNames.HOST).orElse("");
    var requestId = requestIds.get();
    var reply = Reply.error(failure.error(), failure.text(), requestId, "http://" + host);
    return TransportResponse.builder()
        .status(Status.create(reply.status()))
        .headers(headers)
        .header(ReplyWriter.CONTENT_TYPE)
        .header(ReplyWriter.VERSION)
        .header(HeaderValues.create(ReplyWriter.REQUEST_ID, requestId))
        .keepAlive(false)
        .entity(reply.document().orElse("").getBytes(UTF_8))
        .build();
  }

  private static SmqException failure(TransportRequest request, EventType type, Status status) {
    // The server calls content that is too long a bad request and tells it apart by status only.
    if (status.code() == Status.REQUEST_ENTITY_TOO_LARGE_413.code()) {
      return Content.LENGTH.violated();
    }
    return switch (type) {
      case BAD_REQUEST, PAYLOAD_TOO_LARGE, FORBIDDEN -> SmqError.INVALID_URL.failure();
      case HTTP_VERSION_NOT_SUPPORTED -> SmqError.OLD_HTTP.failure();
      // A method that is no word of ASCII makes the server stumble before it knows the request.
      case INTERNAL_ERROR, OTHER ->
          request.method().isEmpty() ? SmqError.INVALID_URL.failure() : SmqError.INTERNAL.failure();
    };
  }
}
