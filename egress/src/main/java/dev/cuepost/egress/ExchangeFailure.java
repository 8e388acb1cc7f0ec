package dev.cuepost.egress;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.UnknownHostException;
import java.time.Duration;
import javax.net.ssl.SSLException;

/** Why an HTTP call brought no answer. */
public sealed interface ExchangeFailure {
  /** What went wrong, for the person whose address was called. */
  String sentence();

  /** The name has no address, or nobody said so in time. */
  record NameNotResolved(String host) implements ExchangeFailure {
    @Override
    public String sentence() {
      return "the name %s could not be resolved".formatted(host);
    }
  }

  /** The guard does not let the server call there. */
  record Guarded(String reason) implements ExchangeFailure {
    @Override
    public String sentence() {
      return reason;
    }
  }

  /** Nobody listens there, or there is no way there. */
  record NotConnected(String host, String detail) implements ExchangeFailure {
    @Override
    public String sentence() {
      return "no connection to %s could be made (%s)".formatted(host, detail);
    }
  }

  /** The certificate is not to be trusted, or no secure connection could be agreed on. */
  record TlsFailed(String host, String detail) implements ExchangeFailure {
    @Override
    public String sentence() {
      return "no secure connection to %s could be made (%s)".formatted(host, detail);
    }
  }

  record TimedOut(Duration deadline) implements ExchangeFailure {
    @Override
    public String sentence() {
      return "no answer came within %s s"
          .formatted(
              deadline.toMillis() % 1_000 == 0
                  ? Long.toString(deadline.toSeconds())
                  : Double.toString(deadline.toMillis() / 1_000.0));
    }
  }

  /** The connection was reset or closed before the answer was complete. */
  record Broken(String detail) implements ExchangeFailure {
    @Override
    public String sentence() {
      return "the connection broke before the answer was complete (%s)".formatted(detail);
    }
  }

  /** What came back is not HTTP. */
  record NotHttp(String detail) implements ExchangeFailure {
    @Override
    public String sentence() {
      return "the answer is not HTTP (%s)".formatted(detail);
    }
  }

  /** The calling thread was told to stop; nothing is known about the other side. */
  record Interrupted() implements ExchangeFailure {
    @Override
    public String sentence() {
      return "the call was interrupted";
    }
  }

  /**
   * Names what a client of {@link Egress} threw.
   *
   * @param host whom the call was for
   * @param deadline the client's deadline
   */
  static ExchangeFailure of(IOException thrown, String host, Duration deadline) {
    if (Thread.currentThread().isInterrupted()) {
      return new Interrupted();
    }
    return switch (thrown) {
      case AddressRefusedException e -> new Guarded(detail(e));
      case UnknownHostException _ -> new NameNotResolved(host);
      case ConnectException e -> new NotConnected(host, cause(e));
      case NoRouteToHostException e -> new NotConnected(host, detail(e));
      case SSLException e -> new TlsFailed(host, detail(e));
      case InterruptedIOException _ -> new TimedOut(deadline);
      // OkHttp calls an answer that is cut short a breach of protocol.
      case ProtocolException e when detail(e).startsWith("unexpected end of stream") ->
          new Broken(detail(e));
      case ProtocolException e -> new NotHttp(detail(e));
      default -> new Broken(detail(thrown));
    };
  }

  private static String cause(IOException e) {
    return e.getCause() instanceof IOException inner ? detail(inner) : detail(e);
  }

  /** A peer can have its own words in an exception's message, so they are cut short. */
  private static String detail(IOException e) {
    String message = e.getMessage();
    if (message == null || message.isBlank()) {
      return e.getClass().getSimpleName();
    }
    String line = message.replaceAll("\\p{Cntrl}+", " ");
    return line.length() <= 200 ? line : line.substring(0, 200) + "…";
  }
}
