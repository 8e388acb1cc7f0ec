package dev.cuepost.bench.run;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Ports of programs that cannot say which one they chose. */
public final class Ports {
  private static final long LOOK_MILLIS = 50;

  private Ports() {}

  /** A port on loopback that nobody listened on a moment ago. */
  public static int free() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Waits until the program listens on its port on loopback. */
  public static void awaitOpen(int port, Program program) throws IOException, InterruptedException {
    while (!open(port)) {
      program.failIfEnded();
      Thread.sleep(LOOK_MILLIS);
    }
  }

  private static boolean open(int port) {
    try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return true;
    } catch (IOException _) {
      return false;
    }
  }
}
