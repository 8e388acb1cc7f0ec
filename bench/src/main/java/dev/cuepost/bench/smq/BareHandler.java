package dev.cuepost.bench.smq;

import io.helidon.common.socket.SocketOptions;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.ListenerConfig;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.helidon.webserver.http1.Http1Config;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * The baseline: a handler on the server's HTTP server, with the server's settings of it, that reads
 * a request's body, verifies nothing, stores nothing, and answers as many bytes as the answer to
 * SendMessage has. What is above it in time is the work of Cuepost.
 *
 * <p>A program of its own; it prints its port.
 */
final class BareHandler {
  private static final byte[] ANSWER =
      """
      <?xml version="1.0" ?>
      <Message xmlns="http://mns.aliyuncs.com/doc/v1">
        <MessageId>00000000000000000000000000000000</MessageId>
        <MessageBodyMD5>00000000000000000000000000000000</MessageBodyMD5>
      </Message>
      """
          .getBytes(StandardCharsets.UTF_8);

  private BareHandler() {}

  static void main() {
    // The settings of the API's port in the server's Listeners.
    var http =
        Http1Config.builder()
            .maxPrologueLength(64 * 1_024)
            .maxHeadersSize(64 * 1_024)
            .continueImmediately(true)
            .build();
    var listener =
        ListenerConfig.builder()
            .address(InetAddress.getLoopbackAddress())
            .port(0)
            .connectionOptions(SocketOptions.builder().tcpNoDelay(true).build())
            .idleConnectionTimeout(Duration.ofSeconds(90))
            .shutdownGracePeriod(Duration.ofSeconds(3))
            .addProtocol(http)
            .routing(HttpRouting.builder().any(BareHandler::handle))
            .buildPrototype();
    WebServer server = WebServer.builder().from(listener).build().start();
    System.out.println(Bare.READY + server.port());
  }

  private static void handle(ServerRequest request, ServerResponse response) {
    byte[] body = request.content().as(byte[].class);
    response
        .status(body.length > 0 ? Status.CREATED_201 : Status.BAD_REQUEST_400)
        .header(HeaderValues.create(HeaderNames.CONTENT_TYPE, "text/xml;charset=utf-8"))
        .header(HeaderValues.create("x-mns-version", "2015-06-06"))
        .header(HeaderValues.create("x-mns-request-id", "000000000000000000000000"))
        .send(ANSWER);
  }
}
