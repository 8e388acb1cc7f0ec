package dev.cuepost.audit.callback;

import dev.cuepost.audit.callback.book.Behaviour;
import dev.cuepost.audit.callback.book.BookFile;
import dev.cuepost.audit.callback.book.Call;
import dev.cuepost.audit.callback.book.Digest;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP endpoint that behaves as it is told to, and writes down every call before it answers. One
 * thread tells it; each connection has a virtual thread of its own.
 */
final class Endpoint implements AutoCloseable {
  private static final int BACKLOG = 512;
  private static final Duration LEAVE_MAX = Duration.ofSeconds(20);
  private static final long PAUSE_MILLIS = 50;

  private final int port;
  private final BookFile<Call> book;
  private final InstantSource clock;
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
  private final Queue<UncheckedIOException> failures = new ConcurrentLinkedQueue<>();
  private final AtomicInteger working = new AtomicInteger();
  private volatile Behaviour behaviour = Behaviour.TAKES;
  private @Nullable ServerSocket listening;

  /** An endpoint that nobody reaches until it is {@link #open}. */
  Endpoint(int port, BookFile<Call> book, InstantSource clock) {
    this.port = port;
    this.book = book;
    this.clock = clock;
  }

  String url() {
    return "http://127.0.0.1:%d/events".formatted(port);
  }

  void open() throws IOException {
    var socket = new ServerSocket();
    socket.setReuseAddress(true);
    socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), BACKLOG);
    listening = socket;
    var _ = Thread.ofVirtual().name("endpoint " + port).start(() -> accept(socket));
  }

  /** From the next call on. */
  void behave(Behaviour next) throws IOException {
    behaviour = next;
    if (next == Behaviour.GONE) {
      shut();
    } else if (listening == null) {
      open();
    }
  }

  private void shut() throws IOException {
    if (listening != null) {
      listening.close();
      listening = null;
    }
    for (Socket connection : connections) {
      connection.close();
    }
  }

  private void accept(ServerSocket socket) {
    while (true) {
      try {
        Socket connection = socket.accept();
        connections.add(connection);
        working.incrementAndGet();
        var _ = Thread.ofVirtual().start(() -> serve(connection));
      } catch (IOException _) {
        return; // closed
      }
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      connection.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(connection.getInputStream());
      boolean more = true;
      while (more) {
        Optional<CallHead> head = CallHead.read(in);
        more = head.isPresent() && answer(head.get(), in, connection);
      }
    } catch (UncheckedIOException e) {
      failures.add(e); // the book cannot be written
    } catch (IOException _) {
      // The server is gone, or does not wait any more.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      connections.remove(connection);
      working.decrementAndGet();
    }
  }

  /** Whether another call may come on this connection. */
  private boolean answer(CallHead head, InputStream in, Socket connection)
      throws IOException, InterruptedException {
    long at = clock.millis();
    long began = System.nanoTime();
    Behaviour how = behaviour;
    byte[] body = in.readNBytes(head.length());
    boolean whole = body.length == head.length();
    if (how == Behaviour.TAKES_LATE && whole) {
      Thread.sleep(Reaction.LATE);
    }
    book.write(
        new Call(
            url(),
            head.event(),
            whole ? Digest.of(body) : null,
            at,
            whole ? how : Behaviour.CLOSES,
            Duration.ofNanos(System.nanoTime() - began).toMillis()));
    return whole && Reaction.to(connection, how, url());
  }

  /**
   * Waits until nothing is under way any more, and closes.
   *
   * @throws UncheckedIOException if a call could not be written down, so that the run is void
   */
  void leave() throws IOException, InterruptedException {
    shut();
    long until = System.nanoTime() + LEAVE_MAX.toNanos();
    while (working.get() > 0 && System.nanoTime() < until) {
      Thread.sleep(PAUSE_MILLIS);
    }
    if (!failures.isEmpty()) {
      throw failures.remove();
    }
  }

  @Override
  public void close() throws IOException {
    shut();
  }
}
