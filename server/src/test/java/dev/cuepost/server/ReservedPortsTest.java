package dev.cuepost.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.helidon.webserver.http.HttpRouting;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReservedPortsTest {
  private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

  private final ReservedPorts reserved = new ReservedPorts();

  @AfterEach
  void close() {
    reserved.close();
  }

  @Test
  void a_free_port_is_given_once() {
    Set<Integer> ports = new HashSet<>();
    for (int count = 0; count < 200; count++) {
      assertThat(ports.add(reserved.reserve(LOOPBACK, 0))).isTrue();
    }
  }

  @Test
  void nobody_else_gets_a_reserved_port_and_clients_are_refused() throws IOException {
    int port = reserved.reserve(LOOPBACK, 0);
    try (var other = new ServerSocket();
        var client = new Socket()) {
      other.setReuseAddress(false);
      assertThatThrownBy(() -> other.bind(new InetSocketAddress(LOOPBACK, port)))
          .isInstanceOf(BindException.class);
      assertThatThrownBy(() -> client.connect(new InetSocketAddress(LOOPBACK, port)))
          .isInstanceOf(ConnectException.class);
    }
  }

  @Test
  void a_port_where_somebody_listens_is_refused_with_its_number() throws IOException {
    try (var other = new ServerSocket(0, 1, LOOPBACK)) {
      assertThatThrownBy(() -> reserved.reserve(LOOPBACK, other.getLocalPort()))
          .isInstanceOf(Problem.class)
          .hasMessageContaining("port %d at 127.0.0.1".formatted(other.getLocalPort()));
    }
  }

  @Test
  void listeners_open_while_their_ports_are_reserved() throws IOException {
    var listeners = listeners();
    reserved.yieldToListeners();
    var server =
        listeners.open(
            HttpRouting::builder, HttpRouting::builder, () -> "", InstantSource.system());
    try (var client = new Socket(LOOPBACK, listeners.ports().getFirst().number())) {
      assertThat(client.isConnected()).isTrue();
    } finally {
      server.stop();
    }
  }

  @Test
  void a_server_whose_port_was_taken_after_all_does_not_pretend_to_listen() throws IOException {
    var listeners = listeners();
    int port = listeners.ports().getLast().number();
    reserved.close();
    try (var _ = new ServerSocket(port, 1, LOOPBACK)) {
      assertThatThrownBy(() ->
              listeners.open(
                  HttpRouting::builder, HttpRouting::builder, () -> "", InstantSource.system()))
          .isInstanceOf(Problem.class)
          .hasMessageContaining(Integer.toString(port));
    }
  }

  private Listeners listeners() {
    var settings = new Settings();
    settings.set("port", "0");
    settings.set("oss-port", "0");
    return Listeners.of(settings.read(), reserved);
  }
}
