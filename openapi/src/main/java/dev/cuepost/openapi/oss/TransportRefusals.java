package dev.cuepost.openapi.oss;

import dev.cuepost.openapi.Fields;
import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Answers requests that the HTTP server turns away before {@link ObjectRoutes} sees them, in the
 * words of the protocol: those of HTTP/1.0 among them, which reverse proxies speak if they are not
 * told otherwise. Give it to the listener for every kind of event.
 */
public final class TransportRefusals implements DirectHandler {
  private final Supplier<UUID> requestIds;

  public TransportRefusals(Supplier<UUID> requestIds) {
    this.requestIds = requestIds;
  }

  @Override
  @SuppressWarnings("NullAway") // the interface passes on a message that may be absent
  public TransportResponse handle(
      TransportRequest request,
      EventType type,
      Status status,
      ServerResponseHeaders headers,
      String message) {
    String requestId = requestIds.get().toString().replace("-", "").toUpperCase(Locale.ROOT);
    ErrorAnswer answer =
        ErrorAnswer.of(
            error(request, type, status),
            new Fields(),
            requestId,
            request.headers().first(HeaderNames.HOST).orElse(""));
    headers.set(HeaderNames.create("x-oss-request-id"), requestId);
    headers.set(HeaderNames.CONTENT_TYPE, "application/xml");
    answer.headers().forEach((name, value) -> headers.set(HeaderNames.create(name), value));
    headers.set(HeaderValues.CONNECTION_CLOSE);
    return TransportResponse.builder()
        .status(Status.create(answer.error().status()))
        .headers(headers)
        .keepAlive(false)
        .entity(answer.body())
        .build();
  }

  private static OssError error(TransportRequest request, EventType type, Status status) {
    // The server calls content that is too long a bad request and tells it apart by status only.
    if (status.code() == Status.REQUEST_ENTITY_TOO_LARGE_413.code()) {
      return OssError.TOO_LARGE;
    }
    return switch (type) {
      case BAD_REQUEST, PAYLOAD_TOO_LARGE, FORBIDDEN -> OssError.NO_HTTP;
      case HTTP_VERSION_NOT_SUPPORTED -> OssError.OLD_HTTP;
      // A method that is no word of ASCII makes the server stumble before it knows the request.
      case INTERNAL_ERROR, OTHER ->
          request.method().isEmpty() ? OssError.NO_HTTP : OssError.INTERNAL;
    };
  }
}
