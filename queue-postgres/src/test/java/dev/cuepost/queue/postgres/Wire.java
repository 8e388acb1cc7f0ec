package dev.cuepost.queue.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lies between a client and a server of this machine. While it is cut nothing gets through and
 * nobody is told; what was on its way goes on when it is whole again.
 */
public final class Wire implements AutoCloseable {
  private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final int target;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition whole = lock.newCondition();
  private final List<Socket> ends = new ArrayList<>();
  private boolean cut;

  /**
   * @param target port of the server
   */
  public Wire(int target) throws IOException {
    this.target = target;
    Thread.ofVirtual().start(this::accept);
  }

  /** The port for the client. */
  public int port() {
    return listening.getLocalPort();
  }

  public void cut() {
    set(true);
  }

  public void mend() {
    set(false);
  }

  private void set(boolean now) {
    lock.lock();
    try {
      cut = now;
      whole.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void accept() {
    try {
      while (true) {
        Socket client = listening.accept();
        keep(client);
        Thread.ofVirtual().start(() -> connect(client));
      }
    } catch (IOException _) {
      // Closed.
    }
  }

  private void connect(Socket client) {
    try {
      awaitWhole();
      var server = new Socket(InetAddress.getLoopbackAddress(), target);
      keep(server);
      Thread.ofVirtual().start(() -> carry(client, server));
      carry(server, client);
    } catch (IOException _) {
      // The server is gone.
    }
  }

  private void keep(Socket end) {
    lock.lock();
    try {
      ends.add(end);
    } finally {
      lock.unlock();
    }
  }

  private void awaitWhole() {
    lock.lock();
    try {
      while (cut) {
        whole.awaitUninterruptibly();
      }
    } finally {
      lock.unlock();
    }
  }

  private void carry(Socket from, Socket to) {
    byte[] chunk = new byte[16 * 1024];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
        awaitWhole();
        out.write(chunk, 0, count);
        out.flush();
      }
    } catch (IOException _) {
      // The other end has gone.
    } finally {
      awaitWhole(); // an end is no more heard of than anything else
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
    mend();
    lock.lock();
    try {
      for (Socket end : ends) {
        end.close();
      }
    } finally {
      lock.unlock();
    }
  }
}
