package dev.cuepost.callback;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A receiver that does to each connection what its script says, and then closes it. */
final class ScriptedReceiver implements AutoCloseable {
  private final ServerSocket listener = new ServerSocket(0, 10, InetAddress.ofLiteral("127.0.0.1"));
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final Script script;

  /** What to do with a connection. */
  interface Script {
    void play(Socket socket) throws IOException;
  }

  ScriptedReceiver(Script script) throws IOException {
    this.script = script;
    Thread.ofVirtual().name("receiver").start(this::accept);
  }

  String url() {
    return "http://127.0.0.1:" + listener.getLocalPort() + "/hook";
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = listener.accept();
        open.add(socket);
        Thread.ofVirtual().name("receiver-connection").start(() -> play(socket));
      }
    } catch (IOException _) {
      // Closed.
    }
  }

  private void play(Socket socket) {
    try (socket) {
      script.play(socket);
    } catch (IOException _) {
      // The other side has had enough.
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket socket : open) {
      socket.close();
    }
  }
}
