package dev.cuepost.smq;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cuepost.smq.wire.Reply;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerResponse;

/**
 * Puts a reply on the wire. The letter case of the header names matters: the official Java client
 * looks some of them up exactly so.
 */
final class ReplyWriter {
  static final Header VERSION = HeaderValues.createCached("x-mns-version", "2015-06-06");
  static final Header CONTENT_TYPE =
      HeaderValues.createCached(HeaderNames.CONTENT_TYPE, "text/xml;charset=utf-8");
  static final String REQUEST_ID = "x-mns-request-id";

  private static final byte[] NOTHING = {};

  private ReplyWriter() {}

  static void write(
      Reply reply, String requestId, ReceivedRequest request, ServerResponse response) {
    response.status(Status.create(reply.status()));
    response.header(CONTENT_TYPE);
    response.header(VERSION);
    response.header(HeaderValues.create(REQUEST_ID, requestId));
    reply
        .location()
        .ifPresent(url -> response.header(HeaderValues.create(HeaderNames.LOCATION, url)));
    boolean close = request.mayHoldTooMuchUnread();
    if (close) {
      response.header(HeaderValues.CONNECTION_CLOSE);
    }
    var document = reply.document().filter(_ -> !request.isHead());
    response.send(document.map(text -> text.getBytes(UTF_8)).orElse(NOTHING));
    if (close) {
      // Otherwise the server would take what is left of the content for the next request.
      throw new CloseConnectionException("more content than anybody wants to read");
    }
  }
}
