package dev.cuepost.bench.load;

import static java.util.Objects.requireNonNull;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Any number of kept-alive connections, all served by the thread that calls {@link #run}: no thread
 * has to be woken for an answer, which costs more than reading it does.
 */
public final class EventLoop implements AutoCloseable {
  private static final int BUFFER_BYTES = 8 * 1_024;
  private static final long LONGEST_WAIT_MILLIS = 100;

  private final Selector selector;
  private final List<Connection> connections = new ArrayList<>();
  private final Deque<Connection> waiting = new ArrayDeque<>();
  private final RequestBuffer request = new RequestBuffer();
  private final Response response = new Response();
  private int talking;

  public EventLoop() throws IOException {
    selector = Selector.open();
  }

  /** Opens a connection; its dialogue begins when the loop runs. */
  public void connect(InetSocketAddress address, Dialogue dialogue) throws IOException {
    var channel = SocketChannel.open(address);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.configureBlocking(false);
    var connection = new Connection(channel, dialogue);
    channel.register(selector, SelectionKey.OP_READ, connection);
    connections.add(connection);
    waiting.add(connection);
    talking++;
  }

  /** Whether every dialogue has ended. */
  public boolean quiet() {
    return talking == 0;
  }

  /** Talks until something is so; it is asked after each look at the connections. */
  public void run(BooleanSupplier over) throws IOException {
    while (!over.getAsBoolean()) {
      askWaiting();
      if (quiet()) {
        return;
      }
      selector.select(this::serve, waiting.isEmpty() ? LONGEST_WAIT_MILLIS : 1);
    }
  }

  /** Dialogues that wait do so for the same thing: when one still has to, the rest has to too. */
  private void askWaiting() throws IOException {
    for (int left = waiting.size(); left > 0; left--) {
      Connection next = waiting.remove();
      if (ask(next) == Dialogue.Next.WAIT) {
        return;
      }
    }
  }

  private Dialogue.Next ask(Connection connection) throws IOException {
    Dialogue.Next next = connection.dialogue.ask(request.clear());
    switch (next) {
      case ASK -> connection.write(request);
      case WAIT -> waiting.add(connection);
      case END -> talking--;
    }
    return next;
  }

  private void serve(SelectionKey key) {
    try {
      var connection = (Connection) key.attachment();
      if (key.isWritable()) {
        connection.writeRest(key);
      }
      if (key.isReadable() && connection.read(response)) {
        connection.dialogue.answered(response);
        ask(connection);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    for (Connection connection : connections) {
      connection.channel.close();
    }
    selector.close();
  }

  /** A connection, and what of its answer has come. */
  private final class Connection {
    private final SocketChannel channel;
    private final Dialogue dialogue;
    private byte[] answer = new byte[BUFFER_BYTES];
    private int filled;
    private long askedAt;
    private @Nullable ByteBuffer rest;

    Connection(SocketChannel channel, Dialogue dialogue) {
      this.channel = channel;
      this.dialogue = dialogue;
    }

    void write(RequestBuffer whole) throws IOException {
      askedAt = System.nanoTime();
      var bytes = ByteBuffer.wrap(whole.bytes(), 0, whole.length());
      channel.write(bytes);
      if (bytes.hasRemaining()) {
        rest = ByteBuffer.allocate(bytes.remaining()).put(bytes).flip();
        requireNonNull(channel.keyFor(selector))
            .interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
      }
    }

    void writeRest(SelectionKey key) throws IOException {
      if (rest != null) {
        channel.write(rest);
        if (rest.hasRemaining()) {
          return;
        }
        rest = null;
      }
      key.interestOps(SelectionKey.OP_READ);
    }

    /** Whether the answer is whole now. */
    boolean read(Response into) throws IOException {
      if (filled == answer.length) {
        answer = Arrays.copyOf(answer, answer.length * 2);
      }
      int count = channel.read(ByteBuffer.wrap(answer, filled, answer.length - filled));
      if (count < 0) {
        throw new EOFException("the server closed a connection");
      }
      filled += count;
      if (!into.read(answer, filled)) {
        return false;
      }
      into.timed(askedAt, System.nanoTime());
      filled = 0;
      return true;
    }
  }
}
