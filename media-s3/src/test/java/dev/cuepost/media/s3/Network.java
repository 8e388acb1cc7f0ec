package dev.cuepost.media.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicLong;

/** Lies between a client and a server, and can be cut. */
public final class Network implements AutoCloseable {
  private static final long WHOLE = Long.MAX_VALUE;

  private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final int target;
  private final AtomicLong answersUntilCut = new AtomicLong(WHOLE);
  private final AtomicLong requestsUntilCut = new AtomicLong(WHOLE);
  private volatile boolean down;

  public Network(int target) throws IOException {
    this.target = target;
    Thread.ofVirtual().start(this::accept);
  }

  public int port() {
    return listening.getLocalPort();
  }

  /** The connection that brings so many further bytes of answers is cut, once. */
  public void cutAnswersAfter(long bytes) {
    answersUntilCut.set(bytes);
  }

  /** The connection that brings so many further bytes of requests is cut, once. */
  public void cutRequestsAfter(long bytes) {
    requestsUntilCut.set(bytes);
  }

  /** Whether every connection is refused. */
  public void down(boolean down) {
    this.down = down;
  }

  private void accept() {
    try {
      while (true) {
        Socket client = listening.accept();
        if (down) {
          client.close();
        } else {
          var server = new Socket(InetAddress.getLoopbackAddress(), target);
          Thread.ofVirtual().start(() -> carry(client, server, requestsUntilCut));
          Thread.ofVirtual().start(() -> carry(server, client, answersUntilCut));
        }
      }
    } catch (IOException _) {
      // Closed.
    }
  }

  private void carry(Socket from, Socket to, AtomicLong untilCut) {
    byte[] chunk = new byte[16 * 1024];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int count = in.read(chunk); count >= 0 && !down; count = in.read(chunk)) {
        long left = untilCut.get();
        if (left != WHOLE && untilCut.addAndGet(-count) < 0) {
          untilCut.set(WHOLE);
          out.write(chunk, 0, (int) left);
          return;
        }
        out.write(chunk, 0, count);
        out.flush();
      }
    } catch (IOException _) {
      // The other end has gone.
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }
}
