package dev.cuepost.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * Ports whose numbers are told before anybody listens there: whatever needs an address is built
 * first, and the ports open last. Until then each is bound, so that the machine gives it to nobody
 * else, neither to a server nor to an outgoing connection, and not listening, so that a client is
 * refused and not left waiting.
 */
final class ReservedPorts implements AutoCloseable {
  private final List<SocketChannel> held = new ArrayList<>();

  /**
   * Settles the number of a port.
   *
   * @param port 1 to 65535, or 0 for any free one
   * @throws Problem if somebody listens there, or may not be listened there
   */
  int reserve(InetAddress address, int port) {
    try {
      var channel = SocketChannel.open();
      held.add(channel);
      channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      channel.bind(new InetSocketAddress(address, port));
      return ((InetSocketAddress) channel.getLocalAddress()).getPort();
    } catch (IOException e) {
      throw new Problem(
          "port %d at %s cannot be opened (%s); stop what listens there or give another port"
              .formatted(port, address.getHostAddress(), e.getMessage()),
          e);
    }
  }

  /**
   * Lets somebody listen at the ports. Only Linux lets one socket listen where another is bound: it
   * keeps them until {@link #close}, and elsewhere they are let go now.
   */
  void yieldToListeners() {
    if (!System.getProperty("os.name", "").equals("Linux")) {
      close();
    }
  }

  @Override
  public void close() {
    try {
      for (SocketChannel channel : held) {
        channel.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    held.clear();
  }
}
