package dev.cuepost.smq.connection;

import io.helidon.common.buffers.BufferData;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.util.Set;
import java.util.function.Supplier;

/**
 * HTTP/1.1 connections that notice a hang-up during {@link #whileConnected}. Give one to the
 * listener as its connection selector; without it, and on TLS, waits just go on to their end.
 */
public final class WatchfulConnections implements ServerConnectionSelector {
  static final ScopedValue<ReadAhead> CURRENT = ScopedValue.newInstance();

  private final ServerConnectionSelector http;

  /** Connections with these settings. */
  public WatchfulConnections(Http1Config config) {
    http = Http1ConnectionSelector.builder().config(config).build();
  }

  /** Runs a wait for the request that this thread handles; an interrupt must end it early. */
  public static <T> T whileConnected(Supplier<T> wait) {
    return CURRENT.isBound() ? CURRENT.get().watching(wait) : wait.get();
  }

  /**
   * Runs something that reads the content of a request, with a bound on all that is read for it:
   * what frames a content has no bound of its own.
   */
  public static <T> T atMost(long bytes, Supplier<T> reader) {
    return CURRENT.isBound() ? CURRENT.get().atMost(bytes, reader) : reader.get();
  }

  @Override
  public int bytesToIdentifyConnection() {
    return http.bytesToIdentifyConnection();
  }

  @Override
  public Support supports(BufferData data) {
    // Nothing else is spoken here, and what is not HTTP/1.1 shall be told so.
    return Support.SUPPORTED;
  }

  @Override
  public Set<String> supportedApplicationProtocols() {
    return http.supportedApplicationProtocols();
  }

  @Override
  public ServerConnection connection(ConnectionContext context) {
    // A TLS engine is not made for one thread reading while another writes.
    if (context.isSecure()) {
      return http.connection(context);
    }
    var bytes = new ReadAhead(context.dataReader());
    return new WatchedConnection(http.connection(new WatchedContext(context, bytes)), bytes);
  }
}
