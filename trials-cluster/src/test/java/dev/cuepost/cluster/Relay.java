package dev.cuepost.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Lets those at another address of this machine reach a server that listens on loopback. */
final class Relay implements AutoCloseable {
  private final ServerSocket listening;
  private final int target;

  private Relay(ServerSocket listening, int target) {
    this.listening = listening;
    this.target = target;
  }

  /**
   * Begins to relay.
   *
   * @param host where it listens
   * @param target port of the server at 127.0.0.1
   */
  static Relay start(String host, int target) throws IOException {
    var relay = new Relay(new ServerSocket(0, 50, InetAddress.ofLiteral(host)), target);
    Thread.ofVirtual().start(relay::accept);
    return relay;
  }

  /** Host and port at which it listens. */
  String address() {
    return listening.getInetAddress().getHostAddress() + ":" + listening.getLocalPort();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = listening.accept();
        var server = new Socket(InetAddress.getLoopbackAddress(), target);
        Thread.ofVirtual().start(() -> carry(client, server));
        Thread.ofVirtual().start(() -> carry(server, client));
      }
    } catch (IOException _) {
      // Closed.
    }
  }

  private static void carry(Socket from, Socket to) {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException _) {
      // One end has gone.
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }
}
