package dev.cuepost.smq;

import dev.cuepost.queue.ManualClock;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A server, a clock that stands still and a connection, for tests of single requests. */
@SuppressWarnings("NullAway.Init") // JUnit fills the fields
abstract class ProtocolTest {
  final ManualClock clock = new ManualClock();
  SmqServer server;
  Wire wire;

  @BeforeEach
  void start(@TempDir Path directory) throws IOException {
    server = SmqServer.start(directory, clock);
    wire = new Wire(server.port());
  }

  @AfterEach
  void stop() {
    wire.close();
    server.close();
  }

  String host() {
    return "127.0.0.1:" + server.port();
  }

  Signed request(String method, String target) {
    return Signed.request(clock, method, target);
  }

  Answer send(Signed request) {
    return sendText(request.sign(host()));
  }

  Answer sendText(String request) {
    wire.write(request);
    return wire.read();
  }

  Answer call(String method, String target) {
    return send(request(method, target));
  }

  Answer call(String method, String target, String body) {
    return send(request(method, target).body(body));
  }

  void createQueue(String name) {
    call("PUT", "/queues/" + name);
  }

  /** Sends a message of this body to the queue {@code q}. */
  Answer sendMessage(String body) {
    return call(
        "POST", "/queues/q/messages", "<Message><MessageBody>" + body + "</MessageBody></Message>");
  }

  String receiveHandle() {
    return call("GET", "/queues/q/messages").element("ReceiptHandle");
  }
}
