package dev.cuepost.openapi.oss;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/**
 * Lets scripts of web pages use the objects, whatever site the pages are of: uploads from browsers
 * go right to this port.
 *
 * <p>Everybody is let in: a request speaks for whom its signature names, and never for whom the
 * browser is signed in as. There are no cookies here, and {@code Access-Control-Allow-Credentials}
 * is not sent. What pages gain are the objects that everybody may read who reaches the port.
 *
 * <p>Source: the Fetch standard, "CORS protocol"; Object Storage Service documentation,
 * "OptionObject".
 */
final class CrossOrigin {
  private static final String METHODS = "GET, HEAD, PUT, POST, DELETE";

  /** What scripts may read beside the headers that they may always read. */
  private static final String EXPOSED =
      "ETag, Date, Content-Length, Content-Range, Content-MD5, Content-Disposition, Accept-Ranges,"
          + " x-oss-request-id, x-oss-hash-crc64ecma, x-oss-object-type, x-oss-storage-class,"
          + " x-oss-ec, x-oss-err";

  /** In seconds; browsers keep an answer for two hours at most. */
  private static final String MAX_AGE = "7200";

  private static final HeaderName REQUESTED_METHOD =
      HeaderNames.create("Access-Control-Request-Method");
  private static final HeaderName REQUESTED_HEADERS =
      HeaderNames.create("Access-Control-Request-Headers");

  private CrossOrigin() {}

  /** Lets the script that sent the request read the answer; others do not ask for it. */
  static void allow(ServerRequest request, ServerResponse response) {
    if (request.headers().contains(HeaderNames.ORIGIN)) {
      response.header(HeaderNames.create("Access-Control-Allow-Origin"), "*");
      response.header(HeaderNames.create("Access-Control-Expose-Headers"), EXPOSED);
    }
  }

  /** Whether a browser asks what a script may send, before it sends it. */
  static boolean isQuestion(ServerRequest request) {
    return request.prologue().method().text().equals("OPTIONS")
        && request.headers().contains(HeaderNames.ORIGIN)
        && request.headers().contains(REQUESTED_METHOD);
  }

  /** Answers that it may send all that it wants to. */
  static void answer(ServerRequest request, ServerResponse response) {
    response.header(HeaderNames.create("Access-Control-Allow-Methods"), METHODS);
    // Not an asterisk, which stands for all headers but Authorization.
    request
        .headers()
        .first(REQUESTED_HEADERS)
        .ifPresent(
            names -> response.header(HeaderNames.create("Access-Control-Allow-Headers"), names));
    response.header(HeaderNames.create("Access-Control-Max-Age"), MAX_AGE);
    response.status(Status.OK_200).send();
  }
}
