package dev.cuepost.egress;

import dev.cuepost.egress.EgressGuard.Verdict;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import javax.net.SocketFactory;

/**
 * Sockets that ask the guard for each address that they are about to call.
 *
 * <p>This is the one place where the guard is asked. What comes here is an address, whatever it was
 * before: a name, a literal in any spelling, the target of a redirect, or the second answer of a
 * name server that answers differently every time.
 */
final class GuardedSockets extends SocketFactory {
  private final EgressGuard guard;

  GuardedSockets(EgressGuard guard) {
    this.guard = guard;
  }

  @Override
  public Socket createSocket() {
    return new GuardedSocket(guard);
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return connected(new InetSocketAddress(host, port));
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress from, int fromPort)
      throws IOException {
    return createSocket(InetAddress.getByName(host), port, from, fromPort);
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return connected(new InetSocketAddress(host, port));
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort)
      throws IOException {
    Socket socket = createSocket();
    socket.bind(new InetSocketAddress(from, fromPort));
    socket.connect(new InetSocketAddress(host, port));
    return socket;
  }

  private Socket connected(SocketAddress address) throws IOException {
    Socket socket = createSocket();
    socket.connect(address);
    return socket;
  }

  private static final class GuardedSocket extends Socket {
    private final EgressGuard guard;

    GuardedSocket(EgressGuard guard) {
      this.guard = guard;
    }

    @Override
    public void connect(SocketAddress address) throws IOException {
      connect(address, 0);
    }

    @Override
    public void connect(SocketAddress address, int timeoutMillis) throws IOException {
      if (!(address instanceof InetSocketAddress to) || to.isUnresolved()) {
        throw new AddressRefusedException(address + " is not the address of a machine");
      }
      if (guard.check(to.getAddress()) instanceof Verdict.Refused(String reason)) {
        throw new AddressRefusedException(reason);
      }
      super.connect(address, timeoutMillis);
    }
  }
}
